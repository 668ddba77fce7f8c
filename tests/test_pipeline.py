"""The one flow from form to files: the same in, the same out; what refuses; what is kept of a waiver."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from courtdocs.errors import UnreadableError, UsageError
from courtdocs.inspection.finished import Finished
from courtdocs.inspection.read import open_finished
from courtdocs.pipeline import Checked, check, read, record_of, render
from courtdocs.rules.describe import explain

from . import whole
from .rules.building import BASE, load, patched

SAMPLES = Path(__file__).parents[1] / "samples"
ON = date(2026, 12, 2)
FORMATS = ("docx", "pdf")
WRONG = {"about_me": "I have been [insert date] the social worker. Notes: [visits p1-20]."}
ASIDE = {"waivers": [{"code": "W16", "reason": "The court has asked for the form as it is."}]}


def written(folder: Path, form: Any = None, case: Any = None, confidential: Any = None) -> Path:
    """The clean signed statement that the rules' examples patch, patched, in files."""
    trees = {
        "case.yaml": patched(load(BASE / "case.yaml"), case or {}),
        "statement.yaml": patched(load(BASE / "form.yaml"), form or {}),
        "confidential.yaml": confidential,
    }
    for name, tree in trees.items():
        if tree is not None:
            text = yaml.dump(tree, Dumper=yaml.CSafeDumper, sort_keys=False, default_style='"')
            (folder / name).write_text(text, "utf-8")
    return folder / "statement.yaml"


def everything(file: Finished) -> str:
    """All that a finished document says anywhere."""
    parts = (*file.pages, *file.furniture, *file.alternatives, *file.bookmarks, *file.metadata.values())
    return "\n".join((*parts, *file.metadata, *(title for title, _ in file.outline)))


@pytest.fixture(scope="module")
def sample() -> Checked:
    return check(SAMPLES / "rook" / "statement.yaml", date(2026, 11, 25), formats=FORMATS)


@pytest.fixture(scope="module")
def sample_files(sample: Checked) -> Mapping[str, Finished]:
    return {name: open_finished(data, name, f"statement.{name}") for name, data in sample.files.items()}


def test_the_sample_is_clean(sample: Checked) -> None:
    assert sample.report.errors == ()
    assert not sample.refused
    assert sample.still_to_write == ()


def test_the_same_in_gives_the_same_out(sample: Checked) -> None:
    again = check(SAMPLES / "rook" / "statement.yaml", date(2026, 11, 25), formats=FORMATS)
    assert again.files == sample.files
    assert again.report == sample.report


def test_a_signed_document_does_not_depend_on_the_day(sample: Checked) -> None:
    later = check(SAMPLES / "rook" / "statement.yaml", date(2027, 3, 1), formats=FORMATS)
    assert later.files == sample.files


def test_a_draft_is_as_at_its_day() -> None:
    draft = SAMPLES / "minimal" / "statement.yaml"
    ages = [
        open_finished(check(draft, day).files["pdf"], "pdf", "x").text
        for day in (date(2026, 11, 25), date(2027, 11, 25))
    ]
    assert "3 years" in ages[0]
    assert "4 years" in ages[1]


def test_formats_are_written_alone_or_together(sample: Checked) -> None:
    alone = check(SAMPLES / "rook" / "statement.yaml", date(2026, 11, 25), formats=("docx",))
    assert list(alone.files) == ["docx"]
    assert alone.files["docx"] == sample.files["docx"]
    assert alone.pages == sample.pages


def test_lengths_are_those_of_the_document(sample: Checked, sample_files: Mapping[str, Finished]) -> None:
    assert len(sample.lengths) > 15
    pages = sample_files["pdf"].pages
    for length in sample.lengths:
        assert length.title in pages[length.page - 1]
    assert [length.page for length in sample.lengths] == sorted(length.page for length in sample.lengths)


