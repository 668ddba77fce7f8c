"""Says in plain words where YAML stopped and why, for what cannot be mended."""

from __future__ import annotations

_ALIGN = "Fields that belong together begin in the same column; what belongs to a field is indented further."
_QUOTES = "Close the quotation, or put `|` after the colon and the words on the next line, indented."

ASKEW = "this line does not line up with the fields above it"

PROBLEMS = (
    (
        "unexpected end of stream",
        "a quotation that begins above is not closed by the end of the file",
        _QUOTES,
    ),
    ("unexpected document indicator", "a line of three dashes or dots stands within a quotation", _QUOTES),
    ("unknown escape", "a backslash between double quotation marks has a meaning of its own", _QUOTES),
    ("hexdecimal", "a backslash between double quotation marks has a meaning of its own", _QUOTES),
    (
        "Unicode character escape",
        "a backslash between double quotation marks has a meaning of its own",
        _QUOTES,
    ),
    (
        "expected ':'",
        "this line is not a field: there is no colon after its name",
        "Put a colon and a space after the name; or indent the line, if it belongs to the words above.",
    ),
    (
        "mapping values are not allowed",
        "there is a colon here where no field can begin",
        "If this is a field, line it up with the fields beside it. If these are words, put `|` after the "
        "colon of their field and the words on the next line, indented.",
    ),
    (
        "block sequence entries are not allowed",
        "there is a dash here where no row can begin",
        "Put the row on a line of its own below the field, starting with a dash and a space.",
    ),
    ("expected '-' indicator", "this line does not belong to the rows above it", _ALIGN),
    ("expected key", ASKEW, _ALIGN),
    (
        "',' or ']'",
        "the list that begins with `[` is not closed",
        "Add the closing `]`, or write one row a line with `- `.",
    ),
    (
        "',' or '}'",
        "the row that begins with `{` is not closed",
        "Add the closing `}`, or write one field a line.",
    ),
    (
        "cannot start any token",
        "neither a field nor a value can begin with this character",
        "If these are words, put `|` after the colon of their field and the words on the next line.",
    ),
    (
        "tab character",
        "there is a tab here where spaces are needed",
        "Indent with spaces, two for each step in.",
    ),
    (
        "comment or line break",
        "there are words on the same line after `|` or `>`",
        "Put the words on the next line, indented.",
    ),
    ("indentation indicator", "the number after `|` or `>` has no meaning here", "Write `|` alone."),
    ("directive", "a line that begins with `%` has no meaning in a form", "Delete the line."),
    (
        "<document start>",
        "there is something after the end of the document",
        "Delete the line of dots above it.",
    ),
)
"""libyaml's problem, by a part of its words; what we say; what to do."""

_OTHERWISE = (
    "this line can't be read",
    "Check the colon, the indentation and any brackets or quotation marks on this line and the one above it.",
)


def explain(problem: str) -> tuple[str, str]:
    """What is wrong, and how to put it right, for a problem in libyaml's words."""
    return next(((said, help) for part, said, help in PROBLEMS if part in problem), _OTHERWISE)
