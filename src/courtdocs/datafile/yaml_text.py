"""Reads YAML: what would be misread is mended in memory and read again, so that all of it is reported."""

from __future__ import annotations

from itertools import islice

from ..findings import Finding, Location, Related
from .catalogue import finding
from .entries import FIELD_NAME, Entry, entries, indent
from .lines import Lines
from .lookalikes import lookalikes, tabs
from .mending import Hit, mend
from .traps import BRACE, TAB, diagnose
from .tree import DataFile
from .yaml_events import BrokenError, Mark
from .yaml_problems import ASKEW, explain
from .yaml_tree import DEEPEST, Built, TooDeepError, build

_MOST_MENDS = 50
_MOST_READ = 20_000_000
"""Characters: how much is read again after mending before we stop, where a file is large."""
_MOST_TRIED = 2_000
"""Rows between braces that are tried one by one, once libyaml has stumbled in one of them."""


def read_yaml(text: str, name: str) -> DataFile:
    """The tree of a YAML text, with positions and findings; the tree is None where it could not be mended."""
    lines, found = Lines.of(text), list[Finding]()
    attempts = max(3, _MOST_READ // len(text))
    while len(found) < _MOST_MENDS and attempts:
        attempts -= 1
        try:
            read = lookalikes(lines) or build(lines, name)
        except TooDeepError as error:
            return DataFile(name, text, None, findings=(*found, _too_deep(lines, name, error)))
        except BrokenError as error:
            hits = tabs(lines) or _certain(lines) or _near(lines, name, error)
            if not hits:
                return DataFile(name, text, None, findings=(*found, *_unmended(found, lines, name, error)))
        else:
            hits = _misread(read, lines) if isinstance(read, Built) else read
            if isinstance(read, Built) and not hits:
                return DataFile(name, text, read.tree, read.values, read.keys, (*found, *read.findings))
        found += [hit.report(lines, name) for hit in hits]
        lines = lines.replaced([(hit.first, hit.last, hit.rows) for hit in hits])
    return DataFile(name, text, None, findings=tuple(found))


def _misread(built: Built, lines: Lines) -> list[Hit]:
    """Words that YAML took for something else though it could read the file."""
    return built.hits or (_certain(lines) if built.runs_on else [])


def _certain(lines: Lines) -> list[Hit]:
    """Every value that has certainly fallen into a trap, in file order, none of them overlapping."""
    hits: list[Hit] = []
    for entry in entries(lines.texts):
        words = (lines.texts[entry.line][entry.column :], *lines.texts[entry.line + 1 : entry.last + 1])
        trap = diagnose(entry, words)
        if trap:
            hit = mend(lines, trap, entry)
            hits += [hit] if not hits or hit.first > hits[-1].last else []
        if len(hits) == _MOST_MENDS:
            break
    return hits


def _near(lines: Lines, name: str, error: BrokenError) -> list[Hit]:
    """The row between braces that libyaml stumbled in, and those below that cannot be read alone."""
    line = error.mark.line if error.mark else -1
    rows = [e for e in entries(lines.texts) if e.value.startswith("{") and e.last >= line]
    if not rows or rows[0].line > line:
        return []
    further = (row for row in rows[1:_MOST_TRIED] if _is_broken(lines, row, name))
    return [mend(lines, BRACE, row) for row in (rows[0], *islice(further, _MOST_MENDS - 1))]


def _is_broken(lines: Lines, row: Entry, name: str) -> bool:
    words = (lines.texts[row.line][row.column :], *lines.texts[row.line + 1 : row.last + 1])
    try:
        build(Lines.of("\n".join(words)), name)
    except BrokenError:
        return True
    except TooDeepError:
        return False
    return False


def _unmended(found: list[Finding], lines: Lines, name: str, error: BrokenError) -> list[Finding]:
    """What stopped libyaml; nothing where it may be our own way of taking the tabs out."""
    if any(f.message.startswith(TAB.message) for f in found):
        return []
    message, help = explain(error.problem)
    mark, context = error.mark or Mark(0, 0, 0), error.context
    related: tuple[Related, ...] = ()
    beside = _beside(lines, mark.line) if message == ASKEW else ()
    if beside:
        names = " or as ".join(f"`{name}`" for name in beside)
        help = f"Begin it in the same column as {names}."
    elif context and context.line != mark.line:
        begun = Location(name, *lines.place(context.line, context.column))
        related = (Related(begun, "it begins here"),)
    place = Location(name, *lines.place(mark.line, mark.column))
    return [finding("F07", message, place, help=help, related=related)]


def _beside(lines: Lines, line: int) -> tuple[str, ...]:
    """The fields above a line that it can stand beside, the nearest of each column near its own."""
    own, found = indent(lines.texts[min(line, len(lines.texts) - 1)]), list[tuple[int, str]]()
    for text in reversed(lines.texts[:line]):
        match = FIELD_NAME.match(text)
        if match and (not found or match.start("name") < found[-1][0]):
            found.append((match.start("name"), match["name"]))
        if found and found[-1][0] < own:
            break
    return tuple(name for _, name in found[-2:])


def _too_deep(lines: Lines, name: str, error: TooDeepError) -> Finding:
    return finding(
        "F08",
        f"fields stand one within another more than {DEEPEST} deep",
        Location(name, *lines.place(error.mark.line, error.mark.column)),
        help="Check the indentation and the brackets above this place.",
    )
