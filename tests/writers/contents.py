"""A made-up content that holds every kind of block and inline piece, for the tests of every writer."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from datetime import date

from courtdocs.content.blocks import (
    Block,
    Cell,
    Content,
    Drawing,
    Front,
    Gap,
    Heading,
    Inline,
    Link,
    List,
    Origin,
    PageBreak,
    Paragraph,
    Quote,
    Shape,
    Signature,
    Styled,
    Table,
)
from courtdocs.prose.blocks import LineBreak, Text

LONG = (
    "Since I was allocated in March 2026 I have visited the family on 12 occasions, 4 of them unannounced. "
    "On each visit I saw the children alone as well as with their mother, and I looked at where they sleep. "
    "What I set out below is what I saw and heard myself unless I say otherwise, and where I rely on what "
    "others have told me I give the source beside the sentence that rests on it."
)
HOSTILE = (
    "Smith & Sons <b>(a)</b> *x* _y_ #let $z$ @ref \\ { } {{ s }} {% if %} <w:br/> ]]> "
    "`code` ~ // /* */ \"q\" 'q'"
)


def text(words: str) -> tuple[Inline, ...]:
    """Plain words as inline pieces."""
    return (Text(words),)


def para(words: str, number: int | None = None, **more: object) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph(text(words), number, **more)  # type: ignore[arg-type]


def cell(words: str, anchor: str = "") -> Cell:
    """A cell with one paragraph."""
    return Cell((para(words),), anchor)


def citation(words: str, target: str) -> Styled:
    """A citation as documents print it: bold, linked."""
    return Styled((Text("["), Link(text(words), target), Text("]")), strong=True)


def png(width: int = 60, height: int = 24) -> bytes:
    """A small picture of a black stroke on white."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(
        b"\0" + bytes(0 if abs(x * height // width - y) < 2 else 255 for x in range(width))
        for y in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


FRONT = Front(
    court="the Family Court at Westhaven",
    number="WH26C00123",
    acts=("Children Act 1989", "Adoption and Children Act 2002"),
    children=(
        ("Jade Louise Tansley", "born 3 February 2014"),
        ("Alfie James Tansley", "born 19 August 2019"),
        ("Zara Khan", "born 2 January 2025"),
    ),
    parties=(
        ("Calder Vale Council", "Applicant"),
        ("Danielle Rook", "First respondent"),
        ("Craig Tansley", "Second respondent"),
        ("Jade, Alfie and Zara (by their children’s guardian)", "Third to fifth respondents"),
    ),
    corner=(
        ("On behalf of", "Applicant"),
        ("Statement of", "M. Oke"),
        ("Number", "First"),
        ("Exhibits", "MO1 to MO3"),
        ("Dated", "25 November 2026"),
    ),
    title="Initial statement of Marianne Oke",
    subtitle="Social work statement in support of interim care orders",
)

GENOGRAM = Drawing(
    shapes=(
        Shape("rect", 40, 10, 76, 46),
        Shape("text", 58, 58, text="Craig Tansley", size=8),
        Shape("text", 58, 68, text="born 1988", size=8),
        Shape("circle", 180, 10, 216, 46),
        Shape("text", 198, 58, text="Danielle Rook", size=8),
        Shape("text", 198, 68, text="born 1990", size=8),
        Shape("line", 76, 28, 180, 28, dashed=True),
        Shape("line", 128, 28, 128, 90),
        Shape("circle", 110, 90, 146, 126, filled=True, weight=2),
        Shape("text", 128, 138, text="Jade", size=8, bold=True),
        Shape("diamond", 240, 90, 276, 126),
        Shape("text", 258, 138, text="Unborn child", size=8),
        Shape("line", 198, 46, 258, 90, weight=0.5),
    ),
    width=320,
    height=150,
    alt="Family diagram. Danielle Rook and Craig Tansley, now apart, are the parents of Jade.",
)

CHRONOLOGY = Table(
    widths=(0.08, 0.18, 0.49, 0.25),
    aligns=("right", "left", "left", "left"),
    head=(cell("No"), cell("Date"), cell("What happened"), cell("Source")),
    rows=(
        (
            cell("1", "row-1"),
            cell("14 November 2026"),
            Cell((para("Police were called at 02:10."), List(((para("one"),), (para("two"),))))),
            Cell((Paragraph((citation("source 3, page 4", "source-3"),)),)),
        ),
        (cell("2"), cell("March 2023"), cell("Jade began at Holly Road Primary School."), cell("")),
        (cell("3"), cell("2019"), cell(LONG), Cell((Paragraph((Gap("Source"),)),))),
    ),
    summary="What happened to the family, oldest first",
)

PARTICULARS = Table(
    widths=(0.3, 0.7),
    aligns=("left", "left"),
    head=(),
    rows=(
        (cell("Name"), cell("Jade Louise Tansley")),
        (cell("Lives"), cell("With Michelle Rook, as family")),
    ),
    summary="Jade’s details",
)

SIGNATURE = Signature(
    name="Marianne Oke",
    role="Senior social worker, Calder Vale Council",
    registration="Social Work England SW104422",
    place="Westhaven",
    dated="25 November 2026",
    manner="typed",
)

BODY: tuple[Block, ...] = (
    Heading(1, text("About me"), anchor="about-me"),
    para("I am Marianne Oke, a senior social worker employed by Calder Vale Council. " + LONG, 1),
    Paragraph(
        (
            Text("The health visitor saw the home on 14 November 2026 "),
            citation("source 3, pages 4 to 6; source 1", "source-3"),
            Text(" and was "),
            Styled(text("not"), strong=False),
            Text(" reassured. I refer to "),
            Link(text("paragraph 1"), "about-me"),
            Text(", to "),
            Styled((Styled(text("each"), strong=False), Text(" of them")), strong=True),
            Text(" and to "),
            Link(text("a place that is not there"), "nowhere"),
            Text("."),
        ),
        2,
        anchor="para-2",
        origin=Origin(("about_me",), 3),
    ),
    para("I ask for the following:", 3, keep_with_next=True),
    List(
        (
            (para("an interim care order for Alfie; and"),),
            (
                para("an interim supervision order for Jade, on terms that"),
                List(((para("she stays at her school"),), (para("she sees her brother"),)), ordered=True),
            ),
        ),
        ordered=True,
    ),
    para(HOSTILE, 4),
    Paragraph((Gap("Why the order is needed now"),), 5),
    Heading(1, text("The children")),
    Heading(2, text("Jade")),
    PARTICULARS,
    Heading(3, text("Daily life")),
    para(LONG, 6),
    para(LONG, 7),
    Quote((para("I want to stay with Nan and I want Mum to come for her tea."), para("She said it twice."))),
    List(((para("warm"),), (para("fed"), para("and a second paragraph of the same item")))),
    Paragraph((Text("First line"), LineBreak(), Text("second line")), 8),
    para("שלום עולם is Hebrew for a greeting; ŵ, ŷ, é and £ are plain.", 9),
    para("x" * 90, 10),
    Heading(1, text("Family and genogram")),
    GENOGRAM,
    Heading(1, text("Chronology")),
    CHRONOLOGY,
    PageBreak(),
    Heading(1, text("Sources")),
    Table(
        widths=(0.1, 0.6, 0.3),
        aligns=("right", "left", "left"),
        head=(cell("No"), cell("What it is"), cell("Date")),
        rows=tuple((cell(str(n), f"source-{n}"), cell(f"Letter {n}"), cell("2026")) for n in range(1, 6)),
        summary="The sources relied on",
    ),
    Heading(1, text("Statement of truth")),
    para(
        "I understand that proceedings for contempt of court may be brought against anyone who makes, or "
        "causes to be made, a false statement in a document verified by a statement of truth without an "
        "honest belief in its truth.",
        keep_with_next=True,
    ),
    para("I believe that the facts stated in this witness statement are true.", keep_with_next=True),
    SIGNATURE,
)

CONTENT = Content(
    title="Initial statement of Marianne Oke",
    front=FRONT,
    blocks=BODY,
    dated=date(2026, 11, 25),
    confidentiality="Confidential: for these proceedings only. Not to be shared without the court’s leave.",
    notes=("Rule W10 was set aside: District Judge Pell, order of 20 November 2026.",),
)
DRAFT = replace(CONTENT, marking="DRAFT", front=replace(FRONT, number="", subtitle=""))


def with_blocks(*blocks: Block, **more: object) -> Content:
    """The same document with another body."""
    return replace(CONTENT, blocks=blocks, **more)
