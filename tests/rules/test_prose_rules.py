"""Whatever is typed, the rules that read prose come to an end and point to words of the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, reject, settings
from hypothesis import strategies as st

from courtdocs.errors import UnreadableError
from courtdocs.practice.profiles import profile
from courtdocs.rules.registry import FormFacts
from courtdocs.rules.table import BY_CODE

from .building import build

CODES = (
    *("D09", "J17", "N01", "N02", "N03", "N05", "N06", "N09", "N10", "N11"),
    *("P21", "S05", "S07", "W19", "W20", "W23"),
)
_PIECES = """\
Nell|Sami|Nell's|his|her|the children's|father|half-sister|twin|mum|Mother|the mother|Ms Harker|Kim
Samii|is|was|of|and|are full siblings|lazy|failed to engage|said|IRO|(IRO)|means|section 1(2A)|Re B-S
Mrs Attwell|[2013] EWCA Civ 1|presumption of parental involvement|[visits p1]|MULTIDISCIPLINARY|é|7
aged|8|(12)|nine years old|turned|will be|At the age of|2027|On 3 June 2026|on|in|born|gave birth to
interim care order|All two children|subject to|accommodated|by agreement|made|for|since|[T1]|[T1. T2]
struck|as|He|She|they|herself|None identified|fails to attend|what|Had
accommodation|"|“|”|'s|,|.|-|–|(|)|*"""
PIECES = ["\n\n", "\n- ", *_PIECES.replace("\n", "|").split("|")]


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60))
@example(["MULTIDISCIPLINARY"] * 40)
@example(["Nell's", "father"])
@example(["twin"])
def test_it_ends_and_points_into_the_file(code: str, pieces: list[str]) -> None:
    text = "x " + " ".join(pieces)
    with TemporaryDirectory() as folder:
        children = {"nell": {"needs": text}, "sami": {"harm": text}}
        patch = {"summary": text, "children": children, "parents": {"joe": {"strengths": text}}}
        try:
            form = build(Path(folder), None, patch)
        except UnreadableError:  # a line that a list would swallow is refused before any rule reads it
            reject()
        facts = FormFacts(form, profile(), date(2026, 12, 2))
        for finding in BY_CODE[code].run(facts):
            lines = form.sources[finding.location.file].splitlines()
            assert 1 <= finding.location.line <= len(lines)
            assert finding.message
