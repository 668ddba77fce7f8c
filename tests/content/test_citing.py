"""Citations: numbers and marks instead of keys, pinpoints written out, words left as words."""

from __future__ import annotations

import pytest

from courtdocs.content.blocks import Paragraph, walk, words
from courtdocs.content.citing import say_pinpoint

from .conftest import Composer

PINPOINTS = [
    ("p4", "page 4"),
    ("p4-6", "pages 4 to 6"),
    ("pp. 4–6", "pages 4 to 6"),
    ("p2, 5", "pages 2 and 5"),
    ("p2, 5-7, 9", "pages 2, 5 to 7 and 9"),
    ("page 3", "page 3"),
    ("para 12", "paragraph 12"),
    ("paras 3-4", "paragraphs 3 to 4"),
    ("row 3", "row 3"),
    ("lines 3, 4", "lines 3 and 4"),
    ("", ""),
]
EVIDENCE = {
    "unused": {"what": "Not relied on"},
    "hv-letter": {"what": "Letter"},
    "plan": {"what": "Plan", "exhibit": "MO2"},
}
CASE = {"evidence": EVIDENCE, "threshold": {"T1": {"says": "It happened."}}}
POINTS = {"Q2": {"about": "x", "says": "y", "source": ["hv-letter p1", "plan", "what she told me"]}}

LIST = "{% for x in sources %}\n- {{ x.number }} {{ x.printed_what }}\n{% endfor %}\n"
"""With which a document can call its sources by their numbers."""


@pytest.mark.parametrize(("typed", "printed"), PINPOINTS)
def test_pinpoint(typed: str, printed: str) -> None:
    assert say_pinpoint(typed) == printed


SAID = [
    ("See [hv-letter p4].", "See [source 1, page 4]."),
    ("See [plan p1; hv-letter].", "See [exhibit MO2, page 1; source 1]."),
    ("See [T1] and [Q2].", "See [threshold 1] and [point 2]."),
    ("*See [T1]*", "See [threshold 1]"),
    ("He [sic] said [laughs] [name withheld].", "He [sic] said [laughs] [name withheld]."),
    ("See [hv-leter p4].", "See [hv-leter p4]."),
]


@pytest.mark.parametrize(("typed", "printed"), SAID)
def test_citation_in_prose(typed: str, printed: str, composed: Composer) -> None:
    form = {"summary": typed, "about_me": "[hv-letter; plan]", "points": POINTS}
    block, *_ = composed(f"{{{{ s.summary }}}}\n\n{LIST}", form, CASE).content.blocks
    assert words(block.children) == printed  # type: ignore[union-attr]


def test_sources_of_a_row_stand_as_their_column_has_them(composed: Composer) -> None:
    template = "{% for p in s.points %}\n{{ p.source }}\n{% endfor %}\n\n"
    block, *_ = composed(template + LIST, {"points": POINTS}, CASE).content.blocks
    assert words(block.children) == "1, page 1; MO2; what she told me"  # type: ignore[union-attr]


def test_sources_have_names_in_a_document_that_does_not_list_them(composed: Composer) -> None:
    evidence = {
        "hv-letter": {"what": "Letter", "made": "2026-11-02"},
        "other-letter": {"what": "Letter"},
        "plan": {"what": "A plan nobody may know of", "disclose": "court"},
    }
    template = "{% for p in s.points %}\n{{ p.source }}\n{% endfor %}\n\n{{ s.summary }}\n"
    form = {"points": POINTS, "summary": "See [hv-letter p4]."}
    row, prose = composed(template, form, {"evidence": evidence}).content.blocks
    said = "Letter (2 November 2026), page 1; Confidential; what she told me"
    assert words(row.children) == said  # type: ignore[union-attr]
    assert words(prose.children) == "See [Letter (2 November 2026), page 4]."  # type: ignore[union-attr]


def test_sources_are_numbered_in_the_order_of_the_record(composed: Composer) -> None:
    blocks = composed(LIST, {"summary": "[plan] [hv-letter]"}, CASE).content.blocks
    found = [words(b.children) for b in walk(blocks) if isinstance(b, Paragraph)]
    assert found == ["1 Letter", "2 Plan"]
