"""What `--output json`, `sarif` and `github` print: the same findings, each as its readers expect them."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from courtdocs.cli.outcome import Judged, Outcome
from courtdocs.cli.outputs import OUTPUTS, github, sarif
from courtdocs.findings import Authority, Finding, HowSeen, Location, Related, Report, Severity
from courtdocs.rules.describe import explained
from courtdocs.rules.table import BY_CODE

from .running import MINIMAL, ON, ROOT, SAMPLES, inside, run

FORMS = [
    *(f"samples/bad/{code}.yaml" for code in ("F10", "F11", "F16", "F30", "P09", "S02", "W16", "N06")),
    "samples/minimal/statement.yaml",
    "nothing.yaml",
]
WAIVED = "\nwaivers:\n  - code: W16\n    reason: The judge asked for the bracket.\n"


def said(output: str, *args: object) -> Any:
    with inside(ROOT):
        done = run("check", "--output", output, *(args or FORMS), *ON)
    assert done.out.isascii()
    assert done.err == ""
    return json.loads(done.out)


@pytest.fixture(scope="module")
def log() -> Any:
    return said("sarif")


@pytest.fixture
def waived(minimal: Path) -> Path:
    text = minimal.read_text("utf-8") + "summary: |\n  I ask for [insert order] today.\n" + WAIVED
    minimal.write_text(text, "utf-8")
    return minimal


def as_json_has_it(result: dict[str, Any], rules: list[dict[str, Any]]) -> dict[str, Any]:
    """A SARIF result, written as the JSON output has a finding."""
    (place,) = result["locations"]
    return {
        "code": result["ruleId"],
        "name": rules[result["ruleIndex"]]["name"],
        "severity": result["level"],
        "message": result["message"]["text"],
        "waived": "".join(kept["justification"] for kept in result.get("suppressions", ())),
        "location": location(place),
        "related": [
            {"message": related["message"]["text"], "location": location(related)}
            for related in result["relatedLocations"]
        ],
        **{key: value for key, value in result["properties"].items() if key != "form"},
    }


def location(place: dict[str, Any]) -> dict[str, Any]:
    region = place["physicalLocation"].get("region", {})
    (cell,) = place.get("logicalLocations", [{"fullyQualifiedName": ""}])
    return {
        "file": unquote(place["physicalLocation"]["artifactLocation"]["uri"]),
        "line": region.get("startLine", 0),
        "column": region.get("startColumn", 0),
        "end_column": region.get("endColumn", 0),
        "cell": cell["fullyQualifiedName"],
    }


def test_sarif_has_every_field_of_the_json(log: Any) -> None:
    (ran,) = log["runs"]
    rules = ran["tool"]["driver"]["rules"]
    for form in (forms := said("json")):
        findings = form.pop("findings")
        results = [result for result in ran["results"] if result["properties"]["form"] == form["form"]]
        assert [as_json_has_it(result, rules) for result in results] == findings
    assert ran["properties"]["forms"] == forms
    assert any(result["relatedLocations"] for result in ran["results"])


def test_sarif_has_the_rules_that_found_something_and_no_others(log: Any) -> None:
    (ran,) = log["runs"]
    rules = ran["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(dict.fromkeys(r["ruleId"] for r in ran["results"]))
    for rule in rules:
        told = " ".join((explained(rule["id"]) or "").split())
        assert rule["shortDescription"]["text"] in told
        assert rule["defaultConfiguration"] == {"level": BY_CODE[rule["id"]].severity.value}
        assert rule["fullDescription"]["text"].startswith(rule["shortDescription"]["text"])
        assert rule["help"]["text"].startswith("What to do: ")


def test_sarif_says_how_the_run_went(log: Any) -> None:
    assert log["version"] == "2.1.0"
    (ran,) = log["runs"]
    assert ran["columnKind"] == "unicodeCodePoints"
    (went,) = ran["invocations"]
    assert (went["executionSuccessful"], went["exitCode"]) == (False, 3)
    (fine,) = said("sarif", MINIMAL)["runs"][0]["invocations"]
    assert (fine["executionSuccessful"], fine["exitCode"]) == (True, 0)


def test_a_waived_finding_is_suppressed(waived: Path) -> None:
    (ran,) = said("sarif", waived)["runs"]
    (result,) = [result for result in ran["results"] if result["ruleId"] == "W16"]
    assert result["suppressions"] == [
        {"kind": "inSource", "justification": "The judge asked for the bracket."}
    ]
    assert ran["invocations"][0]["exitCode"] == 0


def test_a_fingerprint_stays_when_lines_move(waived: Path) -> None:
    def prints() -> tuple[set[str], set[int]]:
        results = said("sarif", waived)["runs"][0]["results"]
        regions = {r["locations"][0]["physicalLocation"]["region"]["startLine"] for r in results}
        return {result["partialFingerprints"]["courtdocs/v1"] for result in results}, regions

    before = prints()
    waived.write_text("# A line more.\n" + waived.read_text("utf-8"), "utf-8")
    after = prints()
    assert before[0] == after[0] != set()
    assert before[1] != after[1]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a b/é%.yaml", "a%20b/%C3%A9%25.yaml"),
        ("c:d.yaml", "c%3Ad.yaml"),
        ("odd\udcff.yaml", "odd%FF.yaml"),
        ("/case/statement.yaml", "file:///case/statement.yaml"),
    ],
)
def test_a_file_is_named_as_a_uri(
    file: str, uri: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (ran,) = printed(sarif.tell, finding(file=file), capsys)["runs"]
    place = ran["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": uri}}


def test_a_cell_of_a_spreadsheet_has_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    (ran,) = printed(sarif.tell, finding(cell="Sheet1!B4"), capsys)["runs"]
    (place,) = ran["results"][0]["locations"]
    assert place["logicalLocations"] == [{"fullyQualifiedName": "Sheet1!B4"}]
    assert "region" not in place["physicalLocation"]


def finding(message: str = "no", **place: Any) -> Finding:
    return Finding("F16", Severity.ERROR, message, Location(**{"file": "a.yaml", **place}), name="x")


def printed(tell: Any, found: Finding, capsys: pytest.CaptureFixture[str]) -> Any:
    outcome = Outcome("a.yaml", 3, Report((found,)), failed=found.message)
    assert tell([outcome], False) == 3
    return json.loads(capsys.readouterr().out)


def annotations(*args: object) -> list[str]:
    with inside(ROOT):
        return run("check", "--output", "github", *args, *ON).out.splitlines()


def test_github_has_one_line_a_finding() -> None:
    lines = annotations(*FORMS)
    assert len(lines) == sum(len(form["findings"]) for form in said("json"))
    assert all(re.match(r"::(error|warning|notice) file=", line) for line in lines)


def test_an_annotation() -> None:
    (line,) = annotations("samples/bad/P09.yaml")
    assert line.startswith(
        "::error file=samples/bad/P09.yaml,line=13,col=3,endColumn=7,title=P09 options-too-few::"
        "no other option is weighed for Jade"
    )
    assert "%0A1 option weighed; the court needs at least 2" in line


def test_a_waived_finding_is_a_notice(waived: Path) -> None:
    (line,) = annotations(waived)
    assert line.startswith("::notice file=")
    assert line.endswith("%0Awaived: The judge asked for the bracket.")


def test_what_could_not_be_written_is_an_annotation(minimal: Path) -> None:
    minimal.with_suffix(".docx").write_bytes(b"somebody's")
    done = run("render", minimal, "--output", "github", *ON)
    assert (done.code, done.err) == (6, "")
    (line,) = done.out.splitlines()
    assert line.startswith(f"::error file={minimal},title=courtdocs::Nothing was written: ")


def test_what_could_not_be_written_is_in_sarif(minimal: Path) -> None:
    minimal.with_suffix(".docx").write_bytes(b"somebody's")
    done = run("render", minimal, "--output", "sarif", *ON)
    (went,) = json.loads(done.out)["runs"][0]["invocations"]
    assert (done.code, done.err) == (6, "")
    (told,) = went["toolExecutionNotifications"]
    assert told["level"] == "error"
    assert told["message"]["text"].startswith("Nothing was written: ")


TEXT = st.text(st.characters(codec="utf-8"), min_size=1)


@given(message=TEXT, file=TEXT)
@example(message="100%25 of it\r\n::error::100%0A", file="a%3Ab:c,d%2C.yaml")
def test_whatever_it_says_an_annotation_is_one_line(message: str, file: str) -> None:
    line = github.annotation(finding(message, file=file, line=1))
    assert "\n" not in line
    assert "\r" not in line
    head, told = line.removeprefix("::error ").split("::", 1)
    properties = dict(part.split("=", 1) for part in head.split(","))
    assert read_by_github(properties["file"]) == file
    assert read_by_github(told) == message


def read_by_github(text: str) -> str:
    """As GitHub's runner undoes the escaping."""
    for escaped, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escaped, character)
    return text


