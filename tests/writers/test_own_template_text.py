"""What is written in any field comes back from an authority's own template unchanged, and nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from courtdocs.content.blocks import Gap, Heading, List, Paragraph, Styled, Table, Text
from courtdocs.inspection.docx import open_docx
from courtdocs.kinds.social_work_statement import SocialWorkStatement
from courtdocs.kinds.table import KINDS
from courtdocs.practice.profiles import profile
from courtdocs.prose import blocks as b
from courtdocs.writers import own_template

from ..content.conftest import ON, filled
from .contents import HOSTILE, cell, para, text, with_blocks
from .test_docx_text import CODE, TEXTS
from .word_files import BODY, SIGNED, word

LOOP = ("{%p for c in children %}", "[{{ c.name }}]", "{%p endfor %}")
TAGS = ("[{{ s.place }}]", *LOOP, "{{ s.summary }}", "END", BODY)
DOCXTPL = ["{_{", "}_}", "{_%", "%_}", "{{p body }}", "{%p if x %}", "\U000f0000", "\U00100000"]
"""What docxtpl would make tags of, and the marks that stand for values."""
ALL = st.one_of(TEXTS, st.lists(st.sampled_from([*DOCXTPL, "a", " "]), max_size=8).map("".join))


def template() -> own_template.OwnTemplate:
    """A template that prints plain fields, a narrative one, and the body."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.docx"
        path.write_bytes(word(*TAGS, header="[{{ s.place }}]", footer="{{ confidentiality }}"))
        return own_template.read(path, KINDS["social-work-statement"])


TEMPLATE = template()


@settings(max_examples=100, deadline=None)
@given(ALL)
@example("")
@example(HOSTILE)
@example("".join(CODE))
@example("".join(DOCXTPL))
@example(" two  spaces ")
@example("a\tb\nc")
def test_text_comes_back_unchanged(words: str) -> None:
    field, prose = f"_{words}_", words if words.strip() else "-"
    form = filled({**SIGNED, "place": field, "summary": prose}, {"children": {"jade": {"name": field}}})
    cells = (cell(words), cell(words))
    blocks = (
        Heading(1, text(words)),
        Paragraph((Text(words), Styled(text(words)), Gap(words)), 1),
        List(((para(words),),)),
        Table((0.5, 0.5), ("left", "right"), cells, (cells,), words),
    )
    content = with_blocks(*blocks, notes=())
    finished = open_docx(own_template.write(TEMPLATE, form, content, ON, profile()), "statement.docx")
    assert isinstance(form.form, SocialWorkStatement)
    place, names = form.form.place, [child.name for child in form.record.children.values()]
    assert form.form.summary is not None
    due = [f"[{place}]", *(f"[{name}]" for name in names), *_said(form.form.summary.blocks), "END"]
    due += [words, f"{words}{words}[not yet given: {words}]", *[words] * 5, ""]
    assert finished.text == "\n".join(due)
    assert finished.furniture[0] == f"[{place}]"
    assert finished.numbers == (1,)
    assert finished.revisions == ()


def _said(blocks: Iterable[b.Block]) -> Iterator[str]:
    """The words of each paragraph of prose."""
    for block in blocks:
        match block:
            case b.Paragraph(children=children):
                yield b.plain(children)
            case b.List(items=items):
                yield from (said for item in items for said in _said(item.children) or ("",))
            case b.Quote(children=children):
                yield from _said(children)
