"""Tells whether a file named as the picture of a signature is one, whole, so that every writer can use it."""

from __future__ import annotations

import struct
import zlib

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""For each sort of colour in a PNG, the bits that a channel can have."""
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Where each pass over an interlaced PNG begins, across and down, and its steps."""
_LARGEST_UNPACKED = 100_000_000
"""Bytes."""
_FRAMES = frozenset(range(0xC0, 0xC3))
"""The segments of a JPEG, as cameras and scanners write it, that say how large the picture is."""
_TABLES = {0xC4, 0xDB}
"""The segments without which the points of a JPEG say nothing."""
_SCAN = 0xDA


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
            return names[0] == b"IHDR" and _has_its_points(data[16:29], packed)
    return False


def _has_its_points(head: bytes, packed: bytearray) -> bool:
    """Whether the points of a PNG are there to the end."""
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    if not (width and height and depth in _DEPTHS.get(colour, ())):
        return False
    bits = depth * _CHANNELS[colour]
    passes = _PASSES if interlaced else ((0, 0, 1, 1),)
    wanted = sum(_size(width - x, height - y, dx, dy, bits) for x, y, dx, dy in passes)
    try:
        return wanted <= _LARGEST_UNPACKED and len(zlib.decompressobj().decompress(packed, wanted)) == wanted
    except zlib.error:
        return False


def _size(width: int, height: int, across: int, down: int, bits: int) -> int:
    """The bytes of one pass: each row with the byte that says how it is packed."""
    columns, rows = -(-width // across), -(-height // down)
    return rows * (1 + (columns * bits + 7) // 8) if columns > 0 and rows > 0 else 0


def _is_jpeg(data: bytes) -> bool:
    at, met = 2, set[int]()
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        met.add(marker)
        if marker == _SCAN:
            # What follows is the picture itself; it ends with a marker of its own.
            return met >= _TABLES and bool(met & _FRAMES) and b"\xff\xd9" in data[at + 2 + length :]
        at += 2 + length
    return False
