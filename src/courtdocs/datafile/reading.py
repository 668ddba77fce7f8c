"""Reads a YAML or JSON file into text with positions, and finds everything that reading alone can find."""

from __future__ import annotations

import errno
import stat
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from ..findings import Finding, Location
from .catalogue import at_most, finding
from .characters import check_characters
from .encoding import decode
from .tree import DataFile

LARGEST = 5_000_000
"""Bytes."""
_IN_THE_WAY = "Check the name of the file and the folder that it is in."
_FORMS = (".yaml", ".yml", ".json")
_LOCKS = ("~$", ".~lock.")
"""How the names of the files begin that Word and LibreOffice keep beside an open document."""
_WHY = {errno.ELOOP: "it is a link that leads back to itself", errno.ENAMETOOLONG: "its name is too long"}
_AGAIN = "If it is kept in OneDrive or on a network drive, check that you are connected, and try again."


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
    if path.name.startswith(_LOCKS):
        message = f"{name} is only a note that a document beside it is open"
        return b"", finding("F02", message, whole, help="Give the name of the form itself.")
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            forms = sorted(form.name for form in path.iterdir() if form.suffix.lower() in _FORMS)
            help = f"Give the name of a file in it{': ' * bool(forms)}{', '.join(forms[:5])}."
            return b"", finding("F02", f"{name} is a folder", whole, help=help)
        if not stat.S_ISREG(facts.st_mode):
            return b"", finding("F02", f"{name} is not a file", whole, help="Give the name of a file.")
        if facts.st_size > LARGEST:
            return b"", _too_large(name, facts.st_size)
        return path.read_bytes(), None
    except PermissionError:
        help = "Ask for the right to read it, or close the program that holds it open."
        return b"", finding("F02", f"{name} may not be read", whole, help=help)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return b"", finding("F01", f"there is no file {name}", whole, help=_nearest(path) or _IN_THE_WAY)
    except OSError as error:
        why = _WHY.get(error.errno or 0, "")
        message = f"{name} can't be read: {why or error.strerror or 'the system gives no reason'}"
        return b"", finding("F02", message, whole, help=_IN_THE_WAY if why else _AGAIN)


def _nearest(path: Path) -> str:
    """The file that may be meant by the name of one that is not there."""
    try:
        there = [other.name for other in path.parent.iterdir() if other.name != path.name]
    except (OSError, ValueError):
        return ""
    near = get_close_matches(path.name, there, n=1, cutoff=0.7)
    return f"Did you mean `{near[0]}`? {_IN_THE_WAY}" if near else ""


def parse(text: str, name: str, *, json: bool = False) -> DataFile:
    """Read a text; see `read`. The text of the result has its line ends made alike."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LARGEST:
        return DataFile(name, "", None, findings=(_too_large(name, len(text)),))
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
    return replace(result, text=text, findings=at_most(found))


def _too_large(name: str, size: int) -> Finding:
    return finding(
        "F03",
        f"{name} is too large: it has {size / 1_000_000:.1f} MB, and the most is {LARGEST // 1_000_000} MB",
        Location(name),
        help="Keep exhibits and pictures in files of their own, and long lists in a spreadsheet.",
    )


def _empty(name: str) -> Finding:
    return finding(
        "F04",
        f"there is nothing in {name} but empty lines and comments",
        Location(name),
        help="If there was something in it before, bring back an earlier version. `courtdocs new` writes a "
        "blank one.",
    )
