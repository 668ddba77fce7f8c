"""Escaped text, runs and paragraphs: the small pieces of WordprocessingML."""

from __future__ import annotations

import re

from ...errors import CourtdocsError

_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_ATTRIBUTE = {**_TEXT, ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# From the first right-to-left letter to the last one that only spaces and marks part from it.
_RTL = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_RTL_STRETCH = re.compile(f"({_RTL}+(?:[^\\w<>&]*{_RTL}+)*)")

_OPEN = '<w:t xml:space="preserve">'
_TAB = f"</w:t><w:tab/>{_OPEN}"
_BREAK = f"</w:t><w:br/>{_OPEN}"


def escaped(text: str) -> str:
    """Text as the inside of an element."""
    return text.translate(_TEXT)


def attribute(text: str) -> str:
    """Text as the inside of a quoted attribute, its line ends and tabs kept."""
    return text.translate(_ATTRIBUTE)


def broken(text: str) -> str:
    """Text as the inside of `w:t`, with Word's own elements for its line ends and tabs."""
    words = escaped(text)
    if "\n" in words or "\t" in words:
        words = words.replace("\t", _TAB).replace("\n", _BREAK)
    return words


def run(text: str, properties: str = "") -> str:
    """Runs that hold `text` under the run properties given; right-to-left stretches are marked as such."""
    if text.isascii():
        return _run(text, properties)
    pieces = _RTL_STRETCH.split(text)
    return "".join(
        _run(piece, f"{properties}<w:rtl/>" if place % 2 else properties)
        for place, piece in enumerate(pieces)
        if piece
    )


def _run(text: str, properties: str) -> str:
    held = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{held}{_OPEN}{broken(text)}</w:t></w:r>"


def encoded(xml: str) -> bytes:
    """A part's bytes. Raises CourtdocsError for a character that XML cannot hold; reading lets none in."""
    found = _FORBIDDEN.search(xml)
    if found:
        raise CourtdocsError(
            f"A Word file cannot hold the character U+{ord(found[0]):04X}; reading should have refused it. "
            "This is a fault in courtdocs; take the character out of the form and please report it."
        )
    return xml.encode()