def keys(form_folder: Path) -> set[str]:
    """The keys of a form and record that are no words, so that finding one can only be a leak."""
    form = read(form_folder / "statement.yaml")
    record = form.record
    tables: list[Mapping[str, Any]] = [
        record.children, record.people, record.professionals, record.evidence, record.hearings,
        record.threshold, form.form.options, form.form.points,
    ]  # fmt: skip
    return {key for table in tables for key in table if re.search(r"[a-z]-[a-z]|-\d|\d[a-z]", key)}


def test_no_key_is_ever_printed(sample: Checked, sample_files: Mapping[str, Finished]) -> None:
    wanted = keys(SAMPLES / "rook")
    assert "police-14nov" in wanted
    assert len(wanted) > 12
    # Keys that are also how an English word is written.
    wanted -= {"school-log", "night-log"} & set(re.findall(r"[\w-]+", _typed(sample)))
    for file in sample_files.values():
        said = everything(file)
        assert [key for key in wanted if re.search(rf"(?<![\w-]){key}(?![\w-])", said)] == []


def _typed(sample: Checked) -> str:
    """The words of the sample without its brackets."""
    return re.sub(r"\[[^\]]*\]", "", sample.form.files[()].text)


def test_no_key_is_hidden_in_the_files(sample: Checked) -> None:
    with zipfile.ZipFile(io.BytesIO(sample.files["docx"])) as parts:
        held = b"\n".join(parts.read(name) for name in parts.namelist())
    for key in ("police-14nov", "hv-letter", "home-mother", "plo-sept"):
        assert key.encode() not in held
        assert key.encode() not in sample.files["pdf"]


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Finished]:
    """A document in which every key is one of a kind, and each field that can cite does."""
    cites = {"prose": "Words. [hv-letter-kk p4] [T1]", "source": "hv-letter-kk p4"}
    cites["line"] = cites["prose"]
    path = whole.write(tmp_path_factory.mktemp("keyed"), lambda slot: cites.get(slot.sort, "Words."))
    checked = check(path, ON, formats=FORMATS)
    return {name: open_finished(data, name, name) for name, data in checked.files.items()}


@pytest.mark.parametrize("name", FORMATS)
def test_no_key_of_any_field_is_printed(name: str, keyed: Mapping[str, Finished]) -> None:
    said = everything(keyed[name])
    assert "-kk" not in said
    assert " ".join(said.split()).count("[exhibit Words., page 4]") > 50


def test_a_signed_form_with_an_error_is_refused(tmp_path: Path) -> None:
    done = render(written(tmp_path, WRONG), tmp_path / "out", ON)
    assert [f.code for f in done.checked.report.errors] == ["W16"]
    assert done.outputs == ()
    assert not (tmp_path / "out").exists()


def test_a_draft_with_an_error_goes_through(tmp_path: Path) -> None:
    done = render(written(tmp_path, WRONG | {"signed": "null"}), tmp_path / "out", ON)
    assert [f.code for f in done.checked.report.errors] == ["W16"]
    assert [path.name for path in done.outputs] == ["statement.docx", "statement.pdf"]


def test_a_protected_detail_refuses_a_draft_too(tmp_path: Path) -> None:
    hidden = {"people": {"joe": {"phone": "07700 900163"}}}
    form = {"signed": "null", "about_me": "He rang from 07700 900163 on Friday."}
    done = render(written(tmp_path, form, confidential=hidden), tmp_path / "out", ON)
    assert {f.code for f in done.checked.report.errors} == {"X01"}
    assert done.outputs == ()
    assert not (tmp_path / "out").exists()


def test_a_waived_protected_detail_is_refused_all_the_same(tmp_path: Path) -> None:
    hidden = {"people": {"joe": {"phone": "07700 900163"}}}
    form = {
        "about_me": "He rang from 07700 900163 on Friday.",
        "waivers": [{"code": "X01", "reason": "He does not mind."}],
    }
    done = render(written(tmp_path, form, confidential=hidden), tmp_path / "out", ON)
    assert {"X01", "F25"} <= {f.code for f in done.checked.report.errors}
    assert done.outputs == ()


