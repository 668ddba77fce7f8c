"""Whatever is typed in any field comes out of every format as typed, or is refused with its place."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from courtdocs.errors import UnreadableError
from courtdocs.findings import Finding
from courtdocs.forms.walk import walk
from courtdocs.inspection.finished import Finished
from courtdocs.inspection.read import open_finished
from courtdocs.kinds.base import Kind
from courtdocs.pipeline import Checked, check, read
from courtdocs.prose.blocks import Block, List, Paragraph, plain
from courtdocs.prose.markdown import parse

from . import whole
from .whole import Slot
from .writers.test_pdf_text import TEXTS

ON = date(2026, 11, 25)
FORMATS = ("docx", "pdf", "html", "txt")
CITED = {"summary": " [hv-letter-kk p4] [T1] [Q1]", "involvement": " [hv-letter-kk p4]"}
"""At the end of these fields, so that the list of sources and the threshold have something to say."""

NOT_PRINTED = {
    # For documents that are not the statement itself.
    "in_plain_words", "case.others_named.*",
    # In words only where nothing else answers the limb; see test_checklist_words.
    *(f"checklist.{limb}" for limb in "abcdefg"), *(f"adoption.{limb}" for limb in "abcdef"),
    # Kept in the record; the statement does not say them.
    "previous", "case.proceedings.judge", "case.proceedings.allocated_to",
    "case.hearings.*.time", "case.hearings.*.judge", "case.hearings.*.place", "case.hearings.*.estimate",
    "case.extensions.*.welfare_impact", "case.extensions.*.order",
    "case.children.*.sex", "case.children.*.immigration",
    "case.people.*.sex", "case.people.*.pronouns", "case.people.*.solicitor",

    "case.evidence.*.file", "case.evidence.*.pages",
}  # fmt: skip
IN_CAPITALS = {"case.proceedings.court"}

HOSTILE = {
    "ampersand and brackets": "& < > &amp; &#38;",
    "typst": "# $ @ #let x = 1; #panic() $x$ @y",
    "word": "<w:br/> ]]> <![CDATA[ </w:t></w:r> <?xml?>",
    "jinja": "{{ s.summary }} {% if x %} {# y #} {{ }} {% %}",
    "backslashes": "\\ { } \\u{41} \\n C:\\ \\*",
    "name": "Smith & Sons (a)",
    "typst comment": "/* a */ // b",
    "quotation marks": "\"a\" 'b' “c” ‘d’ `e`",
    "begins with a dash": "- x",
    "begins with dashes": "--- x",
    "begins with a number": "8. x",
    "begins with a year": "1984. x",
    "begins with a bracket": "(a) x",
    "begins with a letter": "a) x",
    "begins with a hash": "# x",
    "begins with an exclamation mark": "!x",
    "begins with a percent sign": "%x: y",
    "begins with a question mark": "? x",
    "begins with a colon": ": x",
    "looks like a pair": "none: x",
    "looks like a reference": "[T99] [sic] [name withheld] [1]",
    "looks like a link": "[a](https://x.y/a_b_c) ![b](c.png) [d]: e",
    "looks like a table": "| a | b |",
    "looks like a rule": "*** ___ ~~~",
    "looks like nothing": "null ~ true 0x1F 1e5 010",
    "marks of this program": "{unnumbered} {new page} :::",
    "markup of other kinds": "_u_ __v__ ~~w~~ ``c``",
    "combining characters": "e\u0301 n\u0303 A\u030a",
    "spaces that do not break": "a\u00a0b\u202fc",
    "currencies and fractions": "£5.50 €3 ½ ° ² №",
    "long word": "x" * 90,
    "stars": "a * b ** c",
}  # fmt: skip
"""By what is hostile about it; in prose as in plain values, every letter is printed."""
EMPHASISED = {"typst comment"}
"""Two of its asterisks are a pair, in prose."""


def letters(words: str) -> str:
    """The words without what setting them in lines changes."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", words))


def spoken(prose: str) -> str:
    """The words of a narrative field, without the signs of its lists and emphasis."""
    return "".join(_spoken(block) for block in parse(prose).blocks)


def _spoken(block: Block) -> str:
    if isinstance(block, Paragraph):
        return plain(block.children)
    inner: tuple[Any, ...] = block.items if isinstance(block, List) else (block,)
    return "".join(_spoken(below) for item in inner for below in item.children)


