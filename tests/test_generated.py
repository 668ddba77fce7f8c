"""Generated files are as they would be written now."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import generate

from courtdocs.cli.group import COMMANDS
from courtdocs.kinds.table import KINDS
from courtdocs.rules.table import RULES


def test_every_schema_and_page_is_generated() -> None:
    names = set(generate.generated())
    assert {f"schemas/{slug}.schema.json" for slug in (*KINDS, "case")} <= names
    assert {"docs/rules.md", "docs/kinds.md", "docs/command-line.md"} <= names
    assert {f"schemas/{path.name}" for path in (generate.ROOT / "schemas").iterdir()} <= names


def test_nothing_has_drifted() -> None:
    assert generate.generated()
    assert generate.drifted() == []


def test_drift_is_seen(tmp_path: Path) -> None:
    for name, text in generate.generated().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert generate.drifted(tmp_path) == []
    schema = tmp_path / "schemas" / "case.schema.json"
    schema.write_text(schema.read_text("utf-8").replace("Case record", "Case", 1), "utf-8")
    (tmp_path / "docs" / "kinds.md").unlink()
    assert generate.drifted(tmp_path) == ["schemas/case.schema.json", "docs/kinds.md"]


def test_check_fails_on_drift(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(generate, "drifted", lambda: ["docs/kinds.md"])
    assert generate.main(["--check"]) == 1
    assert "docs/kinds.md has drifted" in capsys.readouterr().out


def test_rules_page_has_every_rule() -> None:
    page = generate.generated()["docs/rules.md"]
    codes = [rule.code for rule in RULES]
    assert len(codes) > 50
    assert [code for code in codes if code not in page] == []


def test_kinds_page_has_every_section() -> None:
    page = generate.kinds_page()
    assert any(kind.sections for kind in KINDS.values())
    for kind in KINDS.values():
        assert f"## {kind.title}\n" in page
        assert [s.title for s in kind.sections if f"| {s.title} | `{s.field}` |" not in page] == []


def test_command_line_page_has_every_command() -> None:
    page = generate.command_line_page()
    for command in COMMANDS:
        assert f"## courtdocs {command}" in page
