"""Pictures of a letterhead without what cameras and programs write into them: names, places, comments."""

from __future__ import annotations

import struct

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"bKGD"}
"""What draws the picture. Colour profiles are left out as well: they tell who made them."""
_JPEG_DROPPED = {*range(0xE1, 0xEE), 0xEF, 0xFE}
"""Further data of programs (EXIF, XMP, IPTC) and comments; APP0 and Adobe's colour marker stay."""
_SCAN = 0xDA


def extension(data: bytes) -> str:
    """The ending of a picture's file name, by its first bytes; empty for one that is neither PNG nor JPEG."""
    return "png" if data.startswith(_PNG) else "jpeg" if data.startswith(b"\xff\xd8") else ""


def bare(data: bytes) -> bytes:
    """The picture with nothing in it but what is needed to draw it; cut short where it is damaged."""
    return b"".join(_png(data) if data.startswith(_PNG) else _jpeg(data))


def _png(data: bytes) -> list[bytes]:
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        end = at + 12 + length
        if data[at + 4 : at + 8] in _PNG_KEPT:
            kept.append(data[at:end])
        at = end
    return kept


def _jpeg(data: bytes) -> list[bytes]:
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if marker == _SCAN:
            return [*kept, data[at:]]
        if marker not in _JPEG_DROPPED:
            kept.append(data[at : at + 2 + length])
        at += 2 + length
    return kept
