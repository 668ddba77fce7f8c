"""The formats that documents are written in, each with its writer, which is imported on first use."""

from __future__ import annotations

from collections.abc import Callable

from ..content.blocks import Content

Writer = Callable[[Content], bytes]


def _docx(content: Content) -> bytes:
    from .docx import write

    return write(content)


def _pdf(content: Content) -> bytes:
    from .pdf import write

    return write(content)


def _html(content: Content) -> bytes:
    from .html import write

    return write(content)


def _txt(content: Content) -> bytes:
    from .text import write

    return write(content)


WRITERS: dict[str, Writer] = {"docx": _docx, "pdf": _pdf, "html": _html, "txt": _txt}
"""By format, which is also the ending of the file's name."""
