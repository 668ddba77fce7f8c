"""The table of hard input: each row a folder to make, a command to run in it, and what it must say."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from inspect import signature
from pathlib import Path
from typing import Any

import yaml

from ..cli.running import ON, SAMPLES, Run, inside, run
from . import making, making_tables

COURTDOCS = Path(sys.executable).with_name("courtdocs")
_UNSHARE = ["unshare", "--mount", "--map-root-user"]
TABLE = Path(__file__).with_name("table")
BOTH = ("check", "render")
MAKERS = {
    name: maker
    for module in (making, making_tables)
    for name, maker in vars(module).items()
    if getattr(maker, "__module__", "") == module.__name__ and list(signature(maker).parameters) == ["folder"]
}
"""Every function of `making` and `making_tables` that a row can name."""
_SHOWN = 9
"""Lines at the beginning and at the end of a message that is shown short."""


@dataclass(frozen=True)
class Row:
    """One row: its place in the table, the input that it lays over the minimal sample, what is expected."""

    sheet: Path
    name: str
    file: str = ""
    """The file that the input goes into; the form itself where the row names no other."""
    text: str | None = None
    """All of the file; without it the sample's own text, changed by `replace` and `add`."""
    replace: dict[str, str] = field(default_factory=dict)
    add: str = ""
    times: int = 1
    """How often `add` is added."""
    encoding: str = "utf-8"
    line_ends: str = "\n"
    bytes: str | None = None
    """All of the file, one character a byte."""
    make: str = ""
    """A function of `making` or `making_tables` that makes the folder hard in a way that no text can."""
    form: str = ""
    """What the command is given: the form of the sheet, unless the row says otherwise."""
    during: str = ""
    """A function of `making` that makes the system refuse something while the command runs."""
    commands: tuple[str, ...] = BOTH
    in_namespace: str = ""
    """A line of shell that prepares the disk, in a mount namespace where the command then runs."""
    prints: tuple[str, ...] = ()
    """What each of the documents must say."""
    short: bool = False
    """Whether the table shows only how the message begins and ends, with a line `…` between."""
    exit: int = 0
    says: str = ""

    @property
    def id(self) -> str:
        return f"{self.sheet.stem}: {self.name}"

    def lay(self, folder: Path) -> None:
        """Put the minimal sample into the folder, and the hard input over it."""
        for name in ("statement.yaml", "case.yaml"):
            shutil.copy(SAMPLES / "minimal" / name, folder)
        target = folder / (self.file or self._form)
        if self.make:
            MAKERS[self.make](folder)
        if self.bytes is not None:
            target.write_bytes(self.bytes.encode("latin-1"))
        elif self.text is not None or self.replace or self.add:
            target.write_bytes(self._said(target).replace("\n", self.line_ends).encode(self.encoding))

    def _said(self, target: Path) -> str:
        if self.text is not None:
            return self.text * self.times
        text = target.read_text("utf-8")
        for old, new in self.replace.items():
            assert old in text
            text = text.replace(old, new)
        return text + self.add * self.times

    def run(self, command: str, folder: Path) -> Run:
        """Run the command in the folder as a practitioner would; findings only."""
        output = ("-o", "out") if command == "render" else ()
        words = (command, "-q", self.form or self._form, *output, *ON)
        if self.in_namespace:
            return _in_namespace(self.in_namespace, words, folder)
        with inside(folder), MAKERS[self.during](folder) if self.during else nullcontext():
            return run(*words)

    @property
    def _form(self) -> str:
        return "statement.json" if self.sheet.stem == "json" else "statement.yaml"

    def shown(self, words: str) -> str:
        """A message as the table shows it."""
        lines = [line.rstrip() for line in words.splitlines()]
        cut = self.short and len(lines) > 2 * _SHOWN
        return "\n".join([*lines[:_SHOWN], "…", *lines[-_SHOWN:]] if cut else lines)


def can_mount() -> bool:
    """Whether this system lets us mount a disk that only our own processes see."""
    if shutil.which(_UNSHARE[0]) is None:
        return False
    tried = [*_UNSHARE, "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


def _in_namespace(prepared: str, words: tuple[str, ...], folder: Path) -> Run:
    command = [*_UNSHARE, "sh", "-c", f'{prepared} && exec "$@"', "sh", str(COURTDOCS), *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return Run(done.returncode, done.stdout, done.stderr)


def rows() -> list[Row]:
    """Every row of every sheet."""
    return [row for sheet in sorted(TABLE.glob("*.yaml")) for row in _of(sheet)]


def _of(sheet: Path) -> Iterator[Row]:
    for entry in yaml.safe_load(sheet.read_text("utf-8")):
        lists = {"commands": tuple(entry.get("commands", BOTH)), "prints": tuple(entry.get("prints", ()))}
        fields: dict[str, Any] = {**entry, **lists}
        yield Row(sheet, **fields)


def rewrite(row: Row, exit: int, says: str) -> None:
    """Put what a command now says into the row, which ends with `exit` and `says`."""
    text = row.sheet.read_text("utf-8")
    head = re.escape(f"- name: {row.name}\n")
    found = re.search(rf"(?ms)^{head}.*?(?=^(?:  exit:|- name:|#)|\Z)", text)
    assert found, row.id
    rest = text[found.end() :]
    tail = rest[after.start() :] if (after := re.search(r"(?m)^(?:- name:|#)", rest)) else ""
    body = "".join(f"    {line}".rstrip() + "\n" for line in says.splitlines())
    said = f"  says: |\n{body}" if says else ""
    gap = "\n" if tail else ""
    row.sheet.write_text(f"{text[: found.end()].rstrip()}\n  exit: {exit}\n{said}{gap}{tail}", "utf-8")