def test_a_misread_form_gives_nothing_at_all(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        render(written(tmp_path, {"sumary": "x"}), tmp_path / "out", ON)
    assert not (tmp_path / "out").exists()


def test_a_waiver_lets_a_signed_form_through_and_is_printed(tmp_path: Path) -> None:
    done = render(written(tmp_path, WRONG | ASIDE), tmp_path / "out", ON)
    assert done.checked.report.errors == ()
    (waived,) = [f for f in done.checked.report.findings if f.code == "W16"]
    assert waived.waived == "The court has asked for the form as it is."
    record = json.loads((tmp_path / "out" / "statement.record.json").read_text("utf-8"))
    assert record["waivers"] == [{"code": "W16", "reason": "The court has asked for the form as it is."}]
    assert [f["waived"] for f in record["findings"] if f["code"] == "W16"] == [waived.waived]
    for path in done.outputs:
        file = open_finished(path.read_bytes(), path.suffix[1:], path.name)
        end = " ".join(file.text.split())[-1500:]
        assert "set aside for this reason: The court has asked for the form as it is." in end
        assert "W16" not in everything(file)


def test_a_direction_is_printed_with_its_judge_and_day(tmp_path: Path) -> None:
    said = "The form is to be filed as it is."
    direction = {"code": "W16", "order_date": "2026-11-20", "judge": "HHJ Nwosu", "text": said}
    done = render(written(tmp_path, WRONG | {"waivers": [direction]}), tmp_path / "out", ON)
    assert done.checked.report.errors == ()
    data = (tmp_path / "out" / "statement.pdf").read_bytes()
    end = " ".join(open_finished(data, "pdf", "x").pages[-1].split())
    assert "the direction of HHJ Nwosu of 20 November 2026: The form is to be filed as it is." in end


LONG = {"chronology": [{"date": "2026-01-01", "what": f"Event {n} of many."} for n in range(2000)]}


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """A statement with a chronology of 2,000 rows, and a waiver of its length."""
    aside = {
        "waivers": [{"code": "W08", "order_date": "2026-11-20", "judge": "HHJ Nwosu", "text": "60 pages."}]
    }
    return check(written(tmp_path_factory.mktemp("long"), aside, LONG), ON, formats=FORMATS)


def test_a_long_chronology_is_printed_whole(long: Checked) -> None:
    for name, data in long.files.items():
        said = open_finished(data, name, "x").text
        assert set(re.findall(r"Event\s(\d+)\sof", said)) == {str(n) for n in range(2000)}


def test_the_length_is_waived(long: Checked) -> None:
    (found,) = [f for f in long.report.findings if f.code == "W08"]
    assert found.waived == "direction of HHJ Nwosu of 20 November 2026: 60 pages."
    assert "F27" not in {f.code for f in long.report.findings}


@pytest.mark.parametrize("words", ["word " * 40_000, "w" * 20_000], ids=["words", "one word"])
def test_a_long_paragraph_is_printed_whole(words: str, tmp_path: Path) -> None:
    checked = check(written(tmp_path, {"about_me": words}), ON, formats=FORMATS)
    for name, data in checked.files.items():
        said = re.sub(r"\s", "", open_finished(data, name, "x").text)
        assert said.count("w") >= words.count("w")


def test_a_format_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no format “odt”\. The formats are: docx, pdf, html, txt\."):
        check(written(tmp_path), ON, formats=("odt",))


def test_the_record_knows_a_change_in_a_spreadsheet(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    for file in (SAMPLES / "rook").iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    before = record_of(check(tmp_path / "statement.yaml", ON), ON)["inputs"]
    book = load_workbook(tmp_path / "chronology.xlsx")
    headings = [cell.value for cell in book.active[1]]
    book.active.cell(2, headings.index("what") + 1).value = "Something else happened."
    book.save(tmp_path / "chronology.xlsx")
    after = record_of(check(tmp_path / "statement.yaml", ON), ON)["inputs"]
    assert before["chronology.xlsx"] != after["chronology.xlsx"]
    assert before["case.yaml"] == after["case.yaml"]


def test_a_code_copied_with_its_brackets_is_explained() -> None:
    assert explain("error[P09]:") == explain("P09")
