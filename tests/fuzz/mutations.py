"""Valid forms, records and tables with slips in them: what the targets are given."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any

import yaml
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from ..cli.running import SAMPLES
from ..rules.building import BASE

Edit = tuple[str, int, int, str]
"""What is done, to which line, at which column, with which words."""
Files = dict[str, bytes]

PIECES = (
    "", " ", "  ", "    ", "\t", "\n", "\n\n", "\n  ", "\n- ", ":", ": ", "- ", "#", " #", " # ", "|", ">",
    "|2", "'", '"', "[", "]", "{", "}", "{}", "[]", "[a, b]", "{a: b}", "&a ", "*a", "*", "**", "!x ",
    "!!str ", "%", "@", "`", "?", "? ", "~", "<<: ", "---", "...", "=", "none", "none:", "all", "null",
    "yes", "T1", "Q9", "E1", "30 February", "14/11/2026", "2026-11-14", "March 2023", "46085", "2020..2021",
    "é", "ß", "😀", "李", "שלום", "\u200b", "\xad", "\xa0", "\u2028", "\x00", "\x07", "\x85", "\ufeff", "“",
    "”", "’", "–", "—", "•", "…", "a: b", "[hv-letter p4]", "[T1]", "[sic]", "[", "]]", "{{ x }}",
    "{% x %}", "<b>", "&amp;", "\\", "\\n", "\\u0000", "\\ud800", "a)", "1. ", "> ", "```", "x" * 300,
    "w " * 80, "[TODO]", "[insert name]", "Mr Attwell", "Nell", "nell", "she", "he", "aged 9", "$x$",
    "#set", "@ref", "=1+1", "0000000000000000000000000000000000000000",
)  # fmt: skip
_LEFT_OUT = re.compile(r"(?m)^(?:#.*|(?:chronology|previous):(?: \S+)?)\n(?! )")
"""Lines that a seed goes without: those that name another file, and comments, which a target cannot count."""
_DOINGS = ("delete", "twice", "swap", "in", "out", "cut", "insert", "value", "join", "style", "end", "borrow")


@cache
def seeds() -> tuple[tuple[str, str], ...]:
    """Forms that read, of every kind and stage, each with its case record; no other file is named."""
    folders = (BASE, *(SAMPLES / name for name in ("minimal", "rook", "rook-final")))
    forms = [(form, folder / "case.yaml") for folder in folders for form in sorted(folder.glob("*.yaml"))]
    pairs = [(form.read_text("utf-8"), case.read_text("utf-8")) for form, case in forms]
    return tuple(
        (_LEFT_OUT.sub("", form), _LEFT_OUT.sub("", case)) for form, case in pairs if "\nkind: " in form
    )


def edited(text: str, edits: list[Edit]) -> str:
    """A text after some slips of the hand, one after the other."""
    lines = text.split("\n")
    for doing, line, column, words in edits:
        at = line % len(lines)
        lines[at : at + 2] = _DONE[doing](lines[at : at + 2], column, words)
        lines = lines if doing != "end" else lines[: at + 1]
        lines = "\n".join(lines).split("\n") or [""]
    return "\n".join(lines)


def _value(lines: list[str], column: int, words: str) -> list[str]:
    name, colon, _ = lines[0].partition(":")
    return [f"{name}{colon} {words}", *lines[1:]]


def _style(lines: list[str], column: int, words: str) -> list[str]:
    first = lines[0].replace("|", ">") if column % 2 else lines[0].replace("|", '"')
    return [first, *lines[1:]]


def _borrow(lines: list[str], column: int, words: str) -> list[str]:
    other = seeds()[column % len(seeds())][column % 2].split("\n")
    return [lines[0], other[column % len(other)], *lines[1:]]


_DONE: dict[str, Callable[[list[str], int, str], list[str]]] = {
    "delete": lambda lines, column, words: lines[1:] or [""],
    "twice": lambda lines, column, words: [lines[0], *lines],
    "swap": lambda lines, column, words: lines[::-1],
    "in": lambda lines, column, words: [" " * (column % 5 + 1) + lines[0], *lines[1:]],
    "out": lambda lines, column, words: [lines[0][column % 5 + 1 :], *lines[1:]],
    "cut": lambda lines, column, words: [lines[0][:column], *lines[1:]],
    "insert": lambda lines, column, words: [lines[0][:column] + words + lines[0][column:], *lines[1:]],
    "value": _value,
    "join": lambda lines, column, words: [" ".join(lines)],
    "style": _style,
    "end": lambda lines, column, words: [lines[0][:column], *lines[1:]],
    "borrow": _borrow,
}

pieces = st.sampled_from(PIECES)
words = st.lists(pieces, min_size=1, max_size=4).map("".join)
edits = st.lists(
    st.tuples(st.sampled_from(_DOINGS), st.integers(0, 400), st.integers(0, 60), words),
    min_size=1,
    max_size=5,
)
prose = st.text() | st.lists(
    pieces | st.sampled_from(("\n- ", "\n  - ", "\n> ", "\na) ", "\n2. ")), max_size=30
).map("".join)


@st.composite
def yaml_texts(draw: st.DrawFn) -> str:
    """A form or record with slips in it, or signs of YAML in no order."""
    seed = draw(st.sampled_from(seeds()))[draw(st.integers(0, 1))]
    if draw(st.sampled_from((0, 1, 2, 3))) == 3:
        return "".join(draw(st.lists(pieces, max_size=20)))
    return edited(seed, draw(edits))


@st.composite
def json_texts(draw: st.DrawFn) -> str:
    """A form as JSON, with other values in it and then with slips."""
    tree = yaml.load(draw(st.sampled_from(seeds()))[0], Loader=yaml.BaseLoader)
    text = json.dumps(
        spoiled(draw, tree), indent=draw(st.sampled_from((None, 1))), ensure_ascii=draw(st.booleans())
    )
    return edited(text, draw(edits)) if draw(st.booleans()) else text


def spoiled(draw: st.DrawFn, tree: Any) -> Any:
    """A tree with one of its values, anywhere, become something else."""
    if isinstance(tree, dict) and tree and draw(st.integers(0, 4)):
        name = draw(st.sampled_from(sorted(tree)))
        return {**tree, name: spoiled(draw, tree[name])}
    if isinstance(tree, list) and tree and draw(st.integers(0, 4)):
        return [*tree[:-1], spoiled(draw, tree[-1])]
    other = st.none() | st.booleans() | st.integers() | words
    return draw(other | st.lists(other, max_size=2) | st.dictionaries(words, other, max_size=2))


@st.composite
def folders(draw: st.DrawFn) -> Files:
    """A form and its case record, at least one of them with slips in it."""
    form, case = draw(st.sampled_from(seeds()))
    which = draw(st.integers(1, 3))
    form = edited(form, draw(edits)) if which & 1 else form
    case = edited(case, draw(edits)) if which & 2 else case
    files = {"form.yaml": form, "case.yaml": case}
    return {name: text.encode("utf-8", "surrogatepass") for name, text in files.items()}


@st.composite
def drafts(draw: st.DrawFn) -> Files:
    """A form and its record in which only words are other than they should be, so that most of them read."""
    form, case = draw(st.sampled_from(seeds()))
    texts = [edited(text, draw(_worded)) for text in (form, case)]
    return {name: text.encode() for name, text in zip(("form.yaml", "case.yaml"), texts, strict=True)}


_safe = st.lists(
    st.sampled_from([piece for piece in PIECES if piece.isprintable()]), min_size=1, max_size=4
).map(" ".join)
_worded = st.lists(
    st.tuples(
        st.sampled_from(("insert", "delete", "twice", "value")),
        st.integers(0, 400),
        st.integers(8, 90),
        _safe,
    ),
    max_size=3,
)

cells = (
    words | st.none() | st.integers() | st.floats(allow_nan=False) | st.booleans()
    | st.dates(date(1900, 3, 1)) | st.datetimes(datetime(1900, 3, 1)) | st.times()
)  # fmt: skip
headings = st.sampled_from(("date", "what", "for", "source", "status", "What", "", None, "worker", 3))


@st.composite
def workbooks(draw: st.DrawFn) -> Files:
    """A record whose chronology is a workbook of any cells, its bytes now and then damaged."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in [
        draw(st.lists(headings, max_size=6)),
        *draw(st.lists(st.lists(cells, max_size=6), max_size=4)),
    ]:
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("", cell) if isinstance(cell, str) else cell for cell in row])
    for cell in (cell for row in sheet.iter_rows() for cell in row):
        if draw(st.integers(0, 9)) == 0:
            cell.number_format = draw(st.sampled_from(("0%", "mmm yy", "@", "yyyy", "0.00", '"x"', "d mmmm")))
    if draw(st.integers(0, 9)) == 0:
        sheet.merge_cells("A1:B2")
    file = io.BytesIO()
    book.save(file)
    return {**_list_in("chronology.xlsx"), "chronology.xlsx": damaged(draw, file.getvalue())}


