"""Puts finished files on disk: all of them or none, and never over somebody's edit."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import WriteError


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file and where it goes."""

    path: Path
    data: bytes


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, as records name it."""
    return hashlib.sha256(data).hexdigest()


def write_all(outputs: Sequence[Output], record: Mapping[str, Any], record_path: Path, force: bool) -> None:
    """Write every output and the record file beside them, or nothing.

    Raises WriteError where the folder cannot be written, or where an output on disk is not the one that
    the record names (somebody edited it, or it never came from here) and `force` is not given.
    """
    edited = [] if force else _edited(outputs, record_path)
    if edited:
        names = ", ".join(str(path) for path in edited)
        raise WriteError(
            f"Nothing was written: {names} was changed after it was rendered, or came from elsewhere.\n"
            "Keep it under another name, or give --force to overwrite it."
        )
    hashes = {output.path.name: digest(output.data) for output in outputs}
    text = json.dumps({**record, "outputs": hashes}, indent=2, ensure_ascii=False) + "\n"
    replace_files([*outputs, Output(record_path, text.encode())])


def write_new(path: Path, text: str, beside: Sequence[Output] = ()) -> None:
    """Write a file that is not there yet, and with it the files `beside`, which may be there.

    Raises WriteError where the first is there, or where one of them cannot be written.
    """
    if os.path.lexists(path):
        raise WriteError(f"Nothing was written: {path} is there already. Give another name with -o.")
    replace_files([Output(path, text.encode()), *beside])


def _edited(outputs: Sequence[Output], record_path: Path) -> list[Path]:
    known = _recorded(record_path)
    found = []
    for output in outputs:
        try:
            on_disk = output.path.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise WriteError(f"Nothing was written: {_reason(output.path, error)}") from error
        if digest(on_disk) not in (known.get(output.path.name), digest(output.data)):
            found.append(output.path)
    return found


def _recorded(record_path: Path) -> Mapping[str, str]:
    try:
        outputs = json.loads(record_path.read_text("utf-8"))["outputs"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return outputs if isinstance(outputs, dict) else {}


def replace_files(outputs: Sequence[Output]) -> None:
    """Write files, overwriting: each beside its target first, renamed once every one is safely on disk.

    Raises WriteError, with nothing changed, where one of them cannot be written.
    """
    staged: list[tuple[Path, Path]] = []
    target = outputs[0].path
    try:
        for output in outputs:
            target = output.path
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, "it is a folder")
            staged.append((_stage(output), target))
        _rename(staged)
    except OSError as error:
        named = Path(error.filename2) if error.filename2 else target
        raise WriteError(f"Nothing was written: {_reason(named, error)}") from error
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def _reason(target: Path, error: OSError) -> str:
    """Why a file could not be written, and what to do."""
    if error.errno == errno.ENOSPC:
        return f"the disk that holds {target.parent} is full. Make room, or write to another folder with -o."
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return f"{target.parent} is not a folder. Give the name of a folder with -o."
    if error.errno == errno.EISDIR:
        return f"{target} is a folder. Move it, or write to another folder with -o."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"{target} may not be written. Close the program that has it open, "
            "or write to another folder with -o."
        )
    return f"{target} cannot be written ({error.strerror or error})."


def _rename(staged: Sequence[tuple[Path, Path]]) -> None:
    """Put every file in its place; where one refuses (Word has it open), the ones before it go back."""
    replaced: list[tuple[Path, bytes | None]] = []
    try:
        for temporary, target in staged:
            before = target.read_bytes() if target.exists() else None
            temporary.replace(target)
            replaced.append((target, before))
    except OSError:
        for target, before in replaced:
            if before is None:
                target.unlink()
            else:
                target.write_bytes(before)
        raise


def _stage(output: Output) -> Path:
    handle, name = tempfile.mkstemp(dir=output.path.parent, prefix=f".{output.path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(output.data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644 & ~_umask())
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
