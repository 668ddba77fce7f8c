"""The Markdown of templates: what would be misread is an error at its line; what is right becomes blocks."""

# ruff: noqa: E501 (tables of templates as data)
from __future__ import annotations

import pytest

from courtdocs.content.blocks import (
    Cell,
    Gap,
    Heading,
    LineBreak,
    Link,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Styled,
    Table,
    Text,
    words,
)
from courtdocs.errors import TemplateError

from .conftest import Composer, numbers, said

HEAD = "| A | B |\n|---|---|\n"
MISREAD = [
    # Lazy continuation: a line after the last item is swallowed (pitfall 3).
    ("{% for c in children %}\n- {{ c.called }}\n{% endfor %}\nNext paragraph.\n", 4, "swallowed"),
    ("> one\ntwo\n", 2, "swallowed"),
    # Indented too far, a heading is words (pitfall 4).
    ("{% for c in children %}\ntext\n    ## {{ c.called }}\n{% endfor %}\n", 3, "read as words"),
    ("```\nx\n```\n", 1, "read as words"),
    ("<b>x</b>\n", 1, "read as words"),
    ("::: box\n", 1, "read as words"),
    ("text\n---\n", 2, "read as words"),
    ("text\n2. x\n", 2, "read as words"),
    # A year at the start of a paragraph is a list (pitfall 5).
    ("2019. He was born.\n", 1, "2019"),
    # An empty line between rows ends the table; text after rows becomes a row (pitfall 7).
    (f"{HEAD}{{% for c in children %}}\n| {{{{ c.called }}}} | x |\n\n{{% endfor %}}\n", 4, "read as words"),
    (f"{HEAD}| a | b |\nText after it.\n", 4, "1 cells"),
    (f"{HEAD}| a |\n", 3, "1 cells"),
    (f"{HEAD}| a | b | c |\n", 3, "3 cells"),
    ("| A | B |\n|---|---|---|\n| a | b |\n", 1, "read as words"),
    (f"{HEAD}{{% for x in case.chronology %}}\n| {{{{ x.date }}}} | b |\n{{% endfor %}}\n", 1, "no rows"),
    ("##\n", 1, "no words"),
    ("## A {unumbered}\n", 1, "unumbered"),
]


@pytest.mark.parametrize(("template", "line", "word"), MISREAD)
def test_misread_template(template: str, line: int, word: str, composed: Composer) -> None:
    with pytest.raises(TemplateError) as caught:
        composed(template)
    first = caught.value.findings[0]
    assert (first.code, first.location.line) == ("H28", line)
    assert word in first.message + first.help


def test_heading_level_skipped_by_what_is_left_out(composed: Composer) -> None:
    template = "## A\n\n{% if s.place %}\n### B\n{% endif %}\n\n#### C\n"
    assert said(composed(template, {"place": "x"}).content.blocks) == ["A", "B", "C"]
    with pytest.raises(TemplateError) as caught:
        composed(template)
    assert [(f.code, f.location.line) for f in caught.value.findings] == [("H05", 7)]


def test_several_faults_at_once(composed: Composer) -> None:
    with pytest.raises(TemplateError) as caught:
        composed("2019. x\n\n<b>\n\n- a\nb\n")
    assert [f.location.line for f in caught.value.findings] == [1, 3, 6]


def test_fault_in_a_macro_names_its_own_line(composed: Composer) -> None:
    house = "{% macro m(x) %}\n\n<b>{{ x }}\n{% endmacro %}\n"
    with pytest.raises(TemplateError) as caught:
        composed('{% from "house" import m %}\n\n{{ m(s.stage) }}\n', house=house)
    found = caught.value.findings[0].location
    assert (found.file.rpartition("/")[2], found.line) == ("macros.md.j2", 3)


def test_escaped_year_is_words(composed: Composer) -> None:
    assert said(composed("2019\\. He was born.\n").content.blocks) == ["2019. He was born."]


def test_name_with_braces_leaves_numbering_alone(composed: Composer) -> None:
    content = composed("## {{ s.place }}\n\nText.\n", {"place": "X {unnumbered}"}).content
    assert numbers(content) == [1]
    assert words(content.blocks[0].children) == "X {unnumbered}"  # type: ignore[union-attr]


def test_numbering_runs_through_and_is_switched_off(composed: Composer) -> None:
    template = "Before.\n\n## A\n\nOne.\n\n- item\n\nTwo.\n\n## B {unnumbered, new page}\n\nNone.\n\n## C\n\n### D\n\nThree.\n"
    blocks = composed(template).content.blocks
    found = {words(b.children): b.number for b in blocks if isinstance(b, Paragraph)}
    assert found == {"Before.": None, "One.": 1, "Two.": 2, "None.": None, "Three.": 3}
    broken = next(n for n, b in enumerate(blocks) if isinstance(b, PageBreak))
    assert blocks[broken + 1] == Heading(1, (Text("B"),))


