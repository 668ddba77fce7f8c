"""The formats that documents are written in, each with its writer, which is imported on first use."""

from __future__ import annotations

from collections.abc import Callable

from ..content.blocks import Content


def _docx(content: Content) -> bytes:
    from .docx import write

    return write(content)


def _pdf(content: Content) -> bytes:
    from .pdf import write

    return write(content)


WRITERS: dict[str, Callable[[Content], bytes]] = {"docx": _docx, "pdf": _pdf}
"""By format, which is also the ending of the file's name."""
