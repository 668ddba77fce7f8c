"""The words that every format prints round the body: title of the proceedings, footer, signature block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..content.blocks import Block, Content, Front, Heading, Paragraph, Signature
from ..prose.blocks import Text

Role = Literal["court", "number", "matter", "child", "between", "party", "designation", "and"]

_BEYOND_LATIN = "\u0250"
NOT_ISSUED = "not yet issued"


@dataclass(frozen=True, slots=True)
class TitleLine:
    """One line of the title of the proceedings, and what it is, by which a writer chooses its look."""

    role: Role
    text: str


def head(content: Content) -> Front:
    """The head of the first page; a document that is not the court's has its title alone."""
    return content.front or Front("", "", (), (), (), (), content.title)


def title_lines(front: Front) -> Iterator[TitleLine]:
    """The title of the proceedings from the court to the last party, in printing order (PD22A 3.1).

    Nothing for a head that names no court.
    """
    if not front.court:
        return
    yield TitleLine("court", capitals(_in_court(front.court)))
    yield TitleLine("number", f"Case No: {front.number or NOT_ISSUED}")
    for place, act in enumerate(front.acts):
        lead = "AND IN THE MATTER OF THE" if place else "IN THE MATTER OF THE"
        yield TitleLine("matter", f"{lead} {capitals(act.removeprefix('the '))}")
    if front.children:
        yield TitleLine("matter", "AND IN THE MATTER OF" if front.acts else "IN THE MATTER OF")
    for name, born in front.children:
        yield TitleLine("child", f"{name} ({born})" if born else name)
    if front.parties:
        yield TitleLine("between", "BETWEEN:")
    for place, (name, designation) in enumerate(front.parties):
        if place and _faces(front.parties[place - 1][1], designation):
            yield TitleLine("and", "and")
        yield TitleLine("party", name)
        yield TitleLine("designation", designation)


def capitals(text: str) -> str:
    """The text in capitals, but for letters whose capital is two letters or in no court font: ß, ʂ, ὒ."""
    return "".join(
        capital if letter < _BEYOND_LATIN and len(capital := letter.upper()) == 1 else letter
        for letter in text
    )


def _in_court(court: str) -> str:
    if court.lower().startswith("in "):
        return court
    return f"In {court}" if court.lower().startswith("the ") else f"In the {court}"


def _faces(before: str, after: str) -> bool:
    """Whether the parties change sides here: "and" stands between applicants and respondents only."""
    return "applicant" in before.lower() and "applicant" not in after.lower()


def case_number(content: Content) -> str:
    """The case number as every page prints it; nothing in a document that is not the court's."""
    return f"Case number: {content.front.number or NOT_ISSUED}" if content.front else ""


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One line of the signature block; `ink` leaves a ruled space to write in by hand."""

    label: str
    text: str = ""
    ink: bool = False


def signature_lines(signature: Signature) -> Iterator[SignatureLine]:
    """The signature block line by line: an image, where there is one, stands on the line "Signed"."""
    typed = signature.name if signature.manner == "typed" else ""
    yield SignatureLine("Signed", typed, ink=signature.manner in ("wet ink", "none"))
    yield SignatureLine("Name", signature.name)
    yield SignatureLine("Post", signature.role)
    if signature.registration:
        yield SignatureLine("Registration", signature.registration)
    if signature.place:
        yield SignatureLine("Place", signature.place)
    yield SignatureLine("Date", signature.dated, ink=not signature.dated)


def body(content: Content) -> tuple[Block, ...]:
    """What follows the first page's head: the blocks, then the document's record where it has one."""
    if not content.notes:
        return content.blocks
    record = (Paragraph((Text(note),)) for note in content.notes)
    return (*content.blocks, Heading(1, (Text("Record of this document"),)), *record)


def gap_words(label: str) -> str:
    """What a draft prints where something has not been given yet."""
    return f"[not yet given: {label}]"
