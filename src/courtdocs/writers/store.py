"""Puts finished files on disk: all of them or none, and never over somebody's edit.

Should a run be killed in the moment between two files, the record that still waits for its place names the
hashes of both: the next rendering takes neither for somebody's edit.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import WriteError
from .replacing import Output as Output
from .replacing import reason, replace_files, waiting


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, as records name it."""
    return hashlib.sha256(data).hexdigest()


def write_all(outputs: Sequence[Output], record: Mapping[str, Any], record_path: Path, force: bool) -> None:
    """Write every output and the record file beside them, or nothing.

    Raises WriteError where the folder cannot be written, where an output is open in Word or LibreOffice, or
    where it is not the one that the record names (somebody edited it, or it never came from here) and `force`
    is not given.
    """
    known = _recorded(record_path)
    if not force:
        _need_closed(outputs)
        _need_unedited(outputs, known)
    hashes = {output.path.name: digest(output.data) for output in outputs}
    # Another format that an earlier rendering made is still nobody's edit.
    earlier = {name: sorted(known[name]) for name in sorted(known) if name not in hashes}
    whole = {**record, "outputs": hashes, **({"earlier_outputs": earlier} if earlier else {})}
    text = json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
    replace_files([*outputs, Output(record_path, text.encode())])


def write_new(path: Path, text: str, beside: Sequence[Output] = ()) -> None:
    """Write a file that is not there yet, and with it the files `beside`, which may be there.

    Raises WriteError where the first is there, or where one of them cannot be written.
    """
    if os.path.lexists(path):
        raise WriteError(f"Nothing was written: {path} is there already. Give another name with -o.")
    replace_files([Output(path, text.encode()), *beside])


def _need_closed(outputs: Sequence[Output]) -> None:
    for output in outputs:
        for lock in _locks(output.path):
            raise WriteError(
                f"Nothing was written: {output.path} is open in Word or LibreOffice.\n"
                f"Close it there. If it is open nowhere, a crash left {lock}: delete that, or give --force."
            )


def _locks(path: Path) -> Iterator[Path]:
    """The files that Word and LibreOffice keep beside a document while it is open."""
    name = path.name
    # Word puts its sign before a short name, and in place of the first letters of a longer one.
    gone = max(0, min(2, len(path.stem) - 6))
    for lock in (f".~lock.{name}#", f"~${name[gone:]}"):
        if os.path.lexists(path.with_name(lock)):
            yield path.with_name(lock)


def _need_unedited(outputs: Sequence[Output], known: Mapping[str, set[str]]) -> None:
    edited = []
    for output in outputs:
        try:
            on_disk = output.path.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise WriteError(f"Nothing was written: {reason(output.path, error)}") from error
        if digest(on_disk) not in known.get(output.path.name, set()) | {digest(output.data)}:
            edited.append(str(output.path))
    if edited:
        it, was, them = ("it", "was", "it") if len(edited) == 1 else ("they", "were", "them")
        raise WriteError(
            f"Nothing was written: {' and '.join(edited)} {was} changed after {it} {was} rendered, "
            f"or came from elsewhere.\nKeep {them} under another name, or give --force to overwrite {them}."
        )


def _recorded(record_path: Path) -> dict[str, set[str]]:
    """The hashes that the record names for each output, and a record that waits to be put in its place."""
    known: dict[str, set[str]] = {}
    for path in (record_path, *waiting(record_path)):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            record = json.loads(path.read_text("utf-8"))
            for name, said in (*record["outputs"].items(), *record.get("earlier_outputs", {}).items()):
                known.setdefault(name, set()).update([said] if isinstance(said, str) else said)
    return known
