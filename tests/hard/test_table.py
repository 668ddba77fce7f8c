"""Hard input: every row of the table through the command line; COURTDOCS_UPDATE_GOLDEN=1 writes it anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from courtdocs.inspection.read import open_finished

from .rows import MAKERS, Row, can_mount, rewrite, rows

ROWS = rows()
LEFT = ".new"
"""Ends the names of files that wait for their place, or that a killed run has left."""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_what_a_practitioner_reads(row: Row, tmp_path: Path) -> None:
    row.lay(tmp_path)
    if row.in_namespace and not can_mount():
        pytest.skip("no mount namespaces here")
    before = held(tmp_path)
    for command in row.commands:
        said = row.run(command, tmp_path)
        words = row.shown(said.out + said.err)
        if os.environ.get("COURTDOCS_UPDATE_GOLDEN"):
            rewrite(row, said.code, words)
            continue
        assert words.rstrip("\n") == row.says.rstrip("\n")
        assert said.code == row.exit
    after = held(tmp_path)
    # What was there is as it was, and where nothing could be done nothing has come to it.
    kept = {path: data for path, data in before.items() if path.suffix != LEFT}
    assert {path: after.get(path) for path in kept} == kept
    assert row.exit < 3 or after.keys() == before.keys()
    assert not any(path.suffix == LEFT for path in after)
    for words in row.prints:
        assert all("".join(words.split()) in said for said in _documents(tmp_path / "out"))


def _documents(folder: Path) -> list[str]:
    """What the documents in a folder say, without the spaces."""
    files = [path for path in folder.iterdir() if path.suffix in (".docx", ".pdf")]
    assert len(files) == 2
    finished = [open_finished(path.read_bytes(), path.suffix[1:], path.name) for path in files]
    return ["".join(file.text.split()) for file in finished]


def held(folder: Path) -> dict[Path, bytes | None]:
    """Every file of a folder with its bytes."""
    files = [path for path in folder.rglob("*") if not path.is_dir()]
    return {path: path.read_bytes() if path.is_file() and not path.is_symlink() else None for path in files}


def test_every_row_has_a_name_of_its_own() -> None:
    assert len(ROWS) > 180
    assert len({row.id for row in ROWS}) == len(ROWS)


def test_every_maker_is_used() -> None:
    assert {name for row in ROWS for name in (row.make, row.during) if name} == set(MAKERS)
