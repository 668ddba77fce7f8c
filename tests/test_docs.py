"""The pages that people read: links lead somewhere, commands are there, the README can be followed."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

from courtdocs.cli.group import COMMANDS, courtdocs
from courtdocs.cli.options import FORMATS
from courtdocs.cli.outputs import OUTPUTS
from courtdocs.kinds.table import KINDS
from courtdocs.rules.describe import CODES

from .cli.running import inside, run

ROOT = Path(__file__).parents[1]
WRITTEN = ("*.md", "docs/*.md", "samples/**/*.md", "benchmarks/*.md", "tests/**/README.md")
PAGES = sorted(page for pattern in WRITTEN for page in ROOT.glob(pattern) if "node_modules" not in page.parts)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"```[^\n]*\n([\s\S]*?)```|`((?:[^`\n]|\n(?!\n))+)`|^ {4}(\S.*)$", re.MULTILINE)
COMMAND = re.compile(r"(?:^|\s)courtdocs ([a-z]+)([^\n#|]*)")
OPTION = re.compile(r"(?<![\w.-])(--?[a-z][a-z-]*)")
CHOSEN = re.compile(r"--(format|output|stage) ([a-z-]+(?:[,|][a-z-]+)*)")
STAGES = {str(stage) for kind in KINDS.values() for stage in kind.stages}
CHOICES = {"format": {*FORMATS}, "output": {*OUTPUTS}, "stage": STAGES}
"""What these options take."""


def each(pages: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", pages, ids=lambda page: str(page.relative_to(ROOT)))


def code(page: Path) -> Iterator[str]:
    """Every piece of code of a page: blocks, and words between backticks."""
    for found in CODE.finditer(page.read_text("utf-8")):
        block, words, line = found.groups()
        yield block or line or " ".join(words.split())


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command of courtdocs in some code: its name, and what follows."""
    for found in COMMAND.finditer(text):
        yield found[1], found[2]


def options(name: str) -> set[str]:
    command = courtdocs.get_command(click.Context(courtdocs), name)
    assert command is not None
    own = {word for param in command.params for word in param.opts if word.startswith("-")}
    return own | {"-h", "--help"}


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken(page: Path, text: str) -> list[str]:
    """The links of a page that lead nowhere; addresses of the web are not tried."""
    found = []
    for link in LINK.findall(text):
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        if "://" in link:
            continue
        if not target.exists() or (anchor and anchor not in anchors(target)):
            found.append(link)
    return found


def test_there_are_pages_with_links_and_commands() -> None:
    texts = [page.read_text("utf-8") for page in PAGES]
    assert len(PAGES) > 10
    assert sum(len(LINK.findall(text)) for text in texts) > 20
    assert sum(len(list(commands(piece))) for page in PAGES for piece in code(page)) > 40


@each(PAGES)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert broken(page, page.read_text("utf-8")) == []


def test_a_link_that_leads_nowhere_is_seen() -> None:
    using = ROOT / "docs" / "using.md"
    text = "[a](rules.md) [b](gone.md) [c](#formats) [d](#no-such-heading) [e](https://example.org/x)"
    assert broken(using, text) == ["gone.md", "#no-such-heading"]


@each(PAGES)
def test_every_command_and_option_is_there(page: Path) -> None:
    for piece in code(page):
        for name, rest in commands(piece):
            assert name in COMMANDS, piece
            assert set(OPTION.findall(rest)) <= options(name), piece
        if piece.startswith("-"):
            assert set(OPTION.findall(piece)) <= set().union(*map(options, COMMANDS)), piece
        for option, chosen in CHOSEN.findall(piece):
            assert set(re.split("[,|]", chosen)) <= CHOICES[option], piece


def test_every_command_and_option_is_told_of() -> None:
    said = " ".join(code(ROOT / "docs" / "using.md"))
    assert [name for name in COMMANDS if not re.search(rf"\b{name}\b", said)] == []
    every = set().union(*map(options, COMMANDS)) - {"-h", "--help", "--quiet"}
    assert len(every) > 10
    assert every - set(OPTION.findall(said)) == set()


@each([page for page in PAGES if page.name != "CHANGELOG.md"])
def test_every_code_of_a_rule_is_one(page: Path) -> None:
    named = {code for piece in code(page) for code in re.findall(r"\b([FWPNDSRXJH]\d\d)\b", piece)}
    assert named <= set(CODES)


def test_every_target_of_make_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {
        target for page in PAGES for piece in code(page) for target in re.findall(r"\bmake ([a-z]+)", piece)
    }
    assert {"demo", "test"} <= named
    assert named <= targets


def test_the_readme_can_be_followed_from_an_empty_folder(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    record, form, waiver = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)
    assert yaml.safe_load(waiver)["waivers"]
    told = [line[4:] for line in readme.splitlines() if line.startswith("    courtdocs ")]
    assert len(told) >= 5
    with inside(tmp_path):
        for line in told:
            done = run(*shlex.split(line)[1:])
            assert (done.code, done.err) == (0, ""), line
            # What the README asks for after a command, its reader does before the next one.
            if "new case" in line:
                Path("mycase/case.yaml").write_text(record, "utf-8")
            elif "new social-work-statement" in line:
                blank = Path("mycase/statement.yaml").read_text("utf-8")
                assert "  lena:\n" in blank
                Path("mycase/statement.yaml").write_text(filled(blank, form), "utf-8")
        assert "a neighbour called the police" in Path("mycase/statement.yaml").read_text("utf-8")
        assert {path.name for path in Path("mycase/out").iterdir()} == {
            "statement.docx",
            "statement.pdf",
            "statement.record.json",
        }


def filled(blank: str, form: str) -> str:
    """The blank form with the words of one box written in, under its name and field."""
    section, field, *lines = form.splitlines()
    start = blank.index(f"\n{section}\n")
    end = blank.index(f"\n{field}\n", start) + len(field) + 1
    return "\n".join((blank[:end], *lines)) + blank[end:]
