"""Family X: confidentiality: nothing protected in the finished file, its properties or its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from ..case.people import WITHHELD
from ..case.record import joined
from ..fields.choices import YesNo
from ..fields.text import Prose
from ..findings import Location, Path, Severity
from ..forms.filled import CASE, FilledForm
from .protected import Detail, details
from .registry import FileFacts, FormFacts, Hit, Reads, rule
from .searching import searchable
from .sentences import locate_span
from .zones import Zone

_OURS = ("courtdocs", "typst")
"""Programs, which a property may name; never a person."""
_PERSONAL = frozenset(
    {"author", "creator", "lastmodifiedby", "lastauthor", "manager", "company", "contributor", "owner"}
)
_TOOLS = frozenset({"creatortool", "producer", "application"})
_FILE_PATH = re.compile(r"(?:\b[A-Za-z]:[\\/]|\\\\\w|file:/|/(?:home|Users|mnt|tmp|var|Volumes)/)")


@rule("X01", "protected-detail-printed", Severity.ERROR, "own", Reads.FILE, waivable=False)
def protected_detail_printed(facts: FileFacts) -> Iterator[Hit]:
    """A detail that not every party may see is in the finished document.

    Why it matters: one printed address has led a violent partner to a family's door. Nobody can take back a
    document that has been sent.

    What to do: take the detail out of the place that the finding names. If it may be seen after all, the
    person whose it is decides so, and it goes from `confidential.yaml`.

    Example: the postcode of an address that the case record says is withheld.
    """
    for detail in details(facts.form):
        if not detail.is_carer:
            yield from _leaks(
                facts, detail, detail.forms, f"{detail.whose} {detail.sort}, which is protected, is printed"
            )


@rule("X03", "refuge-not-court-only", Severity.ERROR, "own", waivable=False)
def refuge_not_court_only(facts: FormFacts) -> Iterator[Hit]:
    """Somebody lives in a refuge, and the address stands in the case record.

    Why it matters: the address of a refuge protects everybody who lives in it. Only the court may be told.

    What to do: write `address: withheld`. The address goes to the court by itself, in the way the court asks.

    Example: `refuge: yes` with `address: 4 Larch Street`.
    """
    for key, person in facts.form.record.people.items():
        address = (person.address or "").strip()
        if person.refuge is YesNo.YES and address and address.casefold() != WITHHELD:
            yield Hit(
                f"{person.name} lives in a refuge, but the address stands in the case record",
                (CASE, "people", key, "address"),
                label="only the court may be told",
                help="write `address: withheld`, and give the address to the court by itself",
            )


@rule("X04", "carer-named", Severity.ERROR, "own", Reads.FILE, waivable=False)
def carer_named(facts: FileFacts) -> Iterator[Hit]:
    """A foster carer is named in the finished document.

    Why it matters: foster carers and their own children live at an address that a name is enough to find.

    What to do: write "the foster carers", or "her carer". First names alone are not reported.

    Example: "Alfie told Mrs Tetlow that he missed his bed."
    """
    for detail in details(facts.form):
        if detail.is_carer:
            yield from _leaks(facts, detail, detail.forms, "a foster carer is named")


@rule("X10", "metadata-left", Severity.ERROR, "own", Reads.FILE, waivable=False)
def metadata_left(facts: FileFacts) -> Iterator[Hit]:
    """The finished file holds more than its pages: an author, a path, a company, or earlier text.

    Why it matters: whoever opens the file's properties reads it. Earlier text can hold what was taken out.

    What to do: make the file again with `render`. If it comes from a Word template of your own, clean the
    template's properties and accept its changes there.

    Example: the property `lastModifiedBy` with a colleague's name.
    """
    for name, value in facts.file.metadata.items():
        if what := _left(name, value):
            yield _hit(
                facts, f"the file's property “{name}” holds {what}", "clean the properties of the file"
            )
    if facts.file.revisions:
        count = len(facts.file.revisions)
        yield _hit(
            facts,
            f"the file holds earlier or hidden text in {count} place{'s' * (count > 1)}",
            "accept the changes and delete the comments, then make the file again",
        )


def _left(name: str, value: str) -> str:
    """What a property should not hold; empty where it is clean."""
    plain = re.sub(r"[^a-z]", "", re.split(r"[:/.}]", name)[-1].casefold())
    if _FILE_PATH.search(value):
        return "the path of a file"
    ours = not value.strip() or value.strip().casefold().startswith(_OURS)
    if ours or plain in _TOOLS:
        return ""
    return "the name of a person or organisation" if plain in _PERSONAL else ""


@rule("X11", "protected-detail-in-name", Severity.ERROR, "own", Reads.FILE, waivable=False)
def protected_detail_in_name(facts: FileFacts) -> Iterator[Hit]:
    """A protected detail is in the name of the file.

    Why it matters: the name is seen by people who never open the file: in an inbox, a list, a portal.

    What to do: rename the form, from which the file takes its name.

    Example: a file called after the street to which a mother has moved.
    """
    name = searchable(PurePath(facts.file.name).name)
    for detail in details(facts.form):
        if any(name.holds(form) for form in detail.forms):
            yield _hit(
                facts, f"{detail.whose} {detail.sort} is in the name of the file", "rename the form's file"
            )


@rule("X12", "confidentiality-line-missing", Severity.WARNING, "fpr-12-73", Reads.FILE)
def confidentiality_line_missing(facts: FileFacts) -> Iterator[Hit]:
    """A page of the finished document does not say that it is confidential.

    Why it matters: papers are read one page at a time, and the person who finds a page should know that
    it may not be shown to others.

    What to do: if you changed the house style, put the line back at the foot of every page.

    Example: a Word template of one's own without the line.
    """
    line = facts.profile.confidentiality
    if any(searchable(text).holds(line) for text in facts.file.furniture):
        return
    bare = [n for n, page in enumerate(facts.file.pages, start=1) if not searchable(page).holds(line)]
    if bare:
        where = f"page{'s' * (len(bare) > 1)} {joined(list(map(str, bare)))}"
        where = where if facts.file.format == "pdf" else "the document"
        yield _hit(
            facts, f"no confidentiality line on {where}", "put the line back at the foot of every page"
        )


@rule("X14", "protected-detail-likely", Severity.WARNING, "own", Reads.FILE)
def protected_detail_likely(facts: FileFacts) -> Iterator[Hit]:
    """A part of a protected detail is in the finished document.

    Why it matters: a street without its number, or a foster carer's surname, may be all that somebody
    needs. It may also be another street or person of that name.

    What to do: read the place. Take the words out if they tell where somebody lives or who cares for a child.

    Example: the name of the street in which a withheld address lies.
    """
    for detail in details(facts.form):
        if not _is_whole(facts, detail):
            message = f"words that are part of {detail.whose} {detail.sort}, which is protected, are printed"
            yield from _leaks(facts, detail, detail.parts, message)


def _is_whole(facts: FileFacts, detail: Detail) -> bool:
    return bool(facts.zones.holding(detail.forms))


def _leaks(facts: FileFacts, detail: Detail, forms: tuple[str, ...], message: str) -> Iterator[Hit]:
    """One hit for each field of the form that holds the detail, or one for the file where none does."""
    places = facts.zones.holding(forms)
    if not places:
        return
    message = f"{message} {_said(places)}"
    help = "take it out here" if not detail.is_carer else "write “the foster carers” instead"
    fields = list(_fields(facts.form, forms))
    for path, location in fields:
        yield Hit(message, path, label="it stands here", help=help, location=location)
    if not fields:
        yield _hit(facts, message, "find it on that page, and take it out of the form or the case record")


def _hit(facts: FileFacts, message: str, help: str) -> Hit:
    return Hit(message, help=help, location=Location(facts.file.name))


def _said(places: list[Zone]) -> str:
    pages = [str(zone.page) for zone in places if zone.page]
    words = [f"on page{'s' * (len(pages) > 1)} {joined(pages)}"] if pages else []
    return joined([*words, *dict.fromkeys(zone.where for zone in places if not zone.page)])


def _fields(form: FilledForm, forms: tuple[str, ...]) -> Iterator[tuple[Path, Location]]:
    """Every field of the form and record that holds one of the forms, with the place of the words."""
    kept = {(CASE, "people", k, "address") for k, p in form.record.people.items() if not p.address_is_open}
    for value in form.values:
        held = value.value if value.path not in kept else None
        text = held.text if isinstance(held, Prose) else held if isinstance(held, str) else ""
        found = next((place for one in forms for place in searchable(text).find(one)), None) if text else None
        if found and isinstance(held, Prose):
            yield value.path, locate_span(form, value.path, text, *found)
        elif found:
            yield value.path, form.locate(value.path)


RULES = (
    protected_detail_printed,
    refuge_not_court_only,
    carer_named,
    metadata_left,
    protected_detail_in_name,
    confidentiality_line_missing,
    protected_detail_likely,
)
