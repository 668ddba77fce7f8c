"""What a rule is: its code, its footing, what it reads, and how it says what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from ..fields.keys import Source
from ..fields.text import Prose
from ..findings import Finding, Location, Path, Related, Severity
from ..forms.citations import Reading, citations, reading
from ..forms.filled import FilledForm
from ..forms.missing import Missing, missing
from ..forms.walk import Value, prose
from ..inspection.finished import Finished
from ..practice.authorities import authority
from ..practice.profiles import Profile
from ..prose.blocks import Bracket
from .cast import Cast
from .sentences import Sentence, sentences
from .zones import Zones, zones


class Reads(StrEnum):
    """What a rule is given, and nothing else."""

    FORM = "form"
    FILE = "file"
    TEMPLATE = "tmpl"
    READING = "reading"
    """The text of the files themselves: these findings are made while reading, not by a function."""


@dataclass(frozen=True)
class FormFacts:
    """What a rule that reads a form is given, and nothing else."""

    form: FilledForm
    profile: Profile
    as_at: date
    lengths: Mapping[str, int] = field(default_factory=dict)
    """Suggested words by field, from the guidance notes: `children.*.needs`."""

    @property
    def values(self) -> tuple[Value, ...]:
        """Every value of the form and then of the record, with its path."""
        return self.form.values

    # Many rules look through these, so each is gathered once.
    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """What is absent although it is required for filing; nothing while the form is a draft."""
        return () if self.form.form.is_draft else missing(self.form)

    @cached_property
    def prose(self) -> tuple[tuple[Path, Prose], ...]:
        """Every narrative field of the form and the record, with its path."""
        return tuple(prose(self.form))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of every narrative field, quotations blanked out."""
        return tuple(sentence for path, words in self.prose for sentence in sentences(path, words))

    @cached_property
    def cast(self) -> Cast:
        """Who is meant by which words."""
        return Cast(self.form.record)

    @cached_property
    def cited(self) -> tuple[tuple[Path, Bracket | Source, Reading], ...]:
        """Every bracket in prose and source of a row, with its path and what it cites."""
        return tuple((path, item, reading(item, self.form)) for path, item in citations(self.form))


@dataclass(frozen=True)
class FileFacts:
    """What a rule that reads a finished document is given, and nothing else."""

    file: Finished
    form: FilledForm
    profile: Profile
    as_at: date

    @cached_property
    def zones(self) -> Zones:
        """Every part of the file in which a protected detail could stand."""
        return zones(self.file)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `docs` is its docstring: why it matters, what to do, an example."""

    code: str
    name: str
    severity: Severity
    authority_key: str
    reads: Reads
    check: Callable[[Any], Iterator[Hit]] | None
    docs: str
    waivable: bool = True
    of_statements: bool = False
    """Whether it judges witness statements alone."""

    def run(self, facts: FormFacts | FileFacts) -> Iterator[Finding]:
        """Apply the rule. `check` yields hits; this adds code, severity and authority.

        What is amiss in a part of the case record that the kind does not print is none of its findings,
        unless the rule is one that nobody may set aside.
        """
        if self.check is None or (self.of_statements and not facts.form.kind.is_witness_statement):
            return
        for hit in self.check(facts):
            if self.reads is not Reads.FORM or not self.waivable or facts.form.concerns(hit.path):
                yield self.finding(hit, facts.form)

    def finding(self, hit: Hit, form: FilledForm) -> Finding:
        """A hit as a finding of this rule."""
        key = hit.authority_key or self.authority_key
        return Finding(
            code=self.code,
            severity=self.severity,
            message=hit.message,
            location=hit.location or form.locate(hit.path, key=hit.at_key),
            label=hit.label,
            help=hit.help,
            authority=authority(key) if key != "own" else None,
            related=hit.related,
            suggestion=hit.suggestion,
            name=self.name,
            path=hit.path,
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: the words, and where. `location` is worked out from `path` unless given.

    `message` is one sentence without a full stop saying what is wrong; `label` the words beside the caret;
    `help` how to put it right. A page of a finished document is named in the message.
    """

    message: str
    path: Path = ()
    label: str = ""
    help: str = ""
    at_key: bool = False
    location: Location | None = None
    related: tuple[Related, ...] = ()
    suggestion: str = ""
    authority_key: str = ""
    """Where it differs from the rule's own."""


Check = Callable[[Any], Iterable[Hit]]


def rule(
    code: str,
    name: str,
    severity: Severity,
    authority_key: str,
    reads: Reads = Reads.FORM,
    *,
    waivable: bool = True,
    of_statements: bool = False,
) -> Callable[[Callable[[Any], Iterator[Hit]]], Rule]:
    """Make a function that yields hits into a Rule; its docstring becomes the rule's documentation."""

    def made(check: Callable[[Any], Iterator[Hit]]) -> Rule:
        docs = check.__doc__ or ""
        return Rule(code, name, severity, authority_key, reads, check, docs, waivable, of_statements)

    return made


def described(
    code: str,
    name: str,
    severity: Severity,
    docs: str,
    *,
    authority_key: str = "own",
    reads: Reads = Reads.READING,
    waivable: bool = False,
) -> Rule:
    """A rule whose findings are made elsewhere (while reading a file or a template): only its description."""
    return Rule(code, name, severity, authority_key, reads, None, docs, waivable)
