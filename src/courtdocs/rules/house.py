"""Family H: what can be wrong with our own templates and notes. Found while they are read and filled."""

from __future__ import annotations

from ..findings import Severity
from .registry import Reads, Rule, described


def _house(
    code: str, name: str, what: str, why: str, do: str, example: str, *, waivable: bool = True
) -> Rule:
    docs = f"{what}\n\nWhy it matters: {why}\n\nWhat to do: {do}\n\nExample: {example}"
    return described(code, name, Severity.ERROR, docs, reads=Reads.TEMPLATE, waivable=waivable)


RULES: tuple[Rule, ...] = (
    _house(
        "H01",
        "expression-unknown",
        "A template asks for something that the form or the record does not have.",
        "It would print nothing, in every document, and nobody would notice.",
        "Take the name suggested; `courtdocs explain FIELD` says what a field holds.",
        "`{{ s.sumary }}` instead of `{{ s.summary }}`.",
    ),
    _house(
        "H02",
        "field-not-rendered",
        "A Word template has no place for something that the form says, or prints what is not given.",
        "What the practitioner wrote would be left out, or the court would read a gap.",
        "Write `{{p body }}` alone in the paragraph where the body belongs; or each section, "
        "`{{p sections.summary }}`. Put `{% if … %}` round a field that is not always given.",
        "A court.docx from which that paragraph was deleted.",
    ),
    _house(
        "H03",
        "filter-unknown",
        "A template uses a filter or test that there is not.",
        "Only a short list is allowed, so that a template stays a text with places in it.",
        "Use one of those listed, or say it with the words of the template.",
        "`{{ s.summary | truncate }}`.",
    ),
    _house(
        "H04",
        "construct-forbidden",
        "A template uses something that templates may not: a method, an index, an assignment, an include.",
        "What a document says must be readable in the template, and a template must not do harm.",
        "Move the working out into the form's kind, where it is tested, and print its result.",
        "`{{ s.__class__ }}`.",
        waivable=False,
    ),
    _house(
        "H05",
        "heading-level-skipped",
        "A heading is two levels below the one before it.",
        "Screen readers and bookmarks follow the levels; a level left out is a hole in them.",
        "Use the next level down.",
        "`####` directly under `##`.",
    ),
    _house(
        "H08",
        "tag-split",
        "A tag in a Word template begins in one paragraph and does not end there.",
        "Word's own structure lies between its two halves; filled, the document could not be opened.",
        "Write the whole tag in one paragraph. Bold or a spelling mark in the middle of it does no harm.",
        "`{{ s.by.` at the end of one paragraph and `name }}` in the next.",
    ),
    _house(
        "H09",
        "block-unbalanced",
        "An `if` or `for` is not closed, or closed twice.",
        "The template cannot tell which lines depend on it.",
        "Add or remove the `endif` or `endfor` at the line shown.",
        "`{% for row in s.risks %}` without `{% endfor %}`.",
    ),
    _house(
        "H10",
        "text-lost-around-tag",
        "A tag in a Word template stands for a whole paragraph, row or cell that holds something else.",
        "The other words would vanish from every document, and nobody would see why.",
        "Put the tag into a paragraph or row of its own, or write it without the letters at its brace.",
        "`{%p if children %} The children are:` in one paragraph.",
        waivable=False,
    ),
    _house(
        "H11",
        "style-missing",
        "The Word template lacks a style, or a style has lost its list.",
        "Headings and numbers would come out as plain text, without bookmarks and without a meaning.",
        "Copy the style from an earlier version of the template; do not rename styles in Word.",
        "A court.docx without *Heading 2*.",
    ),
    _house(
        "H16",
        "external-link",
        "A Word template reaches outside itself: a macro, an object of another program, a linked picture, or "
        "a Word field that is filled from the computer on which it is opened.",
        "It could run on the court's computer, print a colleague's name or today's date, or fail to open.",
        "Insert pictures into the template itself, as PNG or JPEG; write words or a tag instead of a Word "
        "field; save a file with macros as a Word Document (.docx).",
        "A footer with Word's field `FILENAME`.",
        waivable=False,
    ),
    _house(
        "H17",
        "template-unreadable",
        "The file given as a Word template is none, or cannot be read.",
        "Nothing can be filled in.",
        "Open it in Word and save it as a Word Document (.docx), without a password.",
        "A file of an old Word (.doc) that was renamed.",
        waivable=False,
    ),
    _house(
        "H18",
        "template-limit-passed",
        "A Word template unpacks to more than a letterhead holds, or its loops write more than a document.",
        "The computer would be busy for hours, and the document would be no use.",
        "Make its pictures smaller; use fewer `{% for %}` within each other.",
        "Six loops over the chronology, one within the other.",
        waivable=False,
    ),
    _house(
        "H19",
        "note-front-matter-wrong",
        "A file of guidance notes does not begin with owner, version and review date, or a length or an "
        "authority in it cannot be read.",
        "Nobody could tell whose advice it is and whether it is still true.",
        "Give what the help line names, between the two lines `---` at the top.",
        "`review_due: next summer`.",
    ),
    _house(
        "H21",
        "note-field-unknown",
        "A guidance note is for a field that there is not.",
        "It would be shown nowhere.",
        "Take the name suggested; the headings of the file are the fields of the form.",
        "`## wishs` instead of `## children.*.wishes`.",
    ),
    _house(
        "H22",
        "note-id-duplicate",
        "Two guidance notes are for the same field.",
        "Only one of them would be shown.",
        "Make one note of the two.",
        "`## summary` twice.",
    ),
    _house(
        "H28",
        "template-misread",
        "A line of the template would be read as something else than it looks.",
        "A line can be swallowed by the list above it, a cell lost from a table, markup shown as text.",
        "Do what the help line says: usually an empty line, or one `|` more.",
        "A table row with fewer cells than its header.",
        waivable=False,
    ),
    _house(
        "H29",
        "prose-inside-text",
        "A narrative box stands inside a sentence, a heading or a table cell that takes one line.",
        "It may hold several paragraphs or a list, for which there is no room there.",
        "Give it a line of its own, or use a field that is one line.",
        "`The summary is {{ s.summary }} and no more.`",
        waivable=False,
    ),
)
