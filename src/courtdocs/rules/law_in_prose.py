"""P21 and W23: law in the prose: a presumption that does not apply, and cases that are cited or argued."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..findings import Severity
from .phrases import vocabulary
from .registry import FormFacts, Hit, rule
from .sentences import Sentence
from .words import pattern

_FEW = r"(?:[\w'’]+\s+)"
_PRESUMPTION = re.compile(
    rf"""\b(?:sections?|s)\.?\s?1(?:\s?|,\s+subsection\s+)\(2A\)
      | \bsubsection\s+\(2A\)
      | \bpresumption\s+(?:of|in\s+favour\s+of|as\s+to)\s+
        {_FEW}{{0,3}}?(?:parental|involvement|contact)\b[^.;]{{0,40}}
      | \bpresumption\s+that\s+{_FEW}{{0,5}}?(?:both\s+parents|involvement|involved|contact)\b[^.;]{{0,40}}
      | \binvolvement\s+presumption\b
      | \b(?:presumes?|(?:is|are|be)\s+presumed)(?:,[^,.;]+,)?\s+that\s+{_FEW}{{0,4}}?involvement\b
      | \bpresumed\s+to\s+be\s+furthered\b""",
    re.VERBOSE | re.IGNORECASE,
)

_SIGNS_OF_THE_PRESUMPTION = ("presumption", "presume", "presumes", "presumed", "2a")
_INITIAL = r"[A-Z](?:-[A-Z])*"
_COURT = r"(?:Court\s+of\s+Appeal|Supreme\s+Court|House\s+of\s+Lords|European\s+Court|Strasbourg\s+[Cc]ourt)"
_COUNCIL = r"(?:[A-Z][\w’'&-]+\s+)+(?:Council|CC|BC|MBC|LBC)"
_STATE = (
    r"(?:the\s+UK|(?:the\s+)?United\s+Kingdom|Austria|Finland|France|Germany|Ireland|Italy|Norway|Sweden)"
)
_CITED = re.compile(
    rf"""\[(?:19|20)\d\d\]\s+(?:\d+\s+)?(?:UKSC|UKHL|EWCA|EWHC|EWFC|ECHR|AC|FLR|Fam|FCR|WLR|All\s+ER)\b
      | \((?:19|20)\d\d\)\s+\d+\s+(?:EHRR|FLR|BMLR)\b
      | \b(?:EWCA|EWHC|EWFC|UKSC|UKHL)\b
      | (?<![\w'’])[Rr]e\s+{_INITIAL}(?:\s+(?:and|&)\s+{_INITIAL})*(?![\w’'])
      | (?<![\w'’])(?:Re|In\s+the\s+matter\s+of)\s+[A-Z]{{1,3}}\s+\(
      | \b[A-Z][\w’'-]+\s+v\.?\s+(?:{_COUNCIL}|{_STATE})\b
      | \b{_COUNCIL}\s+v\.?\s+[A-Z]
      | \b[A-Z]{{1,2}}(?:\s+and\s+[A-Z])?\s+v\.?\s+{_STATE}\b
      | \b(?:[Ii]n|[Ss]ee|[Uu]nder|[Ff]ollowing|[Aa]pplying)\s+[A-Z]{{1,2}}\s+v\.?\s+[A-Z]{{1,2}}(?!\w)
      | \bGillick\s+v\b
      | \b{_COURT}\b[^.;]{{0,60}}
        \b(?:held|ruled|said|emphasi[sz]ed|confirmed|made\s+clear|required|reminds?|warned)\b
      | \b(?:held|ruled|decided|said)\s+by\s+the\s+{_COURT}\b
      | \b(?i:leading\s+(?:case|authority)(?!\s*work)|case\s+law|the\s+decided\s+cases|the\s+ratio)\b""",
    re.VERBOSE,
)
_SIGNS_OF_A_CASE = (
    "re",
    "v",
    "ewca",
    "ewhc",
    "ewfc",
    "uksc",
    "ukhl",
    "ac",
    "flr",
    "fcr",
    "wlr",
    "fam",
    "er",
    "ehrr",
    "echr",
    "bmlr",
    "appeal",
    "supreme",
    "lords",
    "european",
    "strasbourg",
    "matter",
    "leading",
    "law",
    "cases",
    "ratio",
)


@rule("P21", "private-law-presumption-cited", Severity.WARNING, "ca1989-s1-2a")
def private_law_presumption_cited(facts: FormFacts) -> Iterator[Hit]:
    """The text relies on the presumption of parental involvement, which is not for care proceedings.

    Why it matters: section 1(2A) of the Children Act 1989 was written for contested private law cases. Here
    there is no presumption for or against a parent, and reasoning that starts from one goes astray.

    What to do: leave it out, and say what involvement of this parent would bring the child. A sentence that
    says that the presumption does not apply, or that tells of private law proceedings, is not reported.

    Example: "Under section 1(2A) it is presumed that the involvement of both parents is best for Zara".
    """
    for before, sentence in pairwise((None, *facts.sentences)):
        if sentence is None or vocabulary(sentence.text).isdisjoint(_SIGNS_OF_THE_PRESUMPTION):
            continue
        found = _PRESUMPTION.search(sentence.text)
        if found and not _is_of_others(before, sentence):
            yield _hit(
                facts,
                sentence,
                _cut(found.group()),
                "the presumption of parental involvement does not apply to care proceedings",
                "a rule of private law",
                "leave it out, and say what this parent's involvement would bring the child",
            )


def _is_of_others(before: Sentence | None, sentence: Sentence) -> bool:
    """Whether a sentence denies the presumption, asks about it, or tells who else relied on it, or when."""
    text = sentence.text.rstrip()
    follows = before is not None and before.path == sentence.path and before.paragraph == sentence.paragraph
    return (
        text.endswith("?")
        or pattern("not_relied_on").search(text) is not None
        or pattern("private_law").search(f"{before.text if before and follows else ''} {text}") is not None
    )


@rule("W23", "law-argued", Severity.NOTE, "president-memo-2021", of_statements=True)
def law_argued(facts: FormFacts) -> Iterator[Hit]:
    """The statement cites a case or argues law.

    Why it matters: a witness statement is evidence. Law is argued in the authority's position statement,
    where the other side can answer it. The guidance is written for all witness statements; a social worker's
    own professional opinion belongs here.

    What to do: say in your own words what you weighed, and leave the case to the lawyers. Judgments in this
    family's own proceedings are evidence and may be told.

    Example: "As Re B-S makes clear, all realistic options must be considered".
    """
    for sentence in facts.sentences:
        signs = not vocabulary(sentence.typed).isdisjoint(_SIGNS_OF_A_CASE)
        found = _CITED.search(sentence.typed) if signs else None
        if found and not pattern("for_lawyers").search(sentence.typed):
            yield _hit(
                facts,
                sentence,
                _cut(found.group()),
                "the statement argues law",
                "for the position statement",
                "say in your own words what you weighed, and leave the case to the lawyers",
            )


def _hit(facts: FormFacts, sentence: Sentence, said: str, message: str, label: str, help: str) -> Hit:
    return Hit(message, sentence.path, label=label, help=help, location=sentence.locate(facts.form, said))


def _cut(said: str) -> str:
    return " ".join(said.split()[:6]).rstrip(",;:")


RULES = (private_law_presumption_cited, law_argued)
