"""How the time grows: the sample with ten times its chronology and its prose, against the sample itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from courtdocs.datafile.reading import parse
from courtdocs.fields.text import Line
from courtdocs.forms.reader import read_form
from courtdocs.forms.walk import prose
from courtdocs.pipeline import check, render

from .measure import Ratio, Work, compare
from .sample import AS_AT, FORM

TIMES = 10
_ODD = (
    "  - {what: He said, she said, for: jade}\n",
    '  - {what: "He" said, for: jade}\n',
    "  - {what: She said: no}\n",
    "  - 'Cause he left\n",
    "  - [hv-letter p4] says so\n",
    "  - Block #4\n",
)


def grown(folder: Path, times: int) -> Path:
    """Write the sample into a folder, its chronology and its prose so many times over; gives the form."""
    copytree(FORM.parent, folder)
    _grow_prose(folder / FORM.name, times)
    _grow_chronology(folder / "chronology.xlsx", times)
    return folder / FORM.name


def _grow_prose(path: Path, times: int) -> None:
    form = read_form(path)
    lines = form.files[()].text.split("\n")
    fields = [(form.files[()].values[place], words) for place, words in prose(form, record=False)]
    for span, words in sorted(fields, key=lambda field: -field[0].line):
        if span.style != "literal":
            continue
        body = lines[span.body_line - 1 : span.end_line - 1]
        while not body[-1].strip():
            body.pop()
        # A field of one paragraph becomes one long paragraph.
        more = body if isinstance(words, Line) else ["", *body]
        at = span.body_line - 1 + len(body)
        lines[at:at] = more * (times - 1)
    path.write_text("\n".join(lines), "utf-8", newline="\n")


def _grow_chronology(path: Path, times: int) -> None:
    book = load_workbook(path)
    sheet = book.worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    for row in rows * (times - 1):
        sheet.append(row)
    book.save(path)


def growth_of_check() -> Ratio:
    """`pipeline.check`, warm."""
    return _growth("check, 10 times the text", lambda form: lambda _: check(form, AS_AT))


def growth_of_render() -> Ratio:
    """`pipeline.render` to Word and PDF, warm."""

    def work(form: Path) -> Work:
        return lambda _: render(form, form.parent / "out", AS_AT, force=True)

    return _growth("render, 10 times the text", work)


def growth_of_reading() -> Ratio:
    """Reading 4 MB of rows that YAML would misread, every sort of them, against a tenth of that."""
    often, once = (
        "".join(row * (size // len(row) // len(_ODD)) for row in _ODD) for size in (4_000_000, 400_000)
    )
    return compare(
        "read 4 MB of odd rows",
        "0.4 MB of them",
        lambda _: parse(f"rows:\n{often}", "f"),
        lambda _: parse(f"rows:\n{once}", "f"),
        12,
        3,
    )


def _growth(name: str, work: Callable[[Path], Work]) -> Ratio:
    with TemporaryDirectory() as folder:
        once, often = (grown(Path(folder) / str(times), times) for times in (1, TIMES))
        return compare(name, "the sample as it is", work(often), work(once), 12, 3)
