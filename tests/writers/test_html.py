"""The page of HTML: its landmarks, places, numbers, tables and pictures, and that nothing is fetched."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from courtdocs.content.blocks import (
    Block,
    Cell,
    Content,
    Drawing,
    Heading,
    Inline,
    Link,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Shape,
    Styled,
    Table,
)
from courtdocs.prose.blocks import LineBreak, Text
from courtdocs.resources import templates
from courtdocs.writers import html

from .contents import (
    CHRONOLOGY,
    CONTENT,
    DRAFT,
    FRONT,
    GENOGRAM,
    HOSTILE,
    PARTICULARS,
    SIGNATURE,
    cell,
    para,
    png,
    text,
    with_blocks,
)
from .samples import SAMPLES, golden, sample
from .strict_html import Element, page

CSS = templates() / "house" / "court.css"
EVERY = {"made up": CONTENT, "draft": DRAFT, **{name: sample(name) for name in SAMPLES}}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def body(*blocks: Block, **more: object) -> Element:
    """What those blocks become."""
    root = page(html.write(with_blocks(*blocks, notes=(), **more)))
    return next(one for one in root.iter("div") if one.get("id") == "text")


def inner(*children: Inline, **more: object) -> Element:
    """What inline pieces become."""
    return body(Paragraph(children, **more)).one("p")  # type: ignore[arg-type]


@pytest.fixture(params=EVERY)
def root(request: pytest.FixtureRequest) -> Element:
    return page(html.write(EVERY[request.param]))


def test_same_content_gives_the_same_bytes() -> None:
    first = html.write(CONTENT)
    html._style.cache_clear()
    assert html.write(replace(CONTENT)) == first


def test_nothing_is_fetched_and_nothing_runs(root: Element) -> None:
    tags = {one.tag for one in root.iter()}
    assert not tags & {"script", "link", "iframe", "object", "embed", "form", "base", "audio", "video"}
    for one in root.iter():
        assert not any(name.startswith("on") for name in one.attributes)
        assert all(value.startswith("#") for name, value in one.attributes.items() if name == "href")
        assert all(value.startswith("data:image/") for name, value in one.attributes.items() if name == "src")
    policy = next(one for one in root.iter("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert policy.get("content").startswith("default-src 'none';")
    assert "script" not in policy.get("content")
    assert not re.search(r"url\(|@import|expression|https?:", root.one("style").said)


def test_the_page_says_what_it_is(root: Element) -> None:
    assert root.get("lang") == "en-GB"
    assert root.one("head").one("title").said
    named = {one.get("name"): one.get("content") for one in root.iter("meta")}
    assert "user-scalable" not in named["viewport"]
    assert named["robots"] == "noindex, nofollow"
    assert "author" not in named
    assert next(root.one("head").iter("meta")).get("charset") == "utf-8"


def test_landmarks_and_the_way_past_the_contents(root: Element) -> None:
    assert [one.tag for one in root.one("body").children if isinstance(one, Element)] == [
        *("a", "header", "main", "footer")
    ]
    (nav,) = root.one("main").iter("nav")
    skip = next(root.one("body").iter("a"))
    assert (skip.get("href"), skip.said) == ("#text", "Skip to the text")
    order = [one.get("id") or one.tag for one in root.one("main").iter("h1", "nav", "div")]
    assert order.index("h1") < order.index("nav") < order.index("text")
    sections = [one.said for one in root.iter("h2")]
    assert sections[0] == "Contents"
    assert [link.said for link in nav.iter("a")] == sections[1:]
    assert sections[1:]


def test_headings_are_in_order(root: Element) -> None:
    levels = [int(one.tag[1]) for one in root.iter(*HEADINGS)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert all(one.said.strip() for one in root.iter(*HEADINGS))


def test_every_place_is_there_once_and_every_link_leads_to_one(root: Element) -> None:
    ids = [one.get("id") for one in root.iter() if "id" in one.attributes]
    assert len(ids) > 10
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", id) for id in ids)
    links = list(root.iter("a"))
    assert {link.get("href")[1:] for link in links} <= set(ids)
    assert all(link.said.strip() and not list(link.iter("a"))[1:] for link in links)
    for name in ("aria-labelledby", "aria-describedby"):
        assert {id for one in root.iter() for id in one.get(name).split()} <= set(ids)


def test_tables_have_heads_and_say_what_they_hold(root: Element) -> None:
    tables = list(root.iter("table"))
    assert tables
    for table in tables:
        assert all(one.get("scope") in ("col", "row") and one.said.strip() for one in table.iter("th"))
        assert list(table.iter("th"))
        assert table.one("caption").said
        widths = len(list(table.iter("col")))
        assert {sum(1 for _ in row.iter("td", "th")) for row in table.iter("tr")} == {widths}


def test_the_style_sheet_and_the_page_know_the_same_classes() -> None:
    styled = set(
        re.findall(
            r"\.([a-z][a-z-]*)(?![a-z]*\()", re.sub(r"/\*.*?\*/", "", CSS.read_text("utf-8"), flags=re.S)
        )
    )
    blocks = [
        *CONTENT.blocks,
        replace(SIGNATURE, manner="wet ink"),
        List(((para("a"),),)),
        Quote((para("b"),)),
    ]
    centred = Table((0.5, 0.5), ("center", "left"), (), ((cell("a"), cell("b")),))
    every = [*EVERY.values(), with_blocks(*blocks, centred, look="dense"), replace(CONTENT, look="large")]
    used = {name for content in every for one in page(html.write(content)).iter() for name in one.classes}
    assert len(used) > 20
    assert used == styled


def test_a_style_sheet_cannot_end_its_element_and_loses_its_comments(tmp_path: Path) -> None:
    sheet = tmp_path / "court.css"
    sheet.write_text(
        'p { content: "/* kept */" } /* J. Smith\n</style><script> */\nq { x: "</STYLE>" }', "utf-8"
    )
    assert html._style(sheet) == 'p { content: "/* kept */" }\nq { x: "<\\/STYLE>" }'


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        digits = colour.lstrip("#")
        digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_colours_can_be_told_apart() -> None:
    colours = dict(re.findall(r"--(\w+): (#\w+);", CSS.read_text("utf-8")))
    assert contrast("#000", "#fff") == pytest.approx(21)
    for ink in ("ink", "quiet", "link"):
        assert contrast(colours[ink], "#fff") >= 7
    for ground in ("gap", "shade"):
        assert contrast(colours["ink"], colours[ground]) >= 7
    assert contrast(colours["rule"], "#fff") >= 3


def test_paragraph_numbers_are_words() -> None:
    root = page(html.write(CONTENT))
    numbered = [one for one in root.iter("p") if "numbered" in one.classes]
    assert [one.said.split(".")[0] for one in numbered] == [str(n) for n in range(1, 11)]
    assert numbered[2].said == "3. I ask for the following:"
    assert "kept" in numbered[2].classes
    assert numbered[2].get("id") == "paragraph-3"
    unnumbered = body(para("a")).one("p")
    assert (unnumbered.said, unnumbered.attributes) == ("a", {})


def test_lists_say_their_letters() -> None:
    def letters(*items: tuple[Block, ...]) -> List:
        return List(items, ordered=True)

    deepest = letters((para("d"),))
    made = body(
        letters(
            (para("a"),),
            (
                para("b"),
                letters(
                    (para("c"), deepest),
                ),
            ),
            (List(((para("e"),),)),),
        )
    )
    assert [one.said for one in made.iter("span")] == ["(a) ", "(b) ", "(i) ", "(A) ", "(c) "]
    assert [one.said for one in made.one("ul").iter("li")] == ["e"]
    assert made.said.split() == ["(a)", "a", "(b)", "b", "(i)", "c", "(A)", "d", "(c)", "e"]


def test_what_belongs_to_a_numbered_paragraph_stands_under_it() -> None:
    bullets = List(((para("x"),),))
    quote = Quote((para("y"), bullets))
    made = body(para("a", 1), bullets, quote, para("b"), bullets, para("c", 2), PARTICULARS, quote)
    looks = [("under" in one.classes) for one in made.iter("ul", "blockquote")]
    assert looks == [True, True, False, False, False, False]


def test_an_item_with_an_anchor_or_without_words_is_an_item() -> None:
    made = body(List(((Paragraph(text("a"), anchor="here"),), ())), Paragraph((Link(text("to"), "here"),)))
    assert [one.said for one in made.iter("li")] == ["a", ""]
    assert [one.get("id") for one in made.iter("p")] == ["here", ""]


def test_a_table_with_a_head() -> None:
    table = body(CHRONOLOGY).one("table")
    assert [one.said for one in table.one("thead").iter("th")] == ["No", "Date", "What happened", "Source"]
    assert {one.get("scope") for one in table.one("thead").iter("th")} == {"col"}
    assert not list(table.one("tbody").iter("th"))
    assert [row.children[0].get("class") for row in table.iter("tr")] == ["right"] * 4  # type: ignore[union-attr]
    assert [one.get("id") for one in table.iter("td") if one.get("id")] == ["row-1"]
    shares = [float(one.get("style").removeprefix("width: ").removesuffix("%")) for one in table.iter("col")]
    assert shares == [8, 18, 49, 25]


def test_a_table_without_a_head_has_its_heads_in_the_first_column() -> None:
    table = body(PARTICULARS).one("table")
    assert [(one.said, one.get("scope")) for one in table.iter("th")] == [("Name", "row"), ("Lives", "row")]
    assert not list(table.iter("thead"))


def test_an_empty_cell_heads_nothing() -> None:
    table = Table((0.5, 0.5), ("left", "left"), (Cell(()), cell("b")), ((cell("c"), Cell(())),))
    assert [one.tag for one in body(table).one("thead").iter("td", "th")] == ["td", "th"]
    bare = replace(table, head=())
    assert [one.tag for one in body(replace(bare, rows=((Cell(()), cell("d")),))).iter("td", "th")] == [
        "td",
        "td",
    ]


def test_a_wide_table_is_scrolled_by_hand_or_by_keys() -> None:
    made = body(CHRONOLOGY, PARTICULARS, replace(CHRONOLOGY, summary=""))
    groups = [one for one in made.iter("div") if "scroll" in one.classes]
    assert [one.get("tabindex") for one in groups] == ["0", "0"]
    assert [one.get("role") for one in groups] == ["group", "group"]
    named = next(one for one in made.iter("caption") if one.get("id") == groups[0].get("aria-labelledby"))
    assert named.said == CHRONOLOGY.summary
    assert groups[1].get("aria-label") == "Table"
    assert [len(list(table.iter("caption"))) for table in made.iter("table")] == [1, 1, 0]


def test_links_lead_to_places_whatever_they_are_called() -> None:
    anchors = [
        "source-1",
        "Source-1",
        "source 1",
        "9 lives",
        "שלום",
        "text",
        "contents",
        "paragraph-1",
        "section",
        "a&b",
    ]
    places = [Paragraph(text("here"), anchor=anchor) for anchor in anchors]
    links = [Paragraph((Link(text(anchor), anchor),)) for anchor in anchors]
    made = body(
        *links,
        para("numbered", 1),
        Heading(1, text("Part")),
        *places,
        Paragraph((Link(text("lost"), "nowhere"),)),
    )
    targets = [one.get("href").removeprefix("#") for one in made.iter("a")]
    assert len(set(targets)) == len(anchors)
    assert [one.get("id") for one in made.iter("p") if one.said == "here"] == targets
    assert "text" not in targets
    assert "lost" in made.said
    assert targets[0] == "source-1"


def test_an_anchor_that_comes_twice_is_placed_once() -> None:
    table = Table((1.0,), ("left",), (), ((cell("first", "a"),),))
    made = body(table, Paragraph(text("second"), anchor="a"), Heading(1, text("third"), anchor="a"))
    assert [(one.tag, one.get("id")) for one in made.iter("th", "p", "h2")] == [
        *(("th", "a"), ("p", ""), ("h2", "section"))
    ]


def test_a_link_inside_a_link_is_one_link() -> None:
    nested = Link((Styled((Link(text("in"), "a"),), strong=True), Text("out")), "a")
    made = inner(nested, anchor="a")
    (link,) = made.iter("a")
    assert link.said == "inout"


def test_a_link_in_a_link_to_nowhere_still_leads() -> None:
    made = inner(Link((Link(text("in"), "a"), Text("out")), "nowhere"), anchor="a")
    assert (made.one("a").said, made.said) == ("in", "inout")


def test_line_breaks_and_emphasis() -> None:
    made = inner(Text("a\nb"), LineBreak(), Styled((Text("c"), Styled(text("d"))), strong=True))
    assert made.said == "a\nb\ncd"
    assert (made.one("strong").said, made.one("em").said) == ("cd", "d")


def test_gaps_are_set_off() -> None:
    gaps = [one.said for one in page(html.write(CONTENT)).iter("mark") if "gap" in one.classes]
    assert gaps == ["[not yet given: Why the order is needed now]", "[not yet given: Source]"]


def test_a_page_break() -> None:
    assert body(para("a"), PageBreak(), para("b")).one("hr").classes == {"page-break"}


def test_a_drawing_has_its_shapes_and_its_words() -> None:
    made = body(replace(GENOGRAM, alt=HOSTILE), GENOGRAM)
    first, second = made.iter("svg")
    assert first.get("role") == "img"
    assert (first.one("title").said, first.one("desc").said) == ("Drawing", HOSTILE)
    assert first.get("aria-labelledby") == first.one("title").get("id")
    assert first.get("aria-describedby") == first.one("desc").get("id")
    assert first.one("title").get("id") != second.one("title").get("id")
    kinds = [shape.kind for shape in GENOGRAM.shapes]
    for kind, tag in {
        "line": "line",
        "rect": "rect",
        "circle": "ellipse",
        "diamond": "polygon",
        "text": "text",
    }.items():
        assert len(list(first.iter(tag))) == kinds.count(kind) > 0  # type: ignore[arg-type]
    assert [one.said for one in first.iter("text")] == [shape.text for shape in GENOGRAM.shapes if shape.text]
    assert [one.one("p").said for one in made.iter("details")] == [HOSTILE, GENOGRAM.alt]


def test_shapes_stand_where_they_should() -> None:
    shapes = (
        Shape("rect", 76, 46, 40, 10, filled=True),
        Shape("circle", 0, 0, 30, 20, dashed=True, weight=2.5),
        Shape("diamond", 0, 0, 30, 20),
        Shape("line", 76, 28, 10, 1 / 3),
        Shape("text", 58, 10, text="a < b", size=10, bold=True),
    )
    svg = body(Drawing(shapes, 300, 150, "x")).one("svg")
    assert (svg.get("width"), svg.get("height"), svg.get("viewbox")) == ("400", "200", "0 0 300 150")
    assert [one.attributes for one in svg.children if isinstance(one, Element)][2:] == [
        {"x": "40", "y": "10", "width": "36", "height": "36", "class": "filled"},
        {"cx": "15", "cy": "10", "rx": "15", "ry": "10", "stroke-width": "2.5", "stroke-dasharray": "3 3"},
        {"points": "15,0 30,10 15,20 0,10"},
        {"x1": "76", "y1": "28", "x2": "10", "y2": "0.33"},
        {"x": "58", "y": "13.6", "font-size": "10", "font-weight": "bold"},
    ]
    assert svg.one("text").said == "a < b"


def test_a_typed_signature() -> None:
    made = body(SIGNATURE).one("dl")
    pairs = [(row.one("dt").said, row.one("dd").said) for row in made.iter("div")]
    assert pairs == [
        ("Signed:", "Marianne Oke"),
        ("Name:", "Marianne Oke"),
        ("Post:", "Senior social worker, Calder Vale Council"),
        ("Registration:", "Social Work England SW104422"),
        ("Place:", "Westhaven"),
        ("Date:", "25 November 2026"),
    ]


def test_a_signature_in_ink_has_a_place_that_says_so() -> None:
    made = body(replace(SIGNATURE, manner="wet ink", dated="")).one("dl")
    inked = [row for row in made.iter("div") if any("ink" in one.classes for one in row.iter("dd"))]
    assert [row.one("dt").said for row in inked] == ["Signed:", "Date:"]
    assert [row.one("span").classes for row in inked] == [{"spoken"}] * 2


@pytest.mark.parametrize(("image", "kind"), [(png(), "png"), (b"\xff\xd8\xff\xe0rest", "jpeg")])
def test_a_signature_may_be_a_picture(image: bytes, kind: str) -> None:
    made = body(replace(SIGNATURE, name='A "B" <C>', manner="image", image=image)).one("img")
    assert made.get("alt") == 'Signature of A "B" <C>'
    head, _, data = made.get("src").partition(",")
    assert head == f"data:image/{kind};base64"
    assert base64.b64decode(data, validate=True) == image


def test_every_printed_page_says_what_it_belongs_to() -> None:
    signed, draft = page(html.write(CONTENT)), page(html.write(DRAFT))
    assert [one.said for one in signed.one("header").iter("p")] == [CONTENT.confidentiality]
    assert [one.said for one in draft.one("header").iter("p")] == ["DRAFT", CONTENT.confidentiality]
    assert [one.said for one in signed.one("footer").iter("p")] == [
        *("Case number: WH26C00123", CONTENT.title, CONTENT.confidentiality)
    ]
    assert "not yet issued" in draft.one("footer").said


def test_the_title_of_the_proceedings() -> None:
    front = next(one for one in page(html.write(CONTENT)).iter("div") if "front" in one.classes)
    pairs = [(row.one("dt").said, row.one("dd").said) for row in front.one("dl").iter("div")]
    assert pairs[0] == ("On behalf of:", "Applicant")
    said = [one.said for one in front.iter("p", "h1")]
    assert said[0] == "IN THE FAMILY COURT AT WESTHAVEN"
    assert said[-2:] == [FRONT.title, FRONT.subtitle]
    assert "between" in {name for one in front.iter("p") for name in one.classes}
    unmarked = replace(CONTENT, front=replace(FRONT, corner=()), blocks=())
    assert not list(page(html.write(unmarked)).iter("dl"))


def test_a_document_that_is_not_the_courts_has_a_title_only() -> None:
    content: Content = replace(
        CONTENT, front=None, marking="For the author only. Not for filing", look="dense"
    )
    root = page(html.write(content))
    front = next(one for one in root.iter("div") if "front" in one.classes)
    assert front.said.strip() == CONTENT.title == root.one("h1").said
    assert [one.said for one in root.one("footer").iter("p")] == [CONTENT.title, CONTENT.confidentiality]
    assert next(root.one("header").iter("p")).said == "For the author only. Not for filing"
    assert root.classes == {"dense"}


def test_a_document_without_sections_has_no_contents() -> None:
    root = page(html.write(with_blocks(para("a"), Heading(2, text("b")), notes=())))
    assert not list(root.iter("nav"))
    assert [one.tag for one in root.iter(*HEADINGS)] == ["h1", "h3"]


def test_the_record_of_the_document_closes_it() -> None:
    root = page(html.write(CONTENT))
    assert [one.said for one in root.iter("h2")][-1] == "Record of this document"
    assert [one.said for one in root.one("main").iter("p")][-1] == CONTENT.notes[0]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_as_it_was(name: str) -> None:
    made = re.sub(
        r"(?s)(?<=<style>\n).*(?=\n</style>)",
        "(templates/house/court.css)",
        html.write(sample(name)).decode(),
    )
    assert made == golden(f"html/{name}.html", made)
