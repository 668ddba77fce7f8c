"""Family F: what can be wrong with a file before anybody looks at its content. Found while reading it."""

from __future__ import annotations

from ..findings import Severity
from .registry import Rule, described


def _reading(
    code: str, name: str, what: str, why: str, do: str, example: str, *, severity: Severity = Severity.ERROR
) -> Rule:
    docs = f"{what}\n\nWhy it matters: {why}\n\nWhat to do: {do}\n\nExample: {example}"
    return described(code, name, severity, docs, waivable=severity is not Severity.ERROR)


RULES: tuple[Rule, ...] = (
    _reading(
        "F01",
        "file-not-found",
        "A file that was named is not there.",
        "Without it there is nothing to read.",
        "Check the name and the folder; names with spaces need quotation marks on the command line.",
        "`courtdocs check statment.yaml`, where the file is called statement.yaml.",
    ),
    _reading(
        "F02",
        "not-a-file",
        "What was named is a folder or a device, or may not be opened.",
        "Only a file can hold a form.",
        "Name the file itself, or ask whoever keeps the folder for permission to read it.",
        "`courtdocs check samples/` instead of `courtdocs check samples/statement.yaml`.",
    ),
    _reading(
        "F03",
        "file-too-large",
        "A file is larger than 5 MB.",
        "A form of words is never so large; something else has been pasted into it, or it is another file.",
        "Take out what does not belong, or keep big lists (a chronology) in a spreadsheet of their own.",
        "A photograph pasted into case.yaml as text.",
    ),
    _reading(
        "F04",
        "file-empty",
        "A file holds nothing.",
        "It may have been saved before it was filled, or the wrong file may have been named.",
        "Open it and see; `courtdocs new` writes a blank form with every field.",
        "statement.yaml with no text in it.",
    ),
    _reading(
        "F05",
        "encoding-not-utf8",
        "A file is not saved as UTF-8.",
        "Accents, pound signs and curly quotation marks would come out as other characters.",
        "In the editor choose *Save as*, encoding *UTF-8*.",
        "A file saved by an old Windows program, in which `é` is one byte.",
    ),
    _reading(
        "F06",
        "character-forbidden",
        "A character that cannot be seen stands in the text.",
        "Such a character can hide a word from every check, or show a text in another order than it is "
        "stored: a protected name could slip past.",
        "Delete it at the place shown and type the word again. It usually came with a copy from a web page.",
        "A zero-width space inside a surname.",
    ),
    _reading(
        "F07",
        "syntax-broken",
        "The file cannot be read as YAML or JSON.",
        "The program cannot tell where one value ends and the next begins, and will not guess.",
        "Mend the line shown. Words with a colon, quotation marks or a dash at the start go on the next line "
        "after `|`. Indent with spaces, never with tabs.",
        '`said: "I want to go," he said` becomes `said: |` with the words on the next line.',
    ),
    _reading(
        "F08",
        "nesting-too-deep",
        "Lists and fields stand inside each other too deeply.",
        "No form needs it; it is a slip of indentation or a file made to do harm.",
        "Check the indentation from the place shown upwards.",
        "A hundred `- ` at the beginning of one line.",
    ),
    _reading(
        "F09",
        "alias-or-tag",
        "The file uses an anchor, an alias, a tag or a merge key of YAML.",
        "They make one text stand in several places, or change what a value is, without anybody seeing it.",
        "Write the words out. Words that begin with `&`, `*` or `!` go on the next line after `|`.",
        "`wishes: *never*` is read as an alias; after `|` it is an emphasised word.",
    ),
    _reading(
        "F10",
        "field-twice",
        "A field is given twice.",
        "One of the two would silently win.",
        "Keep one of them, and join their words if both were meant.",
        "`needs:` twice in one child's section.",
    ),
    _reading(
        "F11",
        "field-unknown",
        "There is no field of that name at that place.",
        "What is written there would never reach the document.",
        "Take the name suggested, or move the words to the field they belong to.",
        "`wishs:` instead of `wishes:`.",
    ),
    _reading(
        "F12",
        "kind-unknown",
        "There is no kind of document of that name.",
        "The kind decides which fields the form has and how the document reads.",
        "Take the name suggested; `courtdocs kinds` lists them all.",
        "`kind: social-worker-statement`.",
    ),
    _reading(
        "F13",
        "value-missing",
        "Something is missing without which the form cannot be read at all.",
        "The program would not know what the row is about. (A section still to be written is not this.)",
        "Give the value at the place shown, or delete the row.",
        "A row of the chronology without a date.",
    ),
    _reading(
        "F14",
        "value-of-wrong-type",
        "A value is not of the sort its field takes.",
        "Words where a list is needed, or a list where words are, would be lost or run together.",
        "Write it in the form that the help line shows.",
        "`risks: drinking` instead of a row beginning with `- risk:`.",
    ),
    _reading(
        "F15",
        "choice-unknown",
        "A word is not one of those that the field allows.",
        "The field prints fixed words and rules depend on them.",
        "Take one of the words listed.",
        "`harm: sufering` instead of `harm: suffering`.",
    ),
    _reading(
        "F16",
        "date-unreadable",
        "A date cannot be read, or there is no such day.",
        "Ages, deadlines and the order of events are worked out from dates.",
        "Write it as 14 November 2026, 14/11/2026 or 2026-11-14; where the day is not known, March 2023 "
        "or 2023.",
        "30 February 2026.",
    ),
    _reading(
        "F17",
        "key-malformed",
        "A key is not written as keys are.",
        "Keys tie children, people, sources and options together; a stray capital would break the tie.",
        "Use small letters, digits and hyphens; threshold facts are T1, T2, points Q1, Q2.",
        "`Jade Louise:` instead of `jade:`.",
    ),
    _reading(
        "F18",
        "key-taken",
        "One key names two people, or two things that can be cited.",
        "A reference to it could mean either.",
        "Give one of them another key and change the references to it.",
        "`craig` for the father and again for the grandfather: use `craig-snr`.",
    ),
    _reading(
        "F19",
        "case-file-missing",
        "The case record that the form names is not there.",
        "Names, dates and sources stand in it.",
        "Put the right file name after `case:`; it is looked for in the form's own folder.",
        "`case: case.yml` where the file is case.yaml.",
    ),
    _reading(
        "F20",
        "form-version-unknown",
        "The form was made for a later version of the program.",
        "It may hold fields that this version would leave out.",
        "Install the later version.",
        "`version: 2` where the program knows version 1.",
    ),
    _reading(
        "F22",
        "markup-not-supported",
        "Prose holds markup that documents do not have: a heading, an image, a link, HTML.",
        "It is printed as the words you typed, marks and all.",
        "Take the marks out; headings come from the form's own sections.",
        "`# Background` inside a box.",
        severity=Severity.WARNING,
    ),
    _reading(
        "F23",
        "character-not-printable",
        "No font of the document holds a character.",
        "It would print as an empty box, and a reader would not know what stood there.",
        "Write it in words, or in letters that the font has.",
        "An emoji quoted from a message: write *(a crying face)*.",
    ),
    _reading(
        "F24",
        "prose-folded",
        "Words stand after `>`, which joins lines.",
        "Findings about these words can't point at their line, and lists written there run together.",
        "Use `|` instead of `>`.",
        "`summary: >`",
        severity=Severity.NOTE,
    ),
    _reading(
        "F28",
        "words-after-hash",
        "Words follow a space and `#`.",
        "YAML takes everything from there to the end of the line for a comment and drops it without a word.",
        "Put the words on the next line after `|`, as the mended line shows.",
        "`office: Block #4, Mill Lane` would print as *Block*.",
    ),
    _reading(
        "F29",
        "prose-misread",
        "A line would be read as something else than it looks.",
        "A line could be swallowed by a list above it, or a list could be numbered otherwise than you typed.",
        "Do what the help line says: usually an empty line between the list and the text.",
        "A list that begins with 3.",
    ),
    _reading(
        "F30",
        "words-in-flow-list",
        "Words stand in square brackets as a list.",
        "Every comma in them would begin a new item.",
        "Write each item on its own line, after `- `.",
        "`good: [Apart from Zara, who is one]` would become two benefits.",
    ),
    _reading(
        "F31",
        "spreadsheet-unreadable",
        "A spreadsheet holds a formula, merged cells or a column that is not known.",
        "What it shows on the screen may not be what is stored in it.",
        "Copy the cells and paste them as values; unmerge; give the column one of the names listed.",
        "`=TODAY()` in the date column of the chronology.",
    ),
)
