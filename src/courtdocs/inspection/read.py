"""Opens a finished document of any format."""

from __future__ import annotations

from collections.abc import Callable

from .finished import Finished


def _pdf(data: bytes, name: str) -> Finished:
    from .pdf import open_pdf

    return open_pdf(data, name)


def _docx(data: bytes, name: str) -> Finished:
    from .docx import open_docx

    return open_docx(data, name)


READERS: dict[str, Callable[[bytes, str], Finished]] = {"docx": _docx, "pdf": _pdf}
"""By format, the reader of a finished file; imported on first use."""


def open_finished(data: bytes, format: str, name: str) -> Finished:
    """What a finished file holds; `name` is the name it is written under. Its reader is imported on use."""
    return READERS[format](data, name)
