"""Pictures in the line of text, each with the words that say the same."""

from __future__ import annotations

import struct

from ...content.blocks import Drawing
from ..drawing import drawing_png
from .markup import attribute
from .paragraphs import paragraph
from .story import Story

_EMU_PER_POINT = 12700
_POINTS_PER_TWIP = 1 / 20
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_ROOM_FOR_WORDS = 0.85
"""The most of a page's height that a drawing takes, so that its heading stays on its page."""
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def drawing(block: Drawing, story: Story) -> str:
    """A paragraph with the drawing, made smaller where the page would not hold it."""
    room = story.frame.width * _POINTS_PER_TWIP, story.frame.height * _POINTS_PER_TWIP * _ROOM_FOR_WORDS
    scale = min(1.0, room[0] / block.width, room[1] / block.height)
    held = picture(drawing_png(block), "png", block.width * scale, block.height * scale, block.alt, story)
    return paragraph(story, "Figure", held)


def picture(data: bytes, extension: str, width: float, height: float, alt: str, story: Story) -> str:
    """A run that holds a picture of that size in points."""
    relation = story.picture(data, extension)
    number = len(story.pictures)
    extent = f'cx="{round(width * _EMU_PER_POINT)}" cy="{round(height * _EMU_PER_POINT)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:docPr id="{number}" name="Picture {number}" descr="{attribute(alt)}"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}">'
        f'<pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        f"<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def pixels(image: bytes) -> tuple[str, int, int]:
    """What a PNG or JPEG is by its file extension, and its width and height in pixels.

    Raises ValueError for anything else; reading the form has refused it.
    """
    if image.startswith(b"\x89PNG\r\n\x1a\n") and len(image) >= 24:
        width, height = struct.unpack(">II", image[16:24])
        return "png", width, height
    if image.startswith(b"\xff\xd8"):
        return "jpeg", *_jpeg_size(image)
    raise ValueError("The picture is neither PNG nor JPEG.")


def _jpeg_size(image: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(image) and image[at] == 0xFF:
        marker, length = image[at + 1], int.from_bytes(image[at + 2 : at + 4])
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", image[at + 5 : at + 9])
            return width, height
        at += 2 + length
    raise ValueError("The JPEG does not say how big it is.")
