"""Typst, called with one of our fixed programs and its data; nothing else in the package imports it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import CourtdocsError
from ..resources import fonts, templates

if TYPE_CHECKING:
    import typst


def compile_pdf(template: Path, data: bytes, timestamp: date) -> bytes:
    """A PDF/A-2a and PDF/UA-1 file made by the program `template` from `data` (JSON).

    `timestamp` is the day that the file carries; the same arguments give the same bytes.
    Raises CourtdocsError where Typst refuses: data that was checked on reading never makes it do so.
    """
    stamp = datetime(timestamp.year, timestamp.month, timestamp.day, tzinfo=UTC)
    return _compile(template, data, format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=stamp)


def compile_png(template: Path, data: bytes, dpi: int) -> bytes:
    """A picture of the one page that `template` makes from `data`; errors as for compile_pdf."""
    return _compile(template, data, format="png", ppi=float(dpi))


def _compile(template: Path, data: bytes, **output: Any) -> bytes:
    import typst

    try:
        made, warnings = typst.compile_with_warnings(
            template,
            root=templates(),
            font_paths=_fonts(),
            sys_inputs={"data": data.decode("utf-8")},
            **output,
        )
    except typst.TypstError as error:
        hints = "; ".join(error.hints)
        raise CourtdocsError(_refusal(template, f"{error.message} {hints}".strip())) from error
    if warnings:
        raise CourtdocsError(_refusal(template, "; ".join(warning.message for warning in warnings)))
    if not isinstance(made, bytes):
        raise CourtdocsError(_refusal(template, "it made more than one page where one was wanted"))
    return made


def _refusal(template: Path, said: str) -> str:
    return (
        f"The document could not be set by {template.name}: {said}. "
        "This is a fault in courtdocs; please report it with the words of this message."
    )


@cache
def _fonts() -> typst.Fonts:
    """The house faces only: a character they lack must fail, not appear in some other face."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts())])
