"""What `--output sarif` prints, judged by the schema of the standard."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from . import tools

pytestmark = pytest.mark.conformance

ROOT = Path(__file__).parents[2]
PACKAGE = Path(__file__).parent / "sarif" / "node_modules" / "@microsoft" / "sarif-multitool-ts"
FORMS = [
    *sorted((ROOT / "samples" / "bad").glob("*.yaml")),
    *sorted((ROOT / "samples" / "bad").glob("*/statement.yaml")),
    ROOT / "samples" / "rook" / "statement.yaml",
    Path("nothing here.yaml"),
]


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    path = PACKAGE / "assets" / "sarif-2.1.0.schema.json"
    if not path.is_file():
        raise tools.MissingProgram("@microsoft/sarif-multitool-ts (npm)")
    loaded = json.loads(path.read_text("utf-8"))
    assert loaded["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    return Draft202012Validator(loaded)


def printed(*arguments: object) -> Any:
    command = [Path(sys.executable).parent / "courtdocs", *map(str, arguments), "--output", "sarif"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_checking_every_sample_that_has_a_defect(schema: Draft202012Validator) -> None:
    log = printed("check", *FORMS, "--as-at", "2026-11-25")
    (run,) = log["runs"]
    assert len(run["tool"]["driver"]["rules"]) > 10
    assert any(result["relatedLocations"] for result in run["results"])
    assert [error.message for error in schema.iter_errors(log)] == []


def test_rendering_what_cannot_be_written(schema: Draft202012Validator, tmp_path: Path) -> None:
    (tmp_path / "statement.docx").write_text("somebody's", "utf-8")
    log = printed("render", ROOT / "samples" / "minimal" / "statement.yaml", "-o", tmp_path)
    assert log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert [error.message for error in schema.iter_errors(log)] == []


def test_the_schema_judges(schema: Draft202012Validator) -> None:
    assert list(schema.iter_errors({"version": "2.1.0", "runs": [{"results": []}]}))
