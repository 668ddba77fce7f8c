"""Reads JSON as a tree of text, with a span for every key and value."""

from __future__ import annotations

import re
from bisect import bisect_right
from json.decoder import JSONDecodeError, JSONDecoder

from ..findings import Finding, Location, Path, Related
from .catalogue import MOST_FINDINGS, finding
from .characters import advice, describe, forbidden, readable
from .tree import DataFile, Span, Style, Tree

_DEEPEST = 32
_SPACE = re.compile(r"[ \t\n]*")
_WORD = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b", re.ASCII)
_DECODER = JSONDecoder()
_COMMA = "Put a comma between one field or value and the next, and none after the last."


def read_json(text: str, name: str) -> DataFile:
    """The tree of a JSON text, every value as typed; the tree is None, with a finding, where it is broken."""
    reader = _Reader(text, name)
    tree = reader.document()
    return DataFile(name, text, tree, reader.values, reader.keys, tuple(reader.findings))


class _BrokenError(Exception):
    def __init__(self, code: str, at: int, message: str, help: str) -> None:
        super().__init__(message)
        self.code, self.at, self.message, self.help = code, at, message, help


class _Reader:
    def __init__(self, text: str, name: str) -> None:
        self.text, self.name, self.at = text, name, 0
        self.starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self.values: dict[Path, Span] = {}
        self.keys: dict[Path, Span] = {}
        self.findings: list[Finding] = []

    def document(self) -> Tree:
        try:
            tree = self._value((), 0)
            self._skip()
            if self.at < len(self.text):
                message = "there is something after the end of the document"
                raise _BrokenError("F07", self.at, message, "Delete what follows the last closing bracket.")
        except _BrokenError as broken:
            self.values.clear()
            self.keys.clear()
            self._add(broken.code, broken.at, broken.message, help=broken.help)
            return None
        return tree

    def _value(self, path: Path | None, depth: int) -> Tree:
        self._skip()
        start, first = self.at, self.text[self.at : self.at + 1]
        if depth > _DEEPEST:
            message = f"fields stand one within another more than {_DEEPEST} deep"
            raise _BrokenError("F08", start, message, "Check the brackets above this place.")
        if first and first in "{[":
            self._keep(path, start, start + 1, "flow")
            tree = self._object(path, depth) if first == "{" else self._array(path, depth)
            self._keep(path, start, self.at, "flow")
            return tree
        if first == '"':
            value = self._string()
            self._keep(path, start, self.at, "quoted")
            return value if value.strip() else None
        match = _WORD.match(self.text, start)
        if match is None:
            raise self._not_a_value(start)
        self.at = match.end()
        self._keep(path, start, self.at, "plain")
        return None if match[0] == "null" else match[0]

    def _object(self, path: Path | None, depth: int) -> Tree:
        fields: dict[str, Tree] = {}
        first_uses: dict[str, int] = {}
        self.at += 1
        if self._closes("}"):
            return fields
        while True:
            start = self._skip()
            if self.text[start : start + 1] != '"':
                raise self._not_a_name(start)
            key, end = self._string(), self.at
            if self._skip() >= len(self.text) or self.text[self.at] != ":":
                raise _BrokenError(
                    "F07", self.at, "there is no colon after the name of the field", "Add the colon."
                )
            self.at += 1
            below = None if path is None or key in fields else (*path, key)
            if below is not None:
                first_uses[key] = start
                self.keys[below] = self._span(start, end, "quoted")
                fields[key] = self._value(below, depth + 1)
            else:
                self._value(None, depth + 1)
                self._repeated(key, start, end, first_uses)
            if self._ends("}"):
                return fields

    def _array(self, path: Path | None, depth: int) -> Tree:
        items: list[Tree] = []
        self.at += 1
        if self._closes("]"):
            return items
        while True:
            items.append(self._value(None if path is None else (*path, len(items)), depth + 1))
            if self._ends("]"):
                return items

    def _closes(self, bracket: str) -> bool:
        self._skip()
        found = self.text.startswith(bracket, self.at)
        self.at += found
        return found

    def _ends(self, bracket: str) -> bool:
        """Step over what follows a value: true after the closing bracket, false after a comma."""
        if self._closes(bracket):
            return True
        if self.at >= len(self.text):
            raise self._otherwise(self.at, "")
        if not self.text.startswith(",", self.at):
            raise _BrokenError("F07", self.at, f"a comma or `{bracket}` should stand here", _COMMA)
        self.at += 1
        return False

    def _string(self) -> str:
        value: str
        start = self.at
        try:
            value, self.at = _DECODER.raw_decode(self.text, start)
        except JSONDecodeError as error:
            raise self._broken_string(start, error) from None
        for at in forbidden(value) if "\\" in self.text[start : self.at] else ():
            message = f"there is a character here that a court document cannot hold: {describe(value[at])}"
            self._add("F06", start, message, help=advice(value[at]))
        return readable(value)

    def _broken_string(self, start: int, error: JSONDecodeError) -> _BrokenError:
        if error.msg.startswith("Unterminated"):
            message, help = "this quotation is not closed", "Add the closing double quotation mark."
            return _BrokenError("F07", start, message, help)
        if error.msg.startswith("Invalid control"):
            message = "there is a line break or a tab between these quotation marks"
            help = r"Close the quotation where it ends. Within words `\n` is a line break and `\t` a tab."
            return _BrokenError("F07", error.pos, message, help)
        message = "a backslash between quotation marks has a meaning of its own"
        return _BrokenError("F07", error.pos, message, r"Write `\\` for a backslash.")

    def _not_a_name(self, at: int) -> _BrokenError:
        if self.text.startswith("}", at):
            return _BrokenError(
                "F07", at, "no field follows the comma before this bracket", "Delete the comma."
            )
        message = "the name of a field should stand here, between double quotation marks"
        return self._otherwise(at, message, f'Write names as in `"case": "case.yaml"`. {_COMMA}')

    def _not_a_value(self, at: int) -> _BrokenError:
        if not at or self.text[:at].isspace():
            message = "this file is not JSON, though its name ends in .json: it does not begin with `{`"
            help = "If it is a form as `courtdocs new` writes it, give it a name that ends in .yaml."
            return _BrokenError("F07", at, message, help)
        if self.text[at : at + 1] in ("]", "}", ","):
            return _BrokenError("F07", at, "a value is missing before this place", _COMMA)
        return self._otherwise(at, "this value can't be read", "Put words in double quotation marks.")

    def _otherwise(self, at: int, message: str, help: str = "") -> _BrokenError:
        """What is wrong where neither a name nor a value begins; `message` and `help` for want of better."""
        first = self.text[at : at + 1]
        if not first:
            message, help = "the file ends before its last bracket is closed", "Add what is missing."
        elif first in "'‘’“”„":
            message = "JSON takes straight double quotation marks, and this is another"
            help = 'Type `"` at both ends of each name and value.'
        elif first in "/#":
            message, help = "JSON has no comments", "Delete the comment, or write the file as YAML."
        return _BrokenError("F07", at, message, help)

    def _repeated(self, key: str, start: int, end: int, first_uses: dict[str, int]) -> None:
        if key in first_uses:
            line, column = self._place(first_uses[key])
            place = Location(self.name, line, column, column + end - start)
            first = Related(place, "first used here")
            help = "Keep one of them, or bring what they say together."
            self._add("F10", start, f"the field `{key}` is here twice", help=help, end=end, related=(first,))

    def _skip(self) -> int:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def _keep(self, path: Path | None, start: int, end: int, style: Style) -> None:
        if path is not None:
            self.values[path] = self._span(start, end, style)

    def _span(self, start: int, end: int, style: Style) -> Span:
        return Span(*self._place(start), *self._place(end), style)

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def _add(
        self,
        code: str,
        at: int,
        message: str,
        *,
        help: str,
        end: int = 0,
        related: tuple[Related, ...] = (),
    ) -> None:
        if len(self.findings) <= MOST_FINDINGS:
            line, column = self._place(at)
            place = Location(self.name, line, column, self._place(end)[1] if end else 0)
            self.findings.append(finding(code, message, place, help=help, related=related))
