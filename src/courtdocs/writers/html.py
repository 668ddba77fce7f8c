"""Content becomes one accessible page of HTML in one file: no script, nothing fetched, the same bytes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from ..content.blocks import Content, Front
from ..resources import templates
from .html_blocks import Section, Setter
from .html_markup import attribute, broken, escaped
from .html_places import CONTENTS, TEXT
from .wording import body, case_number, head, title_lines

# No script can run and nothing can be fetched, whatever the page holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_COMMENT = re.compile(r"""("[^"\n]*"|'[^'\n]*')|/\*.*?\*/""", re.DOTALL)


def write(content: Content) -> bytes:
    """The page of `content`: the same content and style sheet give the same bytes."""
    page = f"""<!DOCTYPE html>
<html{attribute("lang", content.language)} class="{content.look}">
{_head(content)}
{_body(content)}
</html>
"""
    return page.encode()


def _head(content: Content) -> str:
    return f"""<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="generator" content="courtdocs">
<title>{escaped(content.title)}</title>
<style>
{_style(templates() / "house" / "court.css")}
</style>
</head>"""


def _body(content: Content) -> str:
    blocks = body(content)
    setter = Setter(blocks)
    text = setter.blocks(blocks)
    return f"""<body>
<a class="skip" href="#{TEXT}">Skip to the text</a>
<header>
{_line("marking", content.marking)}
{_line("confidentiality", content.confidentiality)}
</header>
<main>
<div class="front">
{_front(content)}
</div>
{_contents(setter.sections)}
<div class="text" id="{TEXT}" tabindex="-1">
{text}
</div>
</main>
<footer>
{_line("number", case_number(content))}
{_line("title", content.title)}
{_line("confidentiality", content.confidentiality)}
</footer>
</body>"""


def _front(content: Content) -> str:
    front = head(content)
    lines = "\n".join(_line(line.role, line.text) for line in title_lines(front))
    return f"{_corner(front)}\n{lines}\n<h1>{broken(front.title)}</h1>\n{_line('subtitle', front.subtitle)}"


def _corner(front: Front) -> str:
    if not front.corner:
        return ""
    marks = "\n".join(
        f"<div><dt>{broken(label)}:</dt> <dd>{broken(value)}</dd></div>" for label, value in front.corner
    )
    return f'<dl class="corner">\n{marks}\n</dl>'


def _contents(sections: list[Section]) -> str:
    if not sections:
        return ""
    items = "\n".join(f'<li><a href="#{id}">{broken(title)}</a></li>' for id, title in sections)
    return (
        f'<nav aria-labelledby="{CONTENTS}">\n<h2 id="{CONTENTS}">Contents</h2>\n<ul>\n{items}\n</ul>\n</nav>'
    )


def _line(look: str, text: str) -> str:
    return f'<p class="{look}">{broken(text)}</p>' if text else ""


@cache
def _style(path: Path) -> str:
    """The style sheet without its comments, which are for those who edit it; it cannot end its element."""
    text = _COMMENT.sub(lambda found: found[1] or "", path.read_text("utf-8"))
    lines = (line.rstrip() for line in text.replace("</", "<\\/").splitlines())
    return "\n".join(line for line in lines if line)
