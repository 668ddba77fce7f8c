"""What `import courtdocs` offers, and that it costs nothing until it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import courtdocs


def loaded(code: str) -> set[str]:
    """The modules in a new Python after `code`, beyond those it starts with."""
    program = (
        f"import sys; before = set(sys.modules)\n{code}\nprint('\\n'.join(sorted(set(sys.modules) - before)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_every_public_name_is_there() -> None:
    assert courtdocs.__all__ == sorted(courtdocs.__all__, key=str)
    assert {"check", "read", "render"} <= set(courtdocs.__all__)
    for name in courtdocs.__all__:
        assert getattr(courtdocs, name).__doc__


def test_the_verbs_name_what_they_give() -> None:
    assert courtdocs.check.__annotations__["return"] == "Checked"
    assert courtdocs.render.__annotations__["return"] == "Rendered"
    assert courtdocs.read.__annotations__["return"] == "FilledForm"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'assemble'"):
        courtdocs.assemble  # noqa: B018


def test_importing_the_package_loads_nothing_else() -> None:
    found = loaded("import courtdocs")
    assert "courtdocs" in found
    assert {name.partition(".")[0] for name in found} - {"courtdocs"} <= sys.stdlib_module_names
    assert not any(name.startswith("courtdocs.") for name in found)


def test_a_value_type_does_not_load_the_writers() -> None:
    found = loaded("import courtdocs; courtdocs.Finding")
    assert "courtdocs.findings" in found
    assert not {name.partition(".")[0] for name in found} & {"pydantic", "typst", "lxml", "jinja2", "yaml"}


def test_help_loads_no_engine() -> None:
    found = loaded(
        "from courtdocs.cli.group import courtdocs\ntry: courtdocs(['--help'])\nexcept SystemExit: pass"
    )
    assert "click" in found
    assert not {name.partition(".")[0] for name in found} & {"pydantic", "typst", "lxml", "jinja2", "yaml"}
