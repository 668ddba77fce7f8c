"""Turns bytes into text: UTF-8, and for anything else the place and the way to save it again."""

from __future__ import annotations

import codecs
import re

from ..findings import Finding, Location
from .catalogue import finding

_SAVE_AGAIN = "Save it as UTF-8. In Notepad: File, Save as, and beside Encoding choose UTF-8."
_TYPE_IT = "Give a form: a text file that a plain editor such as Notepad opens."
_OTHER_FILES = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file, or one with a password"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text file"),
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def decode(data: bytes, name: str) -> tuple[str | None, Finding | None]:
    """The text, and the finding (F05) where it was not saved as UTF-8.

    Text in the Windows code page or in UTF-16 comes with its finding, so that the rest of it can be read;
    there is no text where nothing sensible can be made of the bytes.
    """
    for signature, what in _OTHER_FILES:
        if data.startswith(signature):
            return None, finding("F05", f"{name} is {what}, not a text file", Location(name), help=_TYPE_IT)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _from_utf16(data, name)
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        return _from_code_page(data, error.start, name)


def _from_utf16(data: bytes, name: str) -> tuple[str | None, Finding]:
    message = f"{name} is saved as UTF-16, which Windows calls Unicode"
    problem = finding("F05", message, Location(name), help=_SAVE_AGAIN)
    try:
        return data.decode("utf-16"), problem
    except UnicodeDecodeError:
        return None, problem


def _from_code_page(data: bytes, start: int, name: str) -> tuple[str | None, Finding]:
    before = data[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8-sig", "replace")) + 1
    place = Location(name, line, column, column + 1)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = "\0"
    if _CONTROL.search(text):
        message = f"line {line} of {name} holds a character that was not saved as UTF-8"
        return None, finding("F05", message, Location(name), help=_SAVE_AGAIN)
    character = data[start : start + 1].decode("cp1252")
    message = f"`{character}` on this line was saved in the Windows code page, not as UTF-8"
    return text, finding("F05", message, place, help=_SAVE_AGAIN)