def test_paragraph_before_a_list_stays_with_it(composed: Composer) -> None:
    first, second, *_ = composed("One:\n\n- item\n\nTwo:\n\nThree.\n").content.blocks
    assert isinstance(first, Paragraph)
    assert first.keep_with_next
    assert isinstance(second, List)
    assert not any(b.keep_with_next for b in composed("Two:\n\nThree.\n").content.blocks)  # type: ignore[union-attr]


def test_emphasis_takes_in_values(composed: Composer) -> None:
    (block,) = composed("A **{{ s.stage }} *x***, {{ s.place }}.\n", {"place": "a\nb"}).content.blocks
    strong = Styled((Text("initial "), Styled((Text("x"),))), strong=True)
    expected = (Text("A "), strong, Text(", a"), LineBreak(), Text("b."))
    assert block == Paragraph(expected)


def test_prose_stands_apart_without_blank_lines(composed: Composer) -> None:
    template = "Before.\n{{ s.summary }}\nAfter.\n\n> {{ s.summary }}\n\n- {{ s.summary }}\n"
    blocks = composed(template, {"summary": "One.\n\nTwo.\n"}).content.blocks
    assert [words(b.children) for b in blocks if isinstance(b, Paragraph)] == [
        "Before.",
        "One.",
        "Two.",
        "After.",
    ]
    quote = next(b for b in blocks if isinstance(b, Quote))
    listed = next(b for b in blocks if isinstance(b, List))
    assert said(quote.children) == said(listed.items[0]) == ["One.", "Two."]


def test_label_runs_into_the_first_paragraph(composed: Composer) -> None:
    template = "**{{ s.stage }}:** {{ s.summary }}\n\n**Why.** {{ s.about_me }}\n"
    form = {"summary": "One.\n\nTwo.\n", "about_me": "- a\n- b\n"}
    one, two, why, listed = composed(template, form).content.blocks
    assert one == Paragraph((Styled((Text("initial:"),), True), Text(" One.")), origin=one.origin)  # type: ignore[union-attr]
    assert two.origin.line == 2  # type: ignore[union-attr]
    assert why.keep_with_next  # type: ignore[union-attr]
    assert isinstance(listed, List)


def test_table_widths_alignment_and_empty_head(composed: Composer) -> None:
    table, bare = composed(
        "| A | B |\n|-:|:------:|\n| a \\| b | {{ s.place }} |\n\n| | |\n|---|---|\n| x | y |\n"
    ).content.blocks
    assert isinstance(table, Table)
    assert table.widths == (0.2, 0.8)
    assert table.aligns == ("right", "center")
    assert said(table.rows[0][0].children) == ["a | b"]
    assert table.rows[0][1].children == (
        Paragraph((Gap("Place of signing"),), origin=table.rows[0][1].children[0].origin),
    )  # type: ignore[union-attr]
    assert isinstance(bare, Table)
    assert bare.head == ()
    assert bare.rows == ((Cell((Paragraph((Text("x"),)),)), Cell((Paragraph((Text("y"),)),))),)


def test_lines_in_a_row_print_as_a_lettered_list(composed: Composer) -> None:
    weighed = {"home": {"good": ["one", "two"], "bad": {"none": "There is none."}}}
    form = {"options": {"home": {"what": "Home"}}, "weighing": {"jade": weighed}}
    template = "{% for w in s.weighing %}{% for o in w.options %}\n| G | B |\n|---|---|\n| {{ o.good }} | {{ o.bad }} |\n\n{% endfor %}{% endfor %}\n"
    (table,) = composed(template, form).content.blocks
    good, bad = table.rows[0]  # type: ignore[union-attr]
    assert isinstance(good.children[0], List)
    assert good.children[0].ordered
    assert said(good.children) == ["one", "two"]
    assert said(bad.children) == ["There is none."]


def test_gap_standing_alone_is_a_paragraph(composed: Composer) -> None:
    (block,) = composed("## A\n\n{{ s.summary }}\n").content.blocks[1:]
    assert isinstance(block, Paragraph)
    assert block.children == (Gap("Summary"),)
    assert block.number == 1
    assert block.origin is not None
    assert block.origin.path == ("summary",)


def test_links_without_a_place_are_words(composed: Composer) -> None:
    case = {"evidence": {"hv": {"what": "Letter"}}}
    form = {"summary": "See [hv p4]."}
    facts = {"threshold": {"T1": {"says": "It happened."}}}
    bare = composed("{{ s.summary }}\n", {"summary": "See [T1]."}, facts).content.blocks[0]
    assert words(bare.children) == "See [threshold 1]."  # type: ignore[union-attr]
    assert Link not in {
        type(c) for piece in bare.children if isinstance(piece, Styled) for c in piece.children
    }  # type: ignore[union-attr]
    template = "{{ s.summary }}\n\n{% for x in sources %}\n- {{ x.number }} {{ x.printed_what }}, {{ x.number }}\n{% endfor %}\n"
    linked, listed = composed(template, form, case).content.blocks
    styled = next(piece for piece in linked.children if isinstance(piece, Styled))  # type: ignore[union-attr]
    assert styled.children[1] == Link((Text("source 1, page 4"),), "source-1")
    assert listed.items[0][0].anchor == "source-1"  # type: ignore[union-attr]
