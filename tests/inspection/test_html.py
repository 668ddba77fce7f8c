"""Reading a page of HTML back: whatever could hold a word is read, wherever it is put."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtdocs.inspection.finished import Finished
from courtdocs.inspection.html import open_html


def read(body: str, head: str = "") -> Finished:
    return open_html(
        f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body>{body}</body></html>'.encode(), "x.html"
    )


def everything(file: Finished) -> str:
    """All that a finished page says anywhere."""
    parts = (*file.pages, *file.furniture, *file.alternatives, *file.bookmarks, *file.revisions)
    return "\n".join((*parts, *file.metadata, *file.metadata.values()))


def test_text_is_in_reading_order_a_line_a_block() -> None:
    table = "<table><caption>About</caption><tr><th>h1</th><td>c<b>2</b></td></tr></table>"
    file = read(
        "<h1>Title</h1>\n<p>one <em>two</em>,\nthree<br>four</p>\n"
        f"<ul>\n<li>five\n<ol><li>six</li></ol></li></ul>{table}"
    )
    assert file.text == "Title\none two, three\nfour\nfive\nsix\nh1\nc2"
    assert (file.format, file.name, file.language, file.alternatives) == (
        "html",
        "x.html",
        "en-GB",
        ("About",),
    )
    assert file.bookmarks == ("Title",)


def test_header_and_footer_are_furniture() -> None:
    file = read("<header><p>a</p><p>b</p></header><main>c</main><footer>d</footer><header></header>")
    assert file.furniture == ("a\nb", "d")
    assert file.text == "a\nb\nc\nd"


def test_numbers_are_those_of_paragraphs() -> None:
    numbered = '<p class="numbered"><span class="number">{}. </span>x</p>'
    file = read(
        numbered.format(1) + '<p><span class="number">no</span> 7.</p><p>8. x</p>' + numbered.format(3)
    )
    assert file.numbers == (1, 3)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Larch Street</p>",
        '<img alt="Larch Street" src="data:image/png;base64,AA==">',
        '<p title="Larch Street">x</p>',
        '<div aria-label="Larch Street">x</div>',
        '<p id="Larch-Street">x</p>',
        '<p data-where="Larch Street">x</p>',
        '<a href="#larch%20street">Larch</a><a href="larch-street.html">x</a>',
        '<a href="mailto:larch.street@x">x</a>',
        '<img alt="x" src="larch-street.png">',
        '<img alt="x" src="data:image/svg+xml,Larch Street">',
        "<svg><title>Larch Street</title><desc>x</desc></svg>",
        "<svg><desc>Larch Street</desc></svg>",
        "<svg><text>Larch Street</text></svg>",
        "<table><caption>Larch Street</caption></table>",
        "<details><summary>x</summary>Larch Street</details>",
        "<!-- Larch Street -->",
        "<?x Larch Street ?>",
        "<script>let x = 'Larch Street'</script>",
        "<template>Larch Street</template>",
        "<noscript>Larch Street</noscript>",
        "<p hidden>Larch Street</p>",
        '<input value="Larch Street">',
        '<form action="larch-street"></form>',
    ],
)
def test_words_are_found_wherever_they_stand(body: str) -> None:
    said = everything(read(body)).casefold().replace("-", " ").replace(".", " ").replace("%20", " ")
    assert "larch street" in said


@pytest.mark.parametrize(
    ("head", "name", "value"),
    [
        ("<title>A &amp; B</title>", "title", "A & B"),
        ('<meta name="author" content="J. Smith">', "author", "J. Smith"),
        ('<meta http-equiv="refresh" content="5; url=x">', "refresh", "5; url=x"),
        ('<meta property="og:title" content="x">', "meta", "x"),
        ('<link rel="stylesheet" href="file:///C:/a.css">', "href", "file:///C:/a.css"),
    ],
)
def test_properties_are_named(head: str, name: str, value: str) -> None:
    assert read("x", head).metadata[name] == value


def test_what_is_hidden_is_told() -> None:
    file = read("<!--a--><script>b</script><template>c</template><p hidden>d</p>", "<!--e-->")
    assert file.revisions == ("comment: e", "comment: a", "hidden: b", "hidden: c", "hidden: d")
    outside = open_html(b"<!--before--><!DOCTYPE html><html><body>x</body></html><!--after-->", "x")
    assert outside.revisions == ("comment: before", "comment: after")
    assert file.text == "d"


def test_a_look_is_no_property() -> None:
    file = read(
        '<svg viewBox="0 0 1 1"><line x1="0" y1="1" x2="2" y2="3" stroke-width="2"/></svg><p class="and">x'
    )
    assert file.metadata == {}


@pytest.mark.parametrize("data", [b"", b"   \n"])
def test_what_is_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a page"):
        open_html(data, "x.html")


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(min_size=1), st.text("<>/!-\"'= abphtml&;#", min_size=1).map(str.encode)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert open_html(data, "x.html").format == "html"
