"""Reads a YAML or JSON file into text with positions, and finds everything that reading alone can find."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

from ..findings import Finding, Location
from .catalogue import MOST_FINDINGS, finding
from .characters import check_characters
from .encoding import decode
from .tree import DataFile

LARGEST = 5_000_000
"""Bytes."""
_IN_THE_WAY = "Check the name of the file and the folder that it is in."


def read(path: Path, name: str) -> DataFile:
    """Read a form, record or list from a file; JSON where its name ends in `.json`.

    Raises nothing: what is wrong is in the findings (F01-F10, F24, F28, F30), and `tree` is None where
    nothing could be read. `name` is the file as the user gave it.
    """
    data, problem = read_bytes(path, name)
    if problem:
        return DataFile(name, "", None, findings=(problem,))
    text, problem = decode(data, name)
    if text is None:
        return DataFile(name, "", None, findings=(problem,) if problem else ())
    result = parse(text, name, json=path.suffix.lower() == ".json")
    return replace(result, findings=(problem, *result.findings)) if problem else result


def read_bytes(path: Path, name: str) -> tuple[bytes, Finding | None]:
    """The bytes of a file, or the finding (F01-F03) that says why there are none."""
    whole = Location(name)
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            return b"", finding("F02", f"{name} is a folder", whole, help="Give the name of a file in it.")
        if not stat.S_ISREG(facts.st_mode):
            return b"", finding("F02", f"{name} is not a file", whole, help="Give the name of a file.")
        if facts.st_size > LARGEST:
            return b"", _too_large(name)
        return path.read_bytes(), None
    except PermissionError:
        help = "Ask for the right to read it, or close the program that holds it open."
        return b"", finding("F02", f"{name} may not be read", whole, help=help)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return b"", finding("F01", f"there is no file {name}", whole, help=_IN_THE_WAY)
    except OSError as error:
        message = f"{name} can't be read: {error.strerror or 'the system gives no reason'}"
        return b"", finding("F02", message, whole, help=_IN_THE_WAY)


def parse(text: str, name: str, *, json: bool = False) -> DataFile:
    """Read a text; see `read`. The text of the result has its line ends made alike."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LARGEST:
        return DataFile(name, "", None, findings=(_too_large(name),))
    readable, found = check_characters(text, name)
    if not readable.strip():
        return DataFile(name, text, None, findings=(*found, _empty(name)))
    if json:
        from .json_text import read_json

        result = read_json(readable, name)
    else:
        from .yaml_text import read_yaml

        result = read_yaml(readable, name)
    found += result.findings
    if result.tree is None and not found:
        found.append(_empty(name))
    found.sort(key=lambda f: (f.location.line, f.location.column, f.code))
    return replace(result, text=text, findings=tuple(found[:MOST_FINDINGS]))


def _too_large(name: str) -> Finding:
    return finding(
        "F03",
        f"{name} is larger than {LARGEST // 1_000_000} MB",
        Location(name),
        help="Keep exhibits and pictures in files of their own, and long lists in a spreadsheet.",
    )


def _empty(name: str) -> Finding:
    return finding(
        "F04",
        f"there is nothing in {name} but empty lines and comments",
        Location(name),
        help="Copy a blank form into it: `courtdocs new` writes one.",
    )
