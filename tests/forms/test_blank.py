"""Blank forms and case records: whole, in print order, and readable once a little is filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from courtdocs.case.record import CaseRecord
from courtdocs.fields.shape import patterns
from courtdocs.findings import Severity
from courtdocs.forms.blank import blank, blank_case
from courtdocs.forms.filled import FilledForm
from courtdocs.forms.reader import read_case, read_form
from courtdocs.kinds.table import KINDS

KIND = KINDS["social-work-statement"]
ROOT = Path(__file__).resolve().parents[2]
MINIMAL = ROOT / "samples" / "minimal" / "case.yaml"
FILLED = {
    "  court:": "  court: the Family Court at Fenmoor",
    "  authority:": "  authority: Brackwater Council",
    "    name:": "    name: Somebody Valdek",
}


def uncommented(text: str) -> str:
    """A blank file with every empty row and entry that stands as a comment put in."""
    start = re.compile(r"^# ( *(?:- )?[a-zTQ0-9_-]+:(?: \|)?|  +- ?\|?)$")
    told = re.compile(r"^# +[a-z_]+( \(.*)?:$")
    lines: list[str] = []
    below = False
    for line in text.splitlines():
        # Guidance stands above a field's own line, empty rows and entries below it.
        below = bool(line) and (below or not line.startswith("#"))
        is_row = below and start.match(line) and line.startswith("#")
        assert not (is_row and line.startswith("# ---"))
        lines.append(line[2:] if is_row else line)
        assert not below or not told.match(line) or is_row
    return "\n".join(lines) + "\n"


def with_words(text: str) -> str:
    """A file with words in every box."""
    lines: list[str] = []
    for line in text.splitlines():
        lines.append(line)
        if line.endswith("|") and not line.startswith("#"):
            lines.append(f"{' ' * (len(line) - len(line.lstrip(' -')) + 2)}Some words with *weight*.")
    return "\n".join(lines) + "\n"


def minimal_case() -> str:
    """A blank case record with the few required values given."""
    return "\n".join(FILLED.get(line, line) for line in blank_case().splitlines())


def written(folder: Path, form: str, case: str) -> FilledForm:
    (folder / "case.yaml").write_text(case, "utf-8")
    (folder / "statement.yaml").write_text(form, "utf-8")
    return read_form(folder / "statement.yaml")


def errors(form: FilledForm) -> list[str]:
    return [f"{f.code} {f.location} {f.message}" for f in form.findings if f.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("text", "model"), [(blank(KIND), KIND.model), (blank_case(), CaseRecord)], ids=["form", "case"]
)
def test_blank_has_every_field_in_order(text: str, model: type) -> None:
    names = [info.alias or own for own, info in model.model_fields.items()]
    assert list(yaml.load(text, yaml.BaseLoader)) == names
    every = {pattern.rpartition(".")[2] for pattern in patterns(model)} - {"*"}
    assert len(every) > 50
    written_out = set(re.findall(r"^#? *(?:- )?([a-z_0-9]+):", text, re.M))
    assert every <= written_out


def test_first_line_names_the_schema() -> None:
    assert blank(KIND).splitlines()[0] == (
        "# yaml-language-server: $schema=social-work-statement.schema.json"
    )
    assert blank_case().startswith("# yaml-language-server: $schema=case.schema.json\n")


def test_guidance_stands_beside_its_field_with_its_marks() -> None:
    lines = blank(KIND).splitlines()
    place = lines.index("summary: |")
    above = " ".join(lines[place - 10 : place])
    assert "# Summary (needed before signing, about 270 words)" in above
    assert "One page at most" in above


def test_comments_are_not_wide() -> None:
    assert max(map(len, blank(KIND).splitlines())) <= 100


def test_values_hold_no_prompt() -> None:
    def empty(value: object) -> bool:
        if isinstance(value, dict):
            return all(map(empty, value.values()))
        return value == ""

    form = yaml.load(blank(KIND), yaml.BaseLoader)
    given = {name: value for name, value in form.items() if not empty(value)}
    assert given == {
        "case": "case.yaml",
        "kind": "social-work-statement",
        "version": "1",
        "stage": "initial",
    }
    assert empty(yaml.load(blank_case(), yaml.BaseLoader))


def test_blank_form_reads_as_a_draft(tmp_path: Path) -> None:
    form = written(tmp_path, blank(KIND).replace("\nby:", "\nby: author"), minimal_case())
    assert form.form.is_draft
    assert errors(form) == []
    assert (form.form.summary, form.form.why_now, form.form.orders) == (None, None, {})
    assert form.record.people["first-parent"].carer is None


def test_empty_rows_and_entries_read_once_filled(tmp_path: Path) -> None:
    words = with_words(uncommented(blank(KIND)).replace("\nby:", "\nby: author"))
    tree = yaml.load(words, yaml.BaseLoader)
    assert set(tree["removal"]["first-child"]) == {
        "danger", "why_not_wait", "steps", "effect", "proportionate", "where_to",
    }  # fmt: skip
    assert set(tree["weighing"]["first-child"]["home-mother"]) == {"good", "bad", "reduced_by", "view"}
    words = words.replace("  - discipline:", "  - discipline: Paediatrics").replace("about:", "about: plan")
    words = words.replace("  - who:", "  - who: first-parent").replace("  - code:", "  - code: P09")
    form = written(tmp_path, words, minimal_case())
    assert errors(form) == []
    assert form.form.removal["first-child"].steps[0].why_not.text.startswith("Some words")
    assert form.form.weighing["first-child"].options["home-mother"].good[0].words == 4


def test_every_box_filled_reads(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(minimal_case(), "utf-8")
    record = read_case(tmp_path / "case.yaml")
    form = written(tmp_path, with_words(blank(KIND, record)), with_words(minimal_case()))
    assert errors(form) == []
    impact = form.form.children["first-child"]
    assert all(getattr(impact, name) is not None for name in type(impact).model_fields)


SECTIONS = [section.field for section in KIND.sections]
LEFT_OUT = {
    "initial": {"changed", "unknown", "full_statement_due", "final_threshold", "assessments", "support_plan"},
    "short-notice": {
        "changed", "before_proceedings", "final_threshold", "assessments", "risks", "protective", "parents",
        "wider_family", "children", "siblings", "options", "weighing", "adm", "support_plan", "views",
        "experts", "timetable",
    },
    "final": {
        "why_now", "removal", "unknown", "full_statement_due", "before_proceedings", "experts", "timetable",
    },
}  # fmt: skip


@pytest.mark.parametrize("stage", KIND.stages)
def test_a_stage_leaves_out_what_other_stages_ask_for(stage: str) -> None:
    form = yaml.load(blank(KIND, stage=stage), yaml.BaseLoader)
    assert form["stage"] == stage
    assert set(SECTIONS) - set(form) == LEFT_OUT[stage]
    assert [name for name in form if name in SECTIONS] == [name for name in SECTIONS if name in form]


@pytest.mark.parametrize("stage", KIND.stages)
def test_a_blank_form_of_a_stage_reads(stage: str, tmp_path: Path) -> None:
    form = written(tmp_path, blank(KIND, stage=stage).replace("\nby:", "\nby: author"), minimal_case())
    assert errors(form) == []


def test_without_a_stage_the_comments_say_when_a_section_is_needed() -> None:
    text = " ".join(line.removeprefix("# ") for line in blank(KIND).splitlines())
    assert set(yaml.load(blank(KIND), yaml.BaseLoader)) >= set(SECTIONS)
    assert "What has changed (needed before signing, in a final statement)" in text
    assert "What is unknown (needed before signing, in a short-notice statement, about 90 words)" in text
    assert "Summary (needed before signing, about 270 words)" in text


def test_entries_are_laid_out_for_the_record() -> None:
    record = read_case(ROOT / "samples" / "rook" / "case.yaml")
    form = yaml.load(blank(KIND, record), yaml.BaseLoader)
    children = list(record.children)
    assert len(children) == 3
    assert [list(form[name]) for name in ("orders", "children", "weighing")] == [children] * 3
    assert list(form["removal"]) == ["alfie", "zara"]
    assert list(form["parents"]) == ["danielle", "craig", "imran"]
    assert {"guardian", "iro"} < set(form["views"])
    assert form["by"] == ""


def test_only_keys_come_from_the_record() -> None:
    record = read_case(ROOT / "samples" / "rook" / "case.yaml")
    text = blank(KIND, record)
    fact = record.threshold["T1"].says.text[:40]
    assert fact not in text
    assert record.people["danielle"].name not in text


def test_the_only_professional_is_the_author() -> None:
    record = read_case(MINIMAL)
    assert list(record.professionals) == ["marchetti"]
    assert "\nby: marchetti\n" in blank(KIND, record)
