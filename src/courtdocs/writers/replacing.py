"""Replaces files: each is written whole beside its place first, and all of them are put in place, or none.

A file that waits for its place ends in `.new`. Whatever stops the program, no file is ever half written; what
a run that was killed has left is cleared away by the next.
"""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import WriteError

_WAITING = ".new"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file and where it goes."""

    path: Path
    data: bytes


def waiting(target: Path) -> list[Path]:
    """The files that wait beside their place; more than the one just written only where a run was killed."""
    beginning = f".{target.name}."
    try:
        beside = list(target.parent.iterdir())
    except OSError:
        return []
    return [path for path in beside if path.name.startswith(beginning) and path.name.endswith(_WAITING)]


def replace_files(outputs: Sequence[Output]) -> None:
    """Write files, overwriting: each beside its target first, renamed once every one is safely on disk.

    Raises WriteError, with nothing changed, where one of them cannot be written.
    """
    staged: list[tuple[Path, Path]] = []
    left = [path for output in outputs for path in waiting(output.path)]
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
        why = reason(named, error, staging=len(staged) < len(outputs))
        raise WriteError(f"Nothing was written: {why}") from error
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)
    for path in left:
        with contextlib.suppress(OSError):
            path.unlink()


def reason(target: Path, error: OSError, *, staging: bool = False) -> str:
    """Why a file could not be written, and what to do."""
    if error.errno in _FULL:
        return f"the disk that holds {target.parent} is full. Make room, or write to another folder with -o."
    if error.errno in (errno.EEXIST, errno.ENOTDIR, errno.ELOOP):
        return f"{target.parent} is not a folder. Give the name of a folder with -o."
    if error.errno == errno.EISDIR:
        return f"{target} is a folder. Move it, or write to another folder with -o."
    if error.errno == errno.EROFS or (staging and error.errno in (errno.EACCES, errno.EPERM)):
        return f"nothing may be written to the folder {target.parent}. Write to another folder with -o."
    if error.errno in (errno.EACCES, errno.EPERM):
        return (
            f"{target} may not be written. Close the program that has it open, "
            "or write to another folder with -o."
        )
    if error.errno == errno.ENAMETOOLONG:
        return f"the name {target.name} is too long. Give the form a shorter name."
    return f"{target} cannot be written ({error.strerror or error})."


def _rename(staged: Sequence[tuple[Path, Path]]) -> None:
    """Put every file in its place; where one refuses (Word has it open), the ones before it go back."""
    replaced: list[tuple[Path, bytes | None]] = []
    try:
        for temporary, target in staged:
            before = target.read_bytes() if target.exists() else None
            temporary.replace(target)
            replaced.append((target, before))
    except OSError as error:
        for done, (target, before) in enumerate(replaced):
            try:
                _put_back(target, before)
            except OSError:
                new = " and ".join(str(path) for path, _ in replaced[done:])
                why = reason(staged[len(replaced)][1], error)
                message = (
                    f"Only {new} was written: {why}\nRender again after that: they are not of one rendering."
                )
                raise WriteError(message) from error
        raise


def _put_back(target: Path, before: bytes | None) -> None:
    """What stood in a place before; as whole as it was written, for this too may be interrupted."""
    if before is None:
        target.unlink()
    else:
        _stage(Output(target, before)).replace(target)


def _stage(output: Output) -> Path:
    handle, name = tempfile.mkstemp(dir=output.path.parent, prefix=f".{output.path.name}.", suffix=_WAITING)
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
