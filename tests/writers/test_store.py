"""All files of a rendering or none, and never over somebody's edit."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from courtdocs.errors import WriteError
from courtdocs.writers import replacing
from courtdocs.writers.replacing import Output, replace_files
from courtdocs.writers.store import digest, write_all, write_new

Fail = Callable[[str, int], None]


def outputs(folder: Path, text: str = "new") -> list[Output]:
    return [Output(folder / f"statement.{name}", f"{text} {name}".encode()) for name in ("docx", "pdf")]


def save(folder: Path, text: str = "new", *, force: bool = False) -> None:
    write_all(outputs(folder, text), {"kind": "x"}, folder / "statement.record.json", force)


def held(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch) -> Fail:
    """Makes the second call of a function of the system fail with an error number."""

    def failing(name: str, number: int) -> None:
        holder: Any = Path if name == "replace" else os
        whole, calls = getattr(holder, name), []

        def broken(*args: Any) -> Any:
            calls.append(args)
            if len(calls) == 2:
                raise OSError(number, os.strerror(number))
            return whole(*args)

        monkeypatch.setattr(holder, name, broken)

    return failing


def test_every_file_and_the_record(tmp_path: Path) -> None:
    save(tmp_path / "a" / "b")
    there = held(tmp_path / "a" / "b")
    assert there["statement.docx"] == "new docx"
    record = json.loads(there.pop("statement.record.json"))
    assert record == {"kind": "x", "outputs": {name: digest(text.encode()) for name, text in there.items()}}
    assert set(there) == {"statement.docx", "statement.pdf"}


FAILURES = [("fsync", errno.ENOSPC), ("fsync", errno.EIO), ("replace", errno.EACCES), ("replace", errno.EIO)]


@pytest.mark.parametrize(("name", "number"), FAILURES)
def test_a_second_file_that_fails_takes_the_first_with_it(
    name: str, number: int, tmp_path: Path, fail: Fail
) -> None:
    fail(name, number)
    with pytest.raises(WriteError, match="Nothing was written: "):
        save(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "number"), FAILURES)
def test_a_second_file_that_fails_leaves_what_was_there(
    name: str, number: int, tmp_path: Path, fail: Fail
) -> None:
    save(tmp_path, "old")
    before = held(tmp_path)
    fail(name, number)
    with pytest.raises(WriteError):
        save(tmp_path, "new")
    assert held(tmp_path) == before


def test_an_interrupted_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        save(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "number", "said"),
    [
        ("fsync", errno.ENOSPC, "the disk that holds {folder} is full. Make room, or write to another"),
        ("fsync", errno.EIO, "{folder}/statement.pdf cannot be written (Input/output error)."),
        ("replace", errno.EACCES, "may not be written. Close the program that has it open, or"),
        ("replace", errno.EROFS, "nothing may be written to the folder {folder}. Write to another folder"),
        ("fsync", errno.EACCES, "nothing may be written to the folder {folder}. Write to another folder"),
        ("fsync", errno.EDQUOT, "the disk that holds {folder} is full."),
    ],
)
def test_the_reason_is_told_with_what_to_do(
    name: str, number: int, said: str, tmp_path: Path, fail: Fail
) -> None:
    fail(name, number)
    with pytest.raises(WriteError) as caught:
        save(tmp_path)
    assert said.format(folder=tmp_path) in str(caught.value)


def test_a_target_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "statement.pdf").mkdir()
    with pytest.raises(WriteError, match=r"statement\.pdf is a folder\. Move it, or write"):
        save(tmp_path, force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["statement.pdf"]
    with pytest.raises(WriteError, match=r"statement\.pdf is a folder"):
        save(tmp_path)


@pytest.mark.parametrize("folder", ["file", "file/below"])
def test_a_folder_that_is_a_file(folder: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(WriteError, match="is not a folder"):
        save(tmp_path / folder)
    assert held(tmp_path) == {"file": "mine"}


def test_a_folder_that_links_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(WriteError, match="Nothing was written: "):
        save(tmp_path / "loop")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no folder that can't be written, even by root")
def test_a_folder_that_cannot_be_written() -> None:
    with pytest.raises(WriteError, match="Nothing was written: /proc/self"):
        save(Path("/proc/self/fdinfo"))


@pytest.mark.parametrize(
    "record", ["", "{}", "[]", "null", "no json", '{"outputs": 3}', '{"outputs": ["a"]}']
)
def test_an_edit_is_kept_whatever_the_record_says(record: str, tmp_path: Path) -> None:
    (tmp_path / "statement.docx").write_text("mine", "utf-8")
    (tmp_path / "statement.record.json").write_text(record, "utf-8")
    before = held(tmp_path)
    with pytest.raises(WriteError, match=r"statement\.docx was changed after it was rendered, or came from"):
        save(tmp_path)
    assert held(tmp_path) == before
    save(tmp_path, force=True)
    assert held(tmp_path)["statement.docx"] == "new docx"


def test_every_edit_is_named(tmp_path: Path) -> None:
    save(tmp_path)
    for name in ("docx", "pdf"):
        (tmp_path / f"statement.{name}").write_text("mine", "utf-8")
    with pytest.raises(WriteError, match=r"statement\.docx and .*statement\.pdf were changed"):
        save(tmp_path)


def test_what_came_from_here_is_replaced(tmp_path: Path) -> None:
    save(tmp_path, "old")
    save(tmp_path, "new")
    assert held(tmp_path)["statement.pdf"] == "new pdf"


def test_what_would_not_change_needs_no_record(tmp_path: Path) -> None:
    save(tmp_path)
    (tmp_path / "statement.record.json").unlink()
    save(tmp_path)


def test_a_new_file_and_what_stands_beside_it(tmp_path: Path) -> None:
    beside = Output(tmp_path / "a.schema.json", b"{}")
    write_new(tmp_path / "a.yaml", "é", [beside])
    assert held(tmp_path) == {"a.yaml": "é", "a.schema.json": "{}"}
    with pytest.raises(WriteError, match="is there already"):
        write_new(tmp_path / "a.yaml", "other", [beside])


def test_a_new_file_comes_with_what_stands_beside_it_or_not_at_all(tmp_path: Path, fail: Fail) -> None:
    fail("fsync", errno.ENOSPC)
    with pytest.raises(WriteError):
        write_new(tmp_path / "a.yaml", "x", [Output(tmp_path / "a.schema.json", b"{}")])
    assert list(tmp_path.iterdir()) == []


def test_files_are_readable_as_the_system_has_it(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace_files([Output(tmp_path / "a", b"x")])
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_bytes_are_on_the_disk_before_they_are_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    whole = replacing.os.fsync

    def synced(handle: int) -> None:
        assert not (tmp_path / "statement.docx").exists()
        done.append("synced")
        whole(handle)

    monkeypatch.setattr(os, "fsync", synced)
    save(tmp_path)
    assert done == ["synced"] * 3


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("statement.docx", "~$atement.docx"),
        ("report7.docx", "~$eport7.docx"),
        ("note.docx", "~$note.docx"),
        ("statement.docx", ".~lock.statement.docx#"),
        ("statement.pdf", ".~lock.statement.pdf#"),
    ],
)
def test_a_document_that_is_open_is_left_alone(name: str, lock: str, tmp_path: Path) -> None:
    (tmp_path / lock).write_bytes(b"")
    output, record = [Output(tmp_path / name, b"new")], tmp_path / "statement.record.json"
    with pytest.raises(WriteError) as caught:
        write_all(output, {}, record, False)
    assert f"{name} is open in Word or LibreOffice" in str(caught.value)
    assert str(tmp_path / lock) in str(caught.value)
    assert held(tmp_path) == {lock: ""}
    write_all(output, {}, record, True)
    assert held(tmp_path)[name] == "new"


def test_another_document_that_is_open_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "~$atement-2.docx").write_bytes(b"")
    save(tmp_path)


def test_a_format_of_an_earlier_rendering_is_still_no_edit(tmp_path: Path) -> None:
    save(tmp_path, "old")
    html, record = Output(tmp_path / "statement.html", b"html"), tmp_path / "statement.record.json"
    write_all([html], {}, record, False)
    said = json.loads(record.read_text("utf-8"))
    assert said["outputs"] == {"statement.html": digest(b"html")}
    assert said["earlier_outputs"]["statement.docx"] == [digest(b"old docx")]
    save(tmp_path, "new")
    write_all([html], {}, record, False)
    assert held(tmp_path)["statement.docx"] == "new docx"


def test_what_a_killed_run_put_in_place_is_no_edit(tmp_path: Path) -> None:
    save(tmp_path, "old")
    # The moment after the first of the three files: its record still waits.
    (tmp_path / "statement.docx").write_text("new docx", "utf-8")
    waiting = tmp_path / ".statement.record.json.k3_x9a2f.new"
    waiting.write_text(json.dumps({"outputs": {"statement.docx": digest(b"new docx")}}), "utf-8")
    save(tmp_path, "newer")
    assert set(held(tmp_path)) == {"statement.docx", "statement.pdf", "statement.record.json"}
    (tmp_path / "statement.docx").write_text("mine", "utf-8")
    with pytest.raises(WriteError, match="was changed after it was rendered"):
        save(tmp_path)


def test_what_waits_for_others_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".statement-2.docx.abc.new").write_bytes(b"theirs")
    (tmp_path / "statement.docx.new").write_bytes(b"mine")
    save(tmp_path)
    assert {".statement-2.docx.abc.new", "statement.docx.new"} <= set(held(tmp_path))


def test_a_disk_that_fills_while_things_are_put_back_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fail: Fail
) -> None:
    save(tmp_path, "old")
    fail("replace", errno.EACCES)
    staged = replacing._stage

    def full(output: Output) -> Path:
        if output.data.startswith(b"old"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return staged(output)

    monkeypatch.setattr(replacing, "_stage", full)
    with pytest.raises(WriteError, match=r"Only .*statement\.docx was written: .*statement\.pdf may not be"):
        save(tmp_path, "new")
    assert held(tmp_path)["statement.docx"] == "new docx"
