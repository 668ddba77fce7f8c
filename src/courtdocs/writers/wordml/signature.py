"""The signature block, kept together on one page."""

from __future__ import annotations

from ...content.blocks import Signature
from ..wording import signature_lines
from .markup import run
from .paragraphs import paragraph
from .pictures import picture, pixels
from .story import Story

_LABEL = '<w:rStyle w:val="SignatureLabel"/>'
_TAB = "<w:r><w:tab/></w:r>"
_RULE = "<w:r><w:tab/><w:tab/></w:r>"
"""To the first tab stop, then along the ruled line to the second."""
_SLANTED = "<w:i/><w:iCs/>"
_IMAGE_ROOM = (180.0, 48.0)
"""The widest and highest that a signature is printed, in points."""


def signature(block: Signature, story: Story) -> str:
    """One paragraph a line: its label, then the words, the picture or a ruled space for ink."""
    out = []
    for line in signature_lines(block):
        if line.label == "Signed" and block.manner == "image":
            held = _TAB + _image(block, story)
        else:
            held = _RULE if line.ink else _TAB + run(line.text, _SLANTED if line.label == "Signed" else "")
        out.append(
            paragraph(
                story, "SignatureInk" if line.ink else "SignatureLine", run(f"{line.label}:", _LABEL) + held
            )
        )
    return "".join(out)


def _image(block: Signature, story: Story) -> str:
    extension, width, height = pixels(block.image)
    scale = min(_IMAGE_ROOM[0] / width, _IMAGE_ROOM[1] / height)
    return picture(block.image, extension, width * scale, height * scale, f"Signature of {block.name}", story)