class Filled:
    """A form with words in every field, rendered: what each field was given, and what the documents say."""

    def __init__(
        self,
        folder: Path,
        text: Callable[[Slot, str], str],
        *,
        none: bool = False,
        kind: Kind = whole.KIND,
    ) -> None:
        self.given: dict[Slot, str] = {}

        def say(slot: Slot) -> str:
            words = text(slot, f"Zq{len(self.given):03d}z")
            self.given[slot] = words
            return words + CITED.get(str(slot.path[0]), "")

        path = whole.write(folder, say, none=none, kind=kind)
        self.checked: Checked = check(path, ON, formats=FORMATS)
        self.finished: Mapping[str, Finished] = {
            name: open_finished(data, name, f"statement.{name}") for name, data in self.checked.files.items()
        }

    def lost(self, name: str, expected: Callable[[Slot, str], str]) -> list[str]:
        """The fields whose words the document of a format does not say."""
        file = self.finished[name]
        pages = [letters(page) for page in file.pages]
        others = [letters(part) for part in (*file.furniture, *file.alternatives)]
        return [
            slot.pattern
            for slot, words in self.given.items()
            if not _is_said(letters(expected(slot, words)), pages, others, slot.pattern in IN_CAPITALS)
        ]


def _is_said(words: str, pages: list[str], others: list[str], in_capitals: bool) -> bool:
    """Whether a document says the words; one page may begin and the next one end them."""
    if in_capitals:
        words, pages = words.upper(), [page.upper() for page in pages]
    if any(words in part for part in (*pages, *others)):
        return True
    return any(_goes_on(words, before, after) for before, after in pairwise(pages))


def _goes_on(words: str, before: str, after: str) -> bool:
    cuts = range(len(words))
    most = bisect(cuts, False, key=lambda cut: words[:cut] not in before) - 1
    least = bisect(cuts, False, key=lambda cut: words[cut:] in after)
    return 0 < least <= most


def as_typed(slot: Slot, words: str) -> str:
    return words


def as_read(slot: Slot, words: str) -> str:
    return spoken(words) if slot.sort in ("prose", "line") else words


