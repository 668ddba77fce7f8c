"""Turns bytes into text: UTF-8, and for anything else the place and the way to save it again."""

from __future__ import annotations

import codecs
import re

from ..findings import Finding, Location
from .catalogue import finding

_SAVE_AGAIN = "Save it as UTF-8. In Notepad: File, Save as, and beside Encoding choose UTF-8."
_TYPE_IT = "Give a form: a text file that a plain editor such as Notepad opens."
_BRING_BACK = (
    "Bring back an earlier version: in OneDrive or Windows right-click the file, then Version history or "
    "Previous versions."
)
_OTHER_FILES = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file, or one with a password"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "rich text, as Word and WordPad save it"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
)
"""How they begin, in lower case where they are letters."""
_UTF16 = (
    (re.compile(b"\xff\xfe|\xfe\xff"), "utf-16"),
    (re.compile(b"[^\0]\0[^\0]\0"), "utf-16-le"),
    (re.compile(b"\0[^\0]\0[^\0]"), "utf-16-be"),
)
"""How text in UTF-16 begins, with its mark or without."""
_ENDS_IN_ZEROS = re.compile(b"(?s)^[\t\n\r -\xff]*\0{4}")
_CONTROL = re.compile(b"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def decode(data: bytes, name: str) -> tuple[str | None, Finding | None]:
    """The text, and the finding (F05) where it was not saved as UTF-8.

    Text in the Windows code page or in UTF-16 comes with its finding, so that the rest of it can be read;
    there is no text where nothing sensible can be made of the bytes.
    """
    for signature, what in _OTHER_FILES:
        if data[: len(signature)].lower() == signature.lower():
            return None, finding("F05", f"{name} is {what}, not plain text", Location(name), help=_TYPE_IT)
    if utf16 := next((codec for beginning, codec in _UTF16 if beginning.match(data)), ""):
        return _from_utf16(data, utf16, name)
    if _ENDS_IN_ZEROS.search(data):
        return None, _emptied(data, name)
    try:
        # Half a character that some programs write (`surrogatepass`) is told as such once it is text.
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogatepass"), None
    except UnicodeDecodeError as error:
        return _from_code_page(data, error.start, name)


def _emptied(data: bytes, name: str) -> Finding:
    """The finding (F05) for bytes of zero, with which a file is filled whose words never reached the disk."""
    before = data[: data.index(b"\0")]
    if not before.strip():
        message, place = f"{name} is there, but its words are gone: it holds nothing that can be read", 0
    else:
        place = before.count(b"\n") + 1
        message = f"{name} was damaged while it was saved or copied: from here on it cannot be read"
    return finding("F05", message, Location(name, place, min(place, 1)), help=_BRING_BACK)


def _from_utf16(data: bytes, codec: str, name: str) -> tuple[str | None, Finding]:
    message = f"{name} is saved as UTF-16, which Windows calls Unicode"
    problem = finding("F05", message, Location(name), help=_SAVE_AGAIN)
    try:
        return data.decode(codec), problem
    except UnicodeDecodeError:
        return None, problem


def _from_code_page(data: bytes, start: int, name: str) -> tuple[str | None, Finding]:
    if _CONTROL.search(data):
        return None, finding("F05", f"{name} is not plain text", Location(name), help=_TYPE_IT)
    before = data[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8-sig", "replace")) + 1
    place = Location(name, line, column, column + 1)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        message = f"line {line} of {name} holds a character that was not saved as UTF-8"
        return None, finding("F05", message, Location(name), help=_SAVE_AGAIN)
    character = data[start : start + 1].decode("cp1252")
    message = f"`{character}` on this line was saved in the Windows code page, not as UTF-8"
    return text, finding("F05", message, place, help=_SAVE_AGAIN)
