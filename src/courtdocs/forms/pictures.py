"""Tells whether a file named as the picture of a signature is one, whole, so that every writer can use it."""

from __future__ import annotations

import struct
import zlib

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The segments of a JPEG that say how large the picture is."""
_LARGEST_UNPACKED = 100_000_000
"""Bytes."""


def is_picture(data: bytes) -> bool:
    """Whether the bytes are a PNG or JPEG picture that does not break off."""
    if data.startswith(_PNG):
        return _is_png(data)
    return data.startswith(_JPEG) and _is_jpeg(data)


def _is_png(data: bytes) -> bool:
    at, packed, names = len(_PNG), bytearray(), []
    while at + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        if data[at + 8 + length : at + 12 + length] != struct.pack(">I", zlib.crc32(name + body)):
            return False
        names.append(name)
        packed += body if name == b"IDAT" else b""
        at += 12 + length
        if name == b"IEND":
            return names[0] == b"IHDR" and any(data[16:20]) and any(data[20:24]) and _unpacks(packed)
    return False


def _unpacks(packed: bytearray) -> bool:
    """Whether the points of a PNG are there to the end."""
    unpacking = zlib.decompressobj()
    try:
        unpacking.decompress(packed, _LARGEST_UNPACKED)
    except zlib.error:
        return False
    return unpacking.eof


def _is_jpeg(data: bytes) -> bool:
    at = 2
    framed = False
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        framed = framed or marker in _FRAMES
        if marker == 0xDA:
            # What follows is the picture itself; it ends with a marker of its own.
            return framed and b"\xff\xd9" in data[at + 2 + length :]
        at += 2 + length
    return False
