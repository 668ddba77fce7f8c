"""`courtdocs new`: blank files that a practitioner can go on with, and nothing overwritten."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from .running import ON, SAMPLES, inside, run


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_way_from_nothing_to_a_form(tmp_path: Path) -> None:
    with inside(tmp_path):
        said = run("new", "case", "-o", "rook/case.yaml")
        assert said.code == 0
        assert names(Path("rook")) == ["case.schema.json", "case.yaml"]
        shutil.copy(SAMPLES / "minimal" / "case.yaml", "rook/case.yaml")
        following = shlex.split(said.out.splitlines()[-1].partition("courtdocs ")[2])
        said = run(*following)
        assert said.code == 0
        assert Path("rook/social-work-statement.schema.json").exists()
        following = shlex.split(said.out.splitlines()[-1].partition("courtdocs ")[2])
        said = run(*following, *ON)
        assert said.code == 0
        assert "Still to write" in said.out


def test_a_form_has_a_place_for_everyone_of_the_record(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "minimal" / "case.yaml", tmp_path)
    run("new", "social-work-statement", "--case", tmp_path)
    text = (tmp_path / "statement.yaml").read_text("utf-8")
    assert re.search(r"^children:\n  otis:", text, re.MULTILINE)
    assert re.search(r"^parents:\n  leonie:", text, re.MULTILINE) or "parents:" in text
    assert "\ncase: case.yaml\n" in text


def test_a_form_elsewhere_names_the_record_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "record").mkdir()
    shutil.copy(SAMPLES / "minimal" / "case.yaml", tmp_path / "record")
    form = tmp_path / "forms" / "first.yaml"
    assert run("new", "social-work-statement", "--case", tmp_path / "record", "-o", form).code == 0
    assert "\ncase: ../record/case.yaml\n" in form.read_text("utf-8")
    assert run("check", form, *ON).code == 0


@pytest.mark.parametrize("what", ["case", "social-work-statement"])
def test_nothing_is_overwritten(what: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("mine", "utf-8")
    said = run("new", what, "-o", path)
    assert said.code == 6
    assert f"Nothing was written: {path} is there already. Give another name with -o." in said.err
    assert path.read_text("utf-8") == "mine"
    assert names(tmp_path) == ["mine.yaml"]


def test_a_link_to_nowhere_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").symlink_to("elsewhere.yaml")
    assert run("new", "case", "-o", tmp_path / "mine.yaml").code == 6
    assert names(tmp_path) == ["mine.yaml"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [("social-work-statment", "Did you mean “social-work-statement”?"), ("zzz", "You can have: case, ")],
)
def test_an_unknown_kind(typed: str, said: str, tmp_path: Path) -> None:
    done = run("new", typed, "-o", tmp_path / "x.yaml")
    assert done.code == 2
    assert said in done.err
    assert names(tmp_path) == []


def test_a_record_that_cannot_be_read_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("children: [", "utf-8")
    said = run("new", "social-work-statement", "--case", tmp_path)
    assert said.code == 3
    assert "error[F07]" in said.err
    assert names(tmp_path) == ["case.yaml"]


def test_a_folder_without_a_record(tmp_path: Path) -> None:
    said = run("new", "social-work-statement", "--case", tmp_path)
    assert said.code == 3
    assert "error[F01]" in said.err
    assert names(tmp_path) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert run("new", "social-work-statement", "--case", tmp_path / "no").code == 2


def test_a_form_for_a_stage(tmp_path: Path) -> None:
    with inside(tmp_path):
        said = run("new", "social-work-statement", "--stage", "final")
        assert said.code == 0
        name = said.out.split()[0]
        assert "stage: final" in Path(name).read_text("utf-8")
        assert said.out.rstrip().endswith(f"courtdocs check {name}")


@pytest.mark.parametrize("what", ["social-work-statement", "case"])
def test_a_stage_there_is_not(what: str, tmp_path: Path) -> None:
    with inside(tmp_path):
        said = run("new", what, "--stage", "finl", "-o", "x.yaml")
    assert said.code == 2
    assert "stage" in said.err
    assert names(tmp_path) == []
