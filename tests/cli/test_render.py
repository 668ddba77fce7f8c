"""`courtdocs render`: what is written, when it refuses, and that nothing is overwritten."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from courtdocs.cli.options import FORMATS
from courtdocs.inspection.read import open_finished
from courtdocs.writers.table import WRITERS

from .running import ON, SAMPLES, Run, inside, run


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_sample_is_written(rook: tuple[Path, Run]) -> None:
    folder, said = rook
    assert (said.code, said.err) == (0, "")
    assert names(folder) == ["statement.docx", "statement.pdf", "statement.record.json"]
    lines = said.out.splitlines()
    assert lines[-3].endswith(" pages.")
    assert lines[-2:] == [f"  {folder / 'statement.docx'}", f"  {folder / 'statement.pdf'}"]


def test_the_sample_is_no_draft(rook: tuple[Path, Run]) -> None:
    for name in ("docx", "pdf"):
        data = (rook[0] / f"statement.{name}").read_bytes()
        file = open_finished(data, name, "x")
        assert "DRAFT" not in "".join((*file.pages, *file.furniture))


def test_the_record_file(rook: tuple[Path, Run]) -> None:
    folder, _ = rook
    record = json.loads((folder / "statement.record.json").read_text("utf-8"))
    sample = SAMPLES / "rook"
    assert record["outputs"] == {f"statement.{n}": digest(folder / f"statement.{n}") for n in ("docx", "pdf")}
    assert record["inputs"]["statement.yaml"] == digest(sample / "statement.yaml")
    assert record["inputs"]["case.yaml"] == digest(sample / "case.yaml")
    assert record["inputs"]["chronology.xlsx"] != hashlib.sha256(b"").hexdigest()
    assert "confidential.yaml" not in record["inputs"]
    assert (record["kind"], record["as_at"], record["draft"]) == (
        "social-work-statement",
        "2026-11-25",
        False,
    )
    assert {"findings", "waivers", "templates", "courtdocs"} <= set(record)


def test_a_draft_says_so_on_every_page(minimal: Path) -> None:
    said = run("render", minimal, *ON)
    assert said.code == 0
    assert "This is a draft: " in said.out
    for name in ("docx", "pdf"):
        file = open_finished(minimal.with_suffix(f".{name}").read_bytes(), name, "x")
        pages = file.furniture if name == "pdf" else (" ".join(file.furniture),)
        assert len(pages) == len(file.pages)
        assert all("DRAFT" in page for page in pages)


def test_a_draft_with_errors_is_written(minimal: Path) -> None:
    text = minimal.read_text("utf-8") + "summary: |\n  I ask for [insert order] today.\n"
    minimal.write_text(text, "utf-8")
    said = run("render", minimal, *ON)
    assert said.code == 1
    assert "error[W16]" in said.out
    assert minimal.with_suffix(".pdf").exists()


def test_a_signed_form_with_an_error_is_refused(refused: Path) -> None:
    said = run("render", refused, "-o", refused.parent / "out", *ON)
    assert said.code == 1
    assert "error[W16]" in said.out
    assert "No document was made. Mend the errors, or waive a rule" in said.out
    assert names(refused.parent) == ["case.yaml", "statement.yaml"]


def test_twice_gives_the_same_bytes(minimal: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        run("render", minimal, "-o", tmp_path / folder, *ON)
    for name in ("statement.docx", "statement.pdf", "statement.record.json"):
        assert digest(tmp_path / "one" / name) == digest(tmp_path / "two" / name)


@pytest.mark.parametrize("name", ["statement.docx", "statement.pdf"])
def test_an_edit_is_not_overwritten(minimal: Path, name: str) -> None:
    run("render", minimal, *ON)
    edited = minimal.with_name(name)
    edited.write_bytes(edited.read_bytes() + b"!")
    minimal.write_text(minimal.read_text("utf-8") + "place: Fenmoor\n", "utf-8")
    before = {path.name: digest(path) for path in minimal.parent.iterdir()}
    said = run("render", minimal, *ON)
    assert said.code == 6
    assert f"Nothing was written: {edited} was changed after it was rendered" in said.err
    assert "--force" in said.err
    assert {path.name: digest(path) for path in minimal.parent.iterdir()} == before
    assert run("render", minimal, "--force", *ON).code == 0
    assert digest(edited) != before[name]


def test_a_document_that_was_not_edited_is_replaced(minimal: Path) -> None:
    run("render", minimal, *ON)
    before = digest(minimal.with_suffix(".pdf"))
    minimal.write_text(minimal.read_text("utf-8") + "place: Fenmoor\n", "utf-8")
    assert run("render", minimal, *ON).code == 0
    assert digest(minimal.with_suffix(".pdf")) != before


def test_a_document_from_elsewhere_is_not_overwritten(minimal: Path) -> None:
    minimal.with_suffix(".docx").write_bytes(b"somebody's")
    assert run("render", minimal, *ON).code == 6
    assert minimal.with_suffix(".docx").read_bytes() == b"somebody's"
    assert not minimal.with_suffix(".pdf").exists()


def test_one_format(minimal: Path) -> None:
    assert run("render", minimal, "--format", "docx", *ON).code == 0
    assert names(minimal.parent) == ["case.yaml", "statement.docx", "statement.record.json", "statement.yaml"]


@pytest.mark.parametrize(
    ("formats", "said"), [("odt", "docx, pdf"), (",", "names no format"), ("", "format")]
)
def test_a_format_there_is_not(minimal: Path, formats: str, said: str) -> None:
    done = run("render", minimal, "--format", formats, *ON)
    assert done.code == 2
    assert said in done.err
    assert names(minimal.parent) == ["case.yaml", "statement.yaml"]


def test_a_folder_that_is_a_file(minimal: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", "utf-8")
    said = run("render", minimal, "-o", tmp_path / "out", *ON)
    assert said.code == 6
    assert f"Nothing was written: {tmp_path / 'out'} is not a folder." in said.err


def test_several_forms_with_one_broken(minimal: Path, tmp_path: Path) -> None:
    said = run("render", minimal, SAMPLES / "bad" / "F16.yaml", "-o", tmp_path / "out", *ON)
    assert said.code == 3
    assert "error[F16]" in said.err
    assert names(tmp_path / "out") == ["statement.docx", "statement.pdf", "statement.record.json"]


def test_two_forms_never_become_one_document(minimal: Path, tmp_path: Path) -> None:
    said = run("render", minimal, SAMPLES / "rook" / "statement.yaml", "-o", tmp_path / "out", *ON)
    assert said.code == 2
    assert f"would both become {tmp_path / 'out' / 'statement'}" in said.err
    assert not (tmp_path / "out").exists()


def test_standard_input_gets_a_name(minimal: Path) -> None:
    with inside(minimal.parent):
        said = run("render", "-", "-o", "out", *ON, stdin=minimal.read_bytes())
        assert said.code == 0
        assert names(Path("out")) == ["statement.docx", "statement.pdf", "statement.record.json"]


def test_json(minimal: Path) -> None:
    (result,) = json.loads(run("render", minimal, "--output", "json", *ON).out)
    assert result["outputs"] == [str(minimal.with_suffix(".docx")), str(minimal.with_suffix(".pdf"))]
    assert result["draft"] is True


def test_json_of_a_refusal(refused: Path) -> None:
    (result,) = json.loads(run("render", refused, "--output", "json", *ON).out)
    assert result["outputs"] == []
    assert "W16" in {f["code"] for f in result["findings"]}


def test_quiet(minimal: Path) -> None:
    assert run("render", "-q", minimal, *ON).out == ""


def test_every_format_there_is(minimal: Path) -> None:
    assert set(FORMATS) == set(WRITERS)
    said = run("render", minimal, "--format", ",".join(FORMATS), *ON)
    assert said.code == 0
    assert {path.suffix for path in minimal.parent.glob("statement*")} == {
        *(f".{name}" for name in FORMATS),
        ".json",
        ".yaml",
    }
    assert f"Which documents to make: {', '.join(FORMATS)}." in " ".join(run("render", "--help").out.split())


def test_a_brief_says_whose_eyes_it_is_for(rook_form: Path) -> None:
    said = run("render", rook_form, "--brief", "--format", "pdf", *ON)
    assert said.code == 0
    assert said.out.splitlines()[-2:] == [
        f"  {rook_form.with_name('statement-brief.pdf')}",
        "Every page of it says “For the author only. Not for filing”.",
    ]


def test_the_page_for_the_family_says_how_easy_it_is_to_read(rook_form: Path) -> None:
    said = run("render", rook_form, "--for-family", "--format", "pdf", *ON)
    assert said.code == 0
    assert said.out.splitlines()[-2] == f"  {rook_form.with_name('statement-for-family.pdf')}"
    assert re.fullmatch(r"Its reading ease is \d+; .*", said.out.splitlines()[-1])


def test_a_view_in_json(rook_form: Path) -> None:
    (form,) = json.loads(run("render", rook_form, "--brief", "--format", "pdf", "--output", "json", *ON).out)
    assert (form["view"], form["pages"]) == ("brief", 1)
    assert form["remarks"] == ["Every page of it says “For the author only. Not for filing”."]


def test_one_view_at_a_time(minimal: Path) -> None:
    said = run("render", minimal, "--brief", "--for-family", *ON)
    assert said.code == 2
    assert "--brief and --for-family are two documents; ask for one at a time." in said.err
    assert names(minimal.parent) == ["case.yaml", "statement.yaml"]


def test_a_page_for_the_family_that_is_not_written_yet(minimal: Path) -> None:
    said = run("render", minimal, "--for-family", *ON)
    assert said.code == 2
    assert "There is no page for the family yet" in said.err
    assert names(minimal.parent) == ["case.yaml", "statement.yaml"]


TEMPLATE = SAMPLES / "council" / "statement.docx"


def test_an_own_template(rook_form: Path) -> None:
    said = run("render", rook_form, "--template", TEMPLATE, "--format", "docx", *ON)
    assert said.code == 0
    assert said.out.splitlines()[-1] == f"  {rook_form.with_suffix('.docx')}"
    assert "0 pages" not in said.out
    house = rook_form.parent / "house"
    run("render", rook_form, "-o", house, "--format", "docx", *ON)
    assert digest(rook_form.with_suffix(".docx")) != digest(house / "statement.docx")


def test_an_own_template_without_libreoffice(rook_form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = names(rook_form.parent)
    monkeypatch.setenv("PATH", str(rook_form.parent))
    said = run("render", rook_form, "--template", TEMPLATE, *ON)
    assert said.code == 4
    assert said.err.startswith("courtdocs: LibreOffice is needed to make a PDF from a Word template")
    assert "--format docx" in said.err
    assert names(rook_form.parent) == before


@pytest.mark.parametrize("count", [1, 2])
def test_an_own_template_that_is_none(minimal: Path, count: int) -> None:
    other = minimal.with_name("other.yaml")
    other.write_bytes(minimal.read_bytes())
    said = run("render", minimal, other, "--template", minimal, "-j", count, "--format", "docx", *ON)
    assert said.code == 5
    assert said.err.count("error[H") == 1
    assert said.err.endswith(f"courtdocs: {other} could not be made, for the same reason.\n")
    assert "2 forms: 2 could not be made." in said.out
    assert names(minimal.parent) == ["case.yaml", "other.yaml", "statement.yaml"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("--brief",), "A template of your own is for the document"), (("--format", "html"), "not html")],
)
def test_what_an_own_template_is_not_for(minimal: Path, arguments: tuple[str, ...], words: str) -> None:
    said = run("render", minimal, "--template", TEMPLATE, *arguments, *ON)
    assert said.code == 2
    assert words in said.err
