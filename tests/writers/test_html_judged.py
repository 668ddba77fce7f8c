"""The rules on finished files judge the page and the plain text too, wherever in them something is put."""

from __future__ import annotations

import re
from datetime import date

import pytest

from courtdocs.content.compose import compose
from courtdocs.forms.filled import FilledForm
from courtdocs.inspection.read import reader
from courtdocs.practice.profiles import profile
from courtdocs.rules.registry import FileFacts
from courtdocs.rules.run import judge_file
from courtdocs.writers.table import WRITERS

from ..rules.building import build

ON = date(2026, 12, 2)
KEPT = {"people": {"ruth": {"address": "27 Larkspur Gardens, Netherby ZZ99 2HW"}}}
ADDRESS = "27 Larkspur Gardens"
TRUTH = "I believe that the facts stated in this witness statement are true"
TEXT, LOOK, HIDDEN = "in the text", "in the file's properties", "in hidden or earlier text"
DRAWN = "in a drawing's description"
FOUND = [
    ("html", "</main>", f"<p>{ADDRESS}</p></main>", {"X01": TEXT}),
    ("html", "</main>", '<p id="27-larkspur-gardens">x</p></main>', {"X01": LOOK}),
    ("html", "</main>", f'<p data-x="{ADDRESS}">x</p></main>', {"X01": LOOK}),
    ("html", "<title>", f"<title>{ADDRESS}: ", {"X01": LOOK}),
    ("html", "</main>", f'<img alt="{ADDRESS}" src="data:image/png;base64,"></main>', {"X01": DRAWN}),
    ("html", "<desc", f"<desc>{ADDRESS}</desc><desc", {"X01": DRAWN}),
    ("html", "<caption", f"<caption>{ADDRESS}</caption><caption", {"X01": DRAWN}),
    ("html", "</header>", f"<p>{ADDRESS}</p></header>", {"X01": "header, footer or comment"}),
    ("html", "</main>", f"<!-- {ADDRESS} --></main>", {"X01": HIDDEN, "X10": "1 place"}),
    ("html", "</main>", f"<p hidden>{ADDRESS}</p></main>", {"X01": HIDDEN, "X10": "1 place"}),
    ("html", "</head>", '<meta name="author" content="A. B."></head>', {"X10": "“author”"}),
    ("html", "</main>", "<p>Larkspur Gardens</p></main>", {"X14": "part of Ruth Attwell's address"}),
    ("html", '<span class="number">2. ', '<span class="number">3. ', {"W04": "paragraph 2 is due"}),
    ("html", TRUTH, "This is true", {"W05": TRUTH}),
    ("txt", "\n1.  ", f"\n{ADDRESS}\n\n1.  ", {"X01": TEXT}),
    ("txt", "\n1.  ", "\n27 Larkspur\n      Gardens\n\n1.  ", {"X01": TEXT}),
    ("txt", "\n2.  ", "\n3.  ", {"W04": "paragraph 2 is due"}),
    ("txt", "I believe that", "I hope that", {"W05": TRUTH}),
]  # fmt: skip


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> FilledForm:
    return build(tmp_path_factory.mktemp("form"), confidential=KEPT)


@pytest.fixture(scope="module")
def files(form: FilledForm) -> dict[str, str]:
    content = compose(form, ON, profile()).content
    return {name: WRITERS[name](content).decode() for name in ("html", "txt")}


def judged(form: FilledForm, name: str, text: str) -> dict[str, str]:
    """What the rules say of a file, by code."""
    finished = reader(name)(text.encode(), f"form.{name}")
    return {found.code: found.message for found in judge_file(FileFacts(finished, form, profile(), ON))}


@pytest.mark.parametrize("name", ["html", "txt"])
def test_nothing_is_found_in_a_clean_file(form: FilledForm, files: dict[str, str], name: str) -> None:
    assert judged(form, name, files[name]) == {}


@pytest.mark.parametrize(("name", "old", "new", "due"), FOUND)
def test_what_should_not_be_there_is_found(
    form: FilledForm, files: dict[str, str], name: str, old: str, new: str, due: dict[str, str]
) -> None:
    assert old in files[name]
    found = judged(form, name, files[name].replace(old, new))
    assert set(found) == set(due)
    assert all(words in found[code] for code, words in due.items()), found


@pytest.mark.parametrize("name", ["html", "txt"])
def test_a_missing_line_of_confidentiality_is_found(
    form: FilledForm, files: dict[str, str], name: str
) -> None:
    line = re.compile(r"\s+".join(map(re.escape, profile().confidentiality.split())))
    bare, times = line.subn("x", files[name])
    assert times == 2
    found = judged(form, name, bare)
    assert found["X12"] == "no confidentiality line on the document"


def test_a_protected_detail_in_the_name_of_the_page_is_found(form: FilledForm, files: dict[str, str]) -> None:
    named = reader("html")(files["html"].encode(), f"{ADDRESS}.html")
    assert {found.code for found in judge_file(FileFacts(named, form, profile(), ON))} == {"X11"}


def test_pages_are_not_counted_where_there_are_none(form: FilledForm, files: dict[str, str]) -> None:
    long = files["txt"] + "More.\n\n" * 20_000
    assert not set(judged(form, "txt", long)) & {"W08", "W15", "W18"}
