"""Makes what no text can: long files, links, pipes, locks; each function lays one thing into a folder."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import zipfile
from contextlib import AbstractContextManager
from pathlib import Path
from unittest.mock import patch

import yaml

# Long and deep


def a_long_line(folder: Path) -> None:
    add(folder, f"place: {'x' * 5_000}\n")


def a_long_word(folder: Path) -> None:
    add(folder, f"summary: |\n  Otis said {'x' * 5_000} today.\n")


def a_long_paragraph(folder: Path) -> None:
    add(folder, "summary: |\n" + "  Otis was safe at home on that day, and said so.\n" * 4_000)


def a_paragraph_as_name(folder: Path) -> None:
    case = folder / "case.yaml"
    name = "Otis Valdek, who is a lively boy. " * 20
    case.write_text(case.read_text("utf-8").replace("name: Otis Valdek", f"name: {name}"), "utf-8")


def many_fields(folder: Path) -> None:
    add(folder, "".join(f"k{n}: x\n" for n in range(20_000)))


def deep_brackets(folder: Path) -> None:
    add(folder, f"place: {'[' * 5000}{']' * 5000}\n")


def deep_fields(folder: Path) -> None:
    add(folder, "".join(f"{' ' * n}place:\n" for n in range(500)))


def deep_json(folder: Path) -> None:
    (folder / "statement.json").write_text('{"place": ' + "[" * 5000 + "]" * 5000 + "}", "utf-8")


def a_bomb_of_aliases(folder: Path) -> None:
    add(folder, "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n")


def a_json_form(folder: Path) -> None:
    """The minimal form as JSON, without its last brace: the row adds that."""
    form = yaml.safe_load((folder / "statement.yaml").read_text("utf-8"))
    (folder / "statement.json").write_text(json.dumps(form, indent=1).removesuffix("\n}"), "utf-8")


# Files and folders


def emptied_by_sync(folder: Path) -> None:
    form = folder / "statement.yaml"
    form.write_bytes(b"\0" * form.stat().st_size)


def cut_off_by_a_crash(folder: Path) -> None:
    form = folder / "statement.yaml"
    form.write_bytes(form.read_bytes() + b"place: Fen" + b"\0" * 500)


def a_word_file(folder: Path) -> None:
    (folder / "statement.docx").write_bytes(zipped({"[Content_Types].xml": b"<Types/>"}))


def a_word_lock(folder: Path) -> None:
    # As Word leaves it beside an open document: the length of the user's name, the name, and zeros.
    (folder / "~$atement.docx").write_bytes(b"\x0dInes Marchetti" + b"\0" * 148)


def a_loop(folder: Path) -> None:
    (folder / "loop.yaml").symlink_to("loop.yaml")


def a_link_to_nothing(folder: Path) -> None:
    (folder / "gone.yaml").symlink_to("nowhere.yaml")


def a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")


def an_odd_folder(folder: Path) -> None:
    odd = folder / "Käthe & Söhne 😀"
    odd.mkdir()
    shutil.copy(folder / "case.yaml", odd)
    shutil.copy(folder / "statement.yaml", odd / "my statement.yaml")


def a_folder_as_case(folder: Path) -> None:
    (folder / "case.yaml").unlink()
    (folder / "case.yaml").mkdir()


def two_confidential_records(folder: Path) -> None:
    for ending in ("yaml", "yml"):
        (folder / f"confidential.{ending}").write_text("people:\n  leonie:\n    phone: 07700 900123\n")


def a_folder_as_signature(folder: Path) -> None:
    (folder / "signature.png").mkdir()


def no_picture(folder: Path) -> None:
    (folder / "signature.png").write_bytes(b"GIF89a")


# Where the documents go


def open_in_word(folder: Path) -> None:
    _out(folder, "~$atement.docx", b"\x0dInes Marchetti" + b"\0" * 148)


def open_in_libreoffice(folder: Path) -> None:
    _out(folder, ".~lock.statement.docx#", b",imarchetti,desk-4,25.11.2026 21:04,file:///home/imarchetti;")


def a_document_of_mine(folder: Path) -> None:
    _out(folder, "statement.docx", b"mine")


def two_documents_of_mine(folder: Path) -> None:
    _out(folder, "statement.docx", b"mine")
    _out(folder, "statement.pdf", b"mine")


def a_folder_as_document(folder: Path) -> None:
    _out(folder, "statement.pdf/mine.txt", b"mine")


def a_file_as_folder(folder: Path) -> None:
    (folder / "out").write_bytes(b"mine")


def a_loop_as_folder(folder: Path) -> None:
    (folder / "out").symlink_to("out")


def leftovers(folder: Path) -> None:
    _out(folder, ".statement.docx.k3_x9a2f.new", b"PK half")


# What the system says in the middle of it


def denied(folder: Path) -> AbstractContextManager[object]:
    return _refusing("read_bytes", PermissionError(errno.EACCES, "Permission denied"))


def vanishing(folder: Path) -> AbstractContextManager[object]:
    return _refusing("read_bytes", FileNotFoundError(errno.ENOENT, "No such file or directory"))


def not_downloaded(folder: Path) -> AbstractContextManager[object]:
    return _refusing("read_bytes", OSError(errno.EINVAL, "The cloud file provider is not running"))


def locked_by_windows(folder: Path) -> AbstractContextManager[object]:
    """A docx that Word has open on Windows can be read, and neither replaced nor renamed."""
    target = str(Path("out/statement.docx"))
    return _refusing("replace", PermissionError(errno.EACCES, "Permission denied", "x", None, target))


def _refusing(method: str, error: OSError) -> AbstractContextManager[object]:
    return patch.object(Path, method, side_effect=error)


def _out(folder: Path, name: str, data: bytes) -> None:
    path = folder / "out" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def add(folder: Path, text: str, file: str = "statement.yaml") -> None:
    with (folder / file).open("a", encoding="utf-8", newline="\n") as form:
        form.write(text)


def zipped(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()