@pytest.fixture(scope="module", params=[False, True], ids=["filled", "set aside"])
def harmless(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    return Filled(tmp_path_factory.mktemp("harmless"), lambda slot, token: token, none=request.param)


def test_every_field_is_found() -> None:
    sorts = Counter(slot.sort for slot in whole.slots())
    assert sum(sorts.values()) > 160
    assert sorts["prose"] > 55
    assert sorts["plain"] > 75
    assert sorts["line"] > 12
    assert sorts["source"] > 5
    assert sum(slot.path[-1] == "none" for slot in whole.slots(none=True)) > 30


def test_the_whole_form_is_filled(tmp_path: Path) -> None:
    form = read(whole.write(tmp_path, lambda slot: "x"))
    empty = {
        whole.pattern(value.path)
        for value in (*walk(form.form), *walk(form.record, ("case",)))
        if value.is_absent
    }
    assert empty == {
        "previous", "signed", "dated", "waivers", "case.proceedings.profile", "case.children.*.due",
        "case.threshold.*.status.*.order",
        "case.people.*.withheld_from", "case.chronology.*.in",
    }  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_every_field_is_printed_or_known_not_to_be(harmless: Filled, name: str) -> None:
    printed = {slot.pattern for slot in harmless.given} - NOT_PRINTED
    # A threshold that is set aside prints none of its facts.
    facts = {slot for slot in printed if slot.startswith("case.threshold.") and "threshold.none" in printed}
    lost = set(harmless.lost(name, as_typed)) - facts
    assert lost & printed == set()
    assert len(printed - facts) > 100


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_text_comes_out_as_typed(what: str, tmp_path: Path) -> None:
    text = HOSTILE[what]
    filled = Filled(tmp_path, lambda slot, token: f"{text} {token} {text} {token}")
    expected = as_read if what in EMPHASISED else as_typed
    for name in FORMATS:
        assert set(filled.lost(name, expected)) <= NOT_PRINTED


@pytest.mark.parametrize("what", ["name", "word", "jinja", "begins with a dash"])
def test_hostile_reasons_come_out_as_typed(what: str, tmp_path: Path) -> None:
    filled = Filled(
        tmp_path, lambda slot, token: f"{HOSTILE[what]} {token} {HOSTILE[what]} {token}", none=True
    )
    for name in FORMATS:
        lost = {path for path in filled.lost(name, as_typed) if not path.startswith("case.threshold.")}
        assert lost <= NOT_PRINTED


@pytest.mark.parametrize("name", FORMATS)
def test_emphasis_is_read_in_prose_alone(name: str, tmp_path: Path) -> None:
    filled = Filled(tmp_path, lambda slot, token: f"{token} Smith & Sons (a) *x* {token}")
    assert set(filled.lost(name, as_read)) <= NOT_PRINTED
    plain_lost = set(filled.lost(name, as_typed)) - NOT_PRINTED
    assert (
        plain_lost == {slot.pattern for slot in filled.given if slot.sort in ("prose", "line")} - NOT_PRINTED
    )


@pytest.mark.parametrize("name", FORMATS)
def test_new_lines_are_kept_in_plain_values(name: str, tmp_path: Path) -> None:
    filled = Filled(tmp_path, lambda slot, token: f"{token}\nMill Lane\n# 4 {token}")
    assert set(filled.lost(name, as_typed)) <= NOT_PRINTED


def test_right_to_left_letters_are_kept(tmp_path: Path) -> None:
    filled = Filled(tmp_path, lambda slot, token: f"{token} שלום (אב) 12")
    for name in ("docx", "html", "txt"):
        assert set(filled.lost(name, as_typed)) <= NOT_PRINTED
    # A PDF holds them in the order of the page, so that only their number can be counted.
    said = letters("".join(filled.finished["pdf"].pages))
    printed = [slot for slot in filled.given if slot.pattern not in NOT_PRINTED]
    assert said.count("ש") >= len(printed)
    assert said.count("ב") >= len(printed)


@cache
def _lines(text: str) -> list[str]:
    return text.split("\n")


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\U0001f600", "F23"),
        ("\U0001f468\u200d\U0001f469", "F23"),
        ("漢字", "F23"),
        ("\ue000", "F23"),
        ("\U000f0000", "F23"),
        ("\U00100000", "F23"),
        ("\U0010fffd", "F23"),
        ("\u202e", "F06"),
        ("\u200b", "F06"),
        ("\u0085", "F06"),
        ("\x07", "F06"),
        ("\ufffe", "F06"),
    ],
    ids=ascii,
)
def test_what_cannot_be_printed_is_refused_at_its_place(
    character: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("courtdocs.datafile.catalogue.MOST_FINDINGS", 1000)
    path = whole.write(tmp_path, lambda slot: f"one two{character} three")
    with pytest.raises(UnreadableError) as caught:
        read(path)
    findings = caught.value.findings
    assert {f.code for f in findings} == {code}
    sources = caught.value.sources
    for f in findings:
        line = _lines(sources[f.location.file])[f.location.line - 1]
        assert line[f.location.column - 1 :].startswith(character[0])
    if code == "F23":
        assert {f.path for f in findings} == {slot.path for slot in whole.slots() if slot.path[0] != "none"}


def _checklist_form(folder: Path) -> dict[str, str]:
    given: dict[str, str] = {}

    def say(slot: Slot) -> str:
        return given.setdefault(slot.pattern, f"{HOSTILE['name']} {HOSTILE['word']} Zq{len(given):03d}z")

    form, _ = whole.trees(say)
    whole.write(folder, lambda slot: "x")
    kept = {key: form[key] for key in ("case", "kind", "version", "stage", "by", "checklist", "adoption")}
    plain_tree = yaml.safe_load(yaml.safe_dump(_plain_strings(kept)))
    (folder / "statement.yaml").write_text(yaml.safe_dump(plain_tree, default_style='"'), "utf-8")
    return {name: words for name, words in given.items() if name.split(".")[0] in ("checklist", "adoption")}


def _plain_strings(tree: Any) -> Any:
    return {k: _plain_strings(v) for k, v in tree.items()} if isinstance(tree, dict) else str(tree)


@pytest.mark.parametrize("name", FORMATS)
def test_checklist_words(name: str, tmp_path: Path) -> None:
    given = _checklist_form(tmp_path)
    assert len(given) == 13
    checked = check(tmp_path / "statement.yaml", ON, formats=FORMATS)
    said = letters(open_finished(checked.files[name], name, "x").text)
    assert [path for path, words in given.items() if letters(words) not in said] == []


def tidy(text: str) -> str:
    """Arbitrary text as a literal block can hold it."""
    return "\n".join(line.strip() for line in text.strip().split("\n")).strip()


PROPERTY = settings(
    max_examples=40,
    deadline=None,
    # To look for a shorter example takes minutes.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@PROPERTY
@given(TEXTS.map(tidy).filter(bool))
@example("[T1")
@example("a]] ]> [[T9 p4]; x]")
def test_any_text_comes_out_of_every_field(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        filled = Filled(Path(folder), lambda slot, token: f"{token} {text} {token}")
        for name in FORMATS:
            assert set(filled.lost(name, as_read)) <= NOT_PRINTED


@PROPERTY
@given(st.text(st.characters(exclude_categories=["Cs"])).map(tidy).filter(bool))
def test_any_text_whatever_is_printed_or_refused(text: str) -> None:
    refused: tuple[Finding, ...] = ()
    filled: Filled | None = None
    with tempfile.TemporaryDirectory() as folder:
        try:
            filled = Filled(Path(folder), lambda slot, token: f"{token} {text} {token}")
        except UnreadableError as error:
            refused = error.findings
    assert all(f.location.line and f.message and f.help for f in refused)
    for name in ("docx", "html", "txt"):
        assert refused or (filled and set(filled.lost(name, as_read)) <= NOT_PRINTED)
