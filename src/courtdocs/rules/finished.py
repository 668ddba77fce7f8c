"""Family W on the finished file: numbers, truth, length and tags, read back from what was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..findings import Location, Severity
from .registry import FileFacts, Hit, Reads, Rule, rule

_NOT_A_LETTER = re.compile(r"[^a-z]")


@rule("W04", "paragraph-numbers-broken", Severity.ERROR, "pd22a-3-numbers", Reads.FILE)
def paragraph_numbers_broken(facts: FileFacts) -> Iterator[Hit]:
    """The paragraphs of the finished document are not numbered 1, 2, 3 without a gap.

    Why it matters: in court everybody finds a passage by its paragraph number.

    What to do: if you changed a template, look at the section before the gap. Otherwise please report it:
    the program promises this.

    Example: a section switched off in the template whose numbers are still counted.
    """
    if facts.file.metadata.get("Producer", "").startswith("LibreOffice"):
        return  # Its tags do not say which words are numbers; the Word file that it made it of is judged.
    numbers = facts.file.numbers
    if not numbers and facts.form.kind.is_witness_statement:
        yield _hit(facts, "the finished document has no numbered paragraphs", _REPORT)
    for expected, number in enumerate(numbers, start=1):
        if number != expected:
            yield _hit(facts, f"paragraph {number} stands where paragraph {expected} is due", _REPORT)
            return


@rule("W05", "statement-of-truth-wrong", Severity.ERROR, "pd17a-2-2", Reads.FILE, of_statements=True)
def statement_of_truth_wrong(facts: FileFacts) -> Iterator[Hit]:
    """The statement of truth is not in the words that the practice direction prescribes.

    Why it matters: without them the statement is not verified, and the court may refuse it as evidence.

    What to do: if you changed a template, put `statement_of_truth()` back. The order of the two sentences is
    not judged; their words are.

    Example: "I believe that this statement is true", and nothing about contempt of court.
    """
    text = _letters(facts.file.text)
    for sentence in facts.profile.statement_of_truth:
        if _letters(sentence) not in text:
            yield _hit(
                facts,
                f"the statement of truth lacks the sentence “{sentence}”",
                "put `statement_of_truth()` into the template, which prints the prescribed words",
                facts.profile.sources["statement_of_truth"].key,
            )


@rule("W08", "statement-too-long", Severity.WARNING, "pd27a-2018-limits", Reads.FILE)
def statement_too_long(facts: FileFacts) -> Iterator[Hit]:
    """The document has more pages than the practice direction allows without permission.

    Why it matters: the court may refuse to read it, and the child's story drowns in a long one.

    What to do: `courtdocs check` shows words and pages by section: shorten the longest. What stands in the
    chronology and in exhibits need not be told again.

    Example: a first statement of 31 pages, where the limit is 25.
    """
    yield from _too_long(facts, "witness statement", "shorten the longest sections")


@rule("W15", "statement-above-best-practice", Severity.NOTE, "president-memo-2021", Reads.FILE)
def statement_above_best_practice(facts: FileFacts) -> Iterator[Hit]:
    """The document has more pages than good practice recommends, though not more than are allowed.

    Why it matters: judges read what is short first and remember it longer.

    What to do: see whether the longest sections can lose what is told elsewhere. Nothing has to be done.

    Example: 18 pages, where 15 are recommended.
    """
    limits, pages = facts.profile.limits, _pages(facts)
    limit, advised = facts.form.kind.page_limit, f"{facts.form.kind.page_limit}{_BEST}"
    if advised in limits and limits[advised] < pages <= limits.get(limit, pages):
        yield _hit(
            facts,
            f"the document has {pages} pages; {limits[advised]} are recommended",
            "look at the words by section that `courtdocs check` prints",
            facts.profile.sources[f"limits.{advised}"].key,
        )


@rule("W18", "chronology-too-long", Severity.WARNING, "pd27a-2018-limits", Reads.FILE)
def chronology_too_long(facts: FileFacts) -> Iterator[Hit]:
    """The chronology has more pages than the practice direction allows without permission.

    Why it matters: a chronology is read to see the shape of a case. One that is too long hides it, and the
    court may refuse to read it.

    What to do: keep the events that a decision turns on. Put several of one sort into a row ("3 missed
    appointments in May"), and older history into a few rows that sum it up. Mark rows that the court does
    not need with `in: case file`.

    Example: 14 pages, where the limit is 10.
    """
    yield from _too_long(
        facts, "chronology", "keep the events that a decision turns on, and sum up older ones"
    )


@rule("P14", "threshold-too-long", Severity.WARNING, "pd12a-threshold-pages", Reads.FILE)
def threshold_too_long(facts: FileFacts) -> Iterator[Hit]:
    """The threshold document has more pages than the outline is understood to allow.

    Why it matters: the court and the parties go through it fact by fact. A few facts that can be proved
    carry further than many that overlap.

    What to do: leave out what does not add to the threshold, and say each fact once, in a sentence or two.

    Example: 9 facts on 4 pages, where the limit is 2.
    """
    yield from _too_long(
        facts, "threshold document", "leave out facts that add nothing, and shorten the others"
    )


@rule("W22", "pdf-not-tagged", Severity.ERROR, "own", Reads.FILE)
def pdf_not_tagged(facts: FileFacts) -> Iterator[Hit]:
    """The finished PDF has no tags, or does not say its language.

    Why it matters: without them a screen reader cannot tell a heading from a paragraph; a judge, a lawyer or
    a parent may depend on one.

    What to do: please report it: the program promises tags in every PDF that it writes.

    Example: a PDF printed again through another program.
    """
    if facts.file.format == "pdf" and not (facts.file.tagged and facts.file.language):
        lacking = "tags" if not facts.file.tagged else "language"
        yield _hit(facts, f"the finished PDF has no {lacking}", _REPORT)


_BEST = ", best practice"
_REPORT = "if you changed a template, look there; otherwise please report it, this is our mistake"


def _hit(facts: FileFacts, message: str, help: str, authority_key: str = "") -> Hit:
    return Hit(message, help=help, location=Location(facts.file.name), authority_key=authority_key)


def _letters(text: str) -> str:
    """The letters alone: line ends, hyphens at them and sorts of quotation marks make no difference."""
    return _NOT_A_LETTER.sub("", text.casefold())


def _pages(facts: FileFacts) -> int:
    return len(facts.file.pages) if facts.file.format == "pdf" else 0


def _too_long(facts: FileFacts, sort: str, help: str) -> Iterator[Hit]:
    """The hit for a document of a sort with a page limit, where it has more pages."""
    pages, limit = _pages(facts), facts.profile.limits.get(sort)
    if facts.form.kind.page_limit == sort and limit and pages > limit:
        yield _hit(
            facts,
            f"the document has {pages} pages, and the limit is {limit}",
            f"{help}, or waive this with the court's direction",
            facts.profile.sources[f"limits.{sort}"].key,
        )


RULES: tuple[Rule, ...] = (
    paragraph_numbers_broken,
    statement_of_truth_wrong,
    statement_too_long,
    statement_above_best_practice,
    chronology_too_long,
    threshold_too_long,
    pdf_not_tagged,
)