@st.composite
def lists_in_csv(draw: st.DrawFn) -> Files:
    """A record whose chronology is CSV with slips in it."""
    comma = draw(st.sampled_from((",", ";", "\t")))
    rows = [
        "date,what,for,source",
        '2026-03-04,"He said ""no"", and left",nell,the log',
        "March 2023,Plain,,",
    ]
    text = edited("\n".join(rows).replace(",", comma), draw(edits))
    return {**_list_in("chronology.csv"), "chronology.csv": text.encode("utf-8", "surrogatepass")}


def _list_in(name: str) -> Files:
    form, case = next(pair for pair in seeds() if "\nchronology:" not in pair[1])
    return {"form.yaml": form.encode(), "case.yaml": f"{case}chronology: {name}\n".encode()}


def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes, now and then with some of them changed or cut off."""
    if draw(st.integers(0, 3)):
        return data
    # The length of a workbook is not the same on every run, and what is drawn must be.
    at = len(data) * draw(st.integers(0, 1000)) // 1000
    return (
        data[:at] + draw(st.binary(max_size=4)) + data[at + draw(st.integers(0, 8)) :] * draw(st.booleans())
    )


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Any bytes, or those of a form in some encoding, damaged."""
    if draw(st.booleans()):
        return draw(st.binary(max_size=200))
    text = draw(yaml_texts())
    codec = draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1")))
    return damaged(draw, text.encode(codec, "replace"))
