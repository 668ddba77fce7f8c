"""The brief and the page for the family, from form to files: what they hold, and what refuses them."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from courtdocs.content.document_views import DOCUMENT, VIEWS
from courtdocs.errors import UnreadableError, UsageError
from courtdocs.inspection.finished import Finished
from courtdocs.inspection.read import open_finished
from courtdocs.pipeline import Checked, check, render
from courtdocs.writers.table import WRITERS

from . import whole
from .test_hostile_text import HOSTILE, letters, spoken, tidy
from .test_pipeline import ON, SAMPLES, WRONG, everything, keys, written
from .writers.test_pdf_text import TEXTS

FORMATS = tuple(WRITERS)
OTHERS = [name for name in VIEWS if name != DOCUMENT]
SIGNED_ON = date(2026, 11, 25)
ROOK = SAMPLES / "rook" / "statement.yaml"
PLAIN = {"in_plain_words": "I am asking the judge to keep Nell and Sami safe."}
DRAFT = {"signed": "null"}
PHONE = {"people": {"joe": {"phone": "07700 900163"}}}


def opened(checked: Checked) -> Mapping[str, Finished]:
    return {name: open_finished(data, name, f"x.{name}") for name, data in checked.files.items()}


def said(file: Finished) -> str:
    return " ".join(everything(file).split())


@pytest.fixture(scope="module", params=OTHERS)
def view(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def sample(view: str) -> Checked:
    return check(ROOK, SIGNED_ON, formats=FORMATS, view=view)


def test_the_sample_fits_the_pages_that_it_should_have(view: str, sample: Checked) -> None:
    assert len(opened(sample)["pdf"].pages) == sample.pages == {"brief": 1, "for-family": 2}[view]
    assert not sample.is_too_long


def test_the_same_in_gives_the_same_out(view: str, sample: Checked) -> None:
    assert check(ROOK, SIGNED_ON, formats=FORMATS, view=view).files == sample.files


def test_a_view_tells_of_the_form_what_the_document_tells(sample: Checked) -> None:
    document = check(ROOK, SIGNED_ON)
    assert sample.report.findings == document.report.findings
    assert sample.still_to_write == document.still_to_write


def test_no_key_is_printed(sample: Checked) -> None:
    wanted = keys(SAMPLES / "rook")
    assert len(wanted) > 12
    for file in opened(sample).values():
        assert [key for key in wanted if re.search(rf"(?<![\w-]){key}(?![\w-])", said(file))] == []


def test_every_page_is_confidential_and_says_what_it_is(view: str, sample: Checked) -> None:
    marking = VIEWS[view].marking
    for name, file in opened(sample).items():
        assert (
            file.metadata.get("Title", file.metadata.get("dc:title", sample.content.title))
            == sample.content.title
        )
        parts = file.furniture if name == "pdf" else (said(file),)
        assert parts
        for part in parts:
            words = " ".join(part.split())
            assert sample.content.confidentiality in words
            assert marking in words
            assert "DRAFT" not in words


def test_the_brief_says_what_a_judge_looks_for() -> None:
    checked = check(ROOK, SIGNED_ON, formats=FORMATS, view="brief")
    in_order = [
        "interim care order", "Alfie and Zara",
        "left Alfie and Zara alone at home", "Police log, pages 2 to 3",
        "Living with foster carers (preferred)", "He would be safe at night",
        "He would be with strangers", "Ruled out:",
        "Still to write", "Open findings",
    ]  # fmt: skip
    for name, file in opened(checked).items():
        words = " ".join(file.text.split())
        places = [words.find(each) for each in in_order]
        assert -1 not in places, name
        # A page of HTML has its list of contents first.
        assert places == sorted(places) or name == "html"
        for found in checked.report.findings:
            assert letters(found.message) in letters(words), name


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_each_view_has_files_of_its_own(tmp_path: Path) -> None:
    path, out = written(tmp_path, PLAIN), tmp_path / "out"
    for name in VIEWS:
        done = render(path, out, ON, formats=("docx", "pdf"), view=name)
        assert len(done.outputs) == 2
    stems = ("statement", "statement-brief", "statement-for-family")
    assert files(out) == {f"{stem}.{end}" for stem in stems for end in ("docx", "pdf", "record.json")}
    records = [json.loads((out / f"{stem}.record.json").read_text("utf-8")) for stem in stems]
    assert [record["view"] for record in records] == ["document", "brief", "page for the family"]
    assert set(records[1]["outputs"]) == {"statement-brief.docx", "statement-brief.pdf"}


def test_a_draft_for_the_family_says_draft_and_a_brief_what_it_always_says(tmp_path: Path) -> None:
    path = written(tmp_path, PLAIN | DRAFT)
    for name, marking in (("for-family", "DRAFT"), ("brief", "For the author only. Not for filing")):
        for file in opened(check(path, ON, formats=FORMATS, view=name)).values():
            assert marking in said(file)
    assert "DRAFT" in said(opened(check(path, ON))["pdf"])


def test_an_error_that_stops_the_document_is_told_by_the_brief_and_stops_no_view(tmp_path: Path) -> None:
    path, out = written(tmp_path, WRONG | PLAIN), tmp_path / "out"
    assert render(path, out, ON).outputs == ()
    for name in OTHERS:
        done = render(path, out, ON, view=name)
        assert [f.code for f in done.checked.report.errors] == ["W16"]
        assert len(done.outputs) == 2
    brief = open_finished((out / "statement-brief.pdf").read_bytes(), "pdf", "x")
    assert "W16 (error)" in brief.text
    assert "a placeholder is left over" in " ".join(brief.text.split())


def test_a_waived_finding_is_not_open(tmp_path: Path) -> None:
    aside = {"waivers": [{"code": "W16", "reason": "The court has asked for the form as it is."}]}
    brief = opened(check(written(tmp_path, WRONG | aside), ON, view="brief"))["pdf"]
    assert "W16" not in brief.text
    assert "set aside" not in brief.text


def test_a_protected_detail_for_the_family_stops_that_page_alone(tmp_path: Path) -> None:
    form = {"in_plain_words": "Joe has a new number.\nIt is 07700 900163."}
    path, out = written(tmp_path, form, confidential=PHONE), tmp_path / "out"
    done = render(path, out, ON, view="for-family")
    assert {(f.code, f.path) for f in done.checked.report.errors} == {("X01", ("in_plain_words",))}
    assert done.outputs == ()
    assert not out.exists()
    assert len(render(path, out, ON).outputs) == 2
    assert len(render(path, out, ON, view="brief").outputs) == 2


def test_a_protected_detail_in_the_orders_stops_the_brief_and_is_told_once(tmp_path: Path) -> None:
    weighing = {"nell": {"home": {"good": ["He rings from 07700 900163."], "bad": ["Risk."]}}}
    options = {"home": {"what": "Home", "for": ["nell"]}}
    path = written(tmp_path, {"options": options, "weighing": weighing} | DRAFT, confidential=PHONE)
    done = render(path, tmp_path / "out", ON, view="brief")
    assert [f.code for f in done.checked.report.errors if f.code[0] == "X"] == ["X01"]
    assert done.outputs == ()
    assert not (tmp_path / "out").exists()


def test_a_withheld_address_is_not_for_the_other_parent(tmp_path: Path) -> None:
    case = {"people": {"kim": {"address": "4 Larch Street, Thornby", "withheld_from": ["joe"]}}}
    form = {"in_plain_words": "You can write to your mother at 4 Larch Street, Thornby."}
    done = render(written(tmp_path, form, case), tmp_path / "out", ON, view="for-family")
    assert {f.code for f in done.checked.report.errors} == {"X01"}
    assert done.outputs == ()


def test_a_misread_form_gives_no_view(tmp_path: Path) -> None:
    for name in OTHERS:
        with pytest.raises(UnreadableError):
            render(written(tmp_path, {"sumary": "x"}), tmp_path / "out", ON, view=name)


def test_without_words_for_the_family_there_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No machine writes it"):
        render(written(tmp_path), tmp_path / "out", ON, view="for-family")
    assert not (tmp_path / "out").exists()


def test_the_rules_of_the_court_do_not_judge_a_view(tmp_path: Path) -> None:
    for name in OTHERS:
        checked = check(written(tmp_path, PLAIN), ON, formats=FORMATS, view=name)
        assert [f for f in checked.report.findings if VIEWS[name].suffix in f.location.file] == []


def test_a_page_that_runs_over_is_whole_and_says_so(tmp_path: Path) -> None:
    words = "\n\n".join(f"This is sentence {n} of many." for n in range(120))
    checked = check(written(tmp_path, {"in_plain_words": words}), ON, formats=FORMATS, view="for-family")
    assert checked.pages > 2
    assert checked.is_too_long
    assert not checked.refused
    for file in opened(checked).values():
        assert set(re.findall(r"sentence\s(\d+)\sof", file.text)) == {str(n) for n in range(120)}


def test_how_easily_the_page_reads_is_measured(tmp_path: Path) -> None:
    easy = check(ROOK, SIGNED_ON, view="for-family").reading_ease
    assert easy
    assert easy > 70
    learned = (
        "Parental acknowledgement of identified concerns remains inconsistent notwithstanding intervention."
    )
    hard = check(written(tmp_path, {"in_plain_words": learned}), ON, view="for-family").reading_ease
    assert hard is not None
    assert hard < 10
    figures = check(written(tmp_path, {"in_plain_words": "1, 2 [T1]"}), ON, view="for-family")
    assert figures.reading_ease is None
    assert check(ROOK, SIGNED_ON, view="brief").reading_ease is None
    assert check(ROOK, SIGNED_ON).reading_ease is None


def test_a_brief_that_runs_over_is_whole_and_says_so(tmp_path: Path) -> None:
    marks = {f"Q{n}": {"about": "why now", "says": f"[insert {n}]"} for n in range(1, 81)}
    checked = check(written(tmp_path, {"points": marks}), ON, formats=FORMATS, view="brief")
    assert checked.is_too_long
    for file in opened(checked).values():
        assert set(re.findall(r"insert\s(\d+)", file.text)) == {str(n) for n in range(1, 81)}
    assert not check(written(tmp_path, {"points": marks}), ON).is_too_long


class Filled:
    """A form with words in every field, in a view: what each field was given, and what the files say."""

    def __init__(self, folder: Path, view: str, text: str) -> None:
        self.given: dict[whole.Slot, str] = {}

        def say(slot: whole.Slot) -> str:
            token = f"Zq{len(self.given):03d}z"
            return self.given.setdefault(slot, f"{token} {text} {token}" if text else token)

        self.files = opened(check(whole.write(folder, say), ON, formats=FORMATS, view=view))

    def printed(self, name: str) -> set[str]:
        """The fields whose words a format says, all of them and as they were typed."""
        file = self.files[name]
        text = letters("".join((*file.pages, *file.furniture)))
        return {slot.pattern for slot, words in self.given.items() if letters(_read(slot, words)) in text}


def _read(slot: whole.Slot, words: str) -> str:
    return spoken(words) if slot.sort in ("prose", "line") else words


PRINTED: dict[str, set[str]] = {
    "brief": {
        "case.children.*.known_as", "case.hearings.*.type", "case.professionals.*.name",
        "case.threshold.*.says", "case.threshold.*.source.*",
        "options.*.what", "weighing.*.*.bad.*", "weighing.*.*.good.*",
    },
    "for-family": {
        "case.children.*.known_as", "case.professionals.*.name", "case.professionals.*.office",
        "case.professionals.*.role", "in_plain_words",
    },
}  # fmt: skip
TOLD = {"case.proceedings.number", "case.evidence.*.exhibit"}
"""What findings on those fields quote, and so a brief."""


def test_a_view_prints_what_it_is_for_and_nothing_else(view: str, tmp_path: Path) -> None:
    filled = Filled(tmp_path, view, "")
    for name in FORMATS:
        assert filled.printed(name) - TOLD == PRINTED[view]


@pytest.mark.parametrize(
    "what",
    [
        "ampersand and brackets",
        "typst",
        "word",
        "jinja",
        "backslashes",
        "begins with a hash",
        "looks like a table",
        "looks like a link",
        "marks of this program",
    ],
)
def test_hostile_text_comes_out_of_a_view_as_typed(what: str, view: str, tmp_path: Path) -> None:
    filled = Filled(tmp_path, view, HOSTILE[what])
    for name in FORMATS:
        assert filled.printed(name) >= PRINTED[view], name


@settings(
    max_examples=15,
    deadline=None,
    # To look for a shorter example takes minutes.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(TEXTS.map(tidy).filter(bool))
def test_any_text_comes_out_of_the_views(text: str) -> None:
    for name in OTHERS:
        with tempfile.TemporaryDirectory() as folder:
            filled = Filled(Path(folder), name, text)
        assert all(filled.printed(each) >= PRINTED[name] for each in FORMATS)