FOUND = Finding(
    "P09",
    Severity.WARNING,
    "a message",
    Location("a.yaml", 3, 4, 9),
    "a label",
    "a help",
    Authority("key", "An Act 2026", date(2026, 11, 1), HowSeen.PRIMARY),
    (Related(Location("b.yaml", 1, 2, 3), "another place"),),
    "a suggestion",
    "options-too-few",
    ("children", "jade"),
    "a waiver",
)


@pytest.mark.parametrize("output", ["json", "sarif"])
def test_nothing_of_a_finding_is_left_out(output: str, capsys: pytest.CaptureFixture[str]) -> None:
    judged = Judged("a-kind", "A title", True, "brief", ("a remark",), (), (), 7)
    outcome = Outcome("a.yaml", 0, Report((FOUND,)), judged, ("a.pdf",))
    from courtdocs.cli.outputs import teller

    assert teller(output)([outcome], False) == 0
    out = capsys.readouterr().out
    for words in (
        *("a message", "a label", "a help", "a suggestion", "a waiver", "options-too-few", "An Act 2026"),
        *("2026-11-01", "primary", "another place", "b.yaml", "a-kind", "brief", "a remark", "a.pdf"),
    ):
        assert f'"{words}"' in out
    assert f'"pages": {judged.pages}' in out


def test_every_output_is_offered() -> None:
    assert set(OUTPUTS) == {"text", "json", "sarif", "github"}
    for output in OUTPUTS:
        assert run("check", SAMPLES / "bad" / "N06.yaml", "--output", output, *ON).code == 0


def test_an_output_there_is_not() -> None:
    done = run("check", MINIMAL, "--output", "xml")
    assert done.code == 2
    assert "Error: '--output': 'xml' is not one of 'text', 'json', 'sarif', 'github'." in done.err
