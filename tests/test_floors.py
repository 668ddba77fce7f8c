"""Nothing inside the package imports from the package's root; import-linter keeps the floors themselves."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "courtdocs"


def modules() -> list[Path]:
    """All modules below the root; the root itself hands out the public names and is not one of them."""
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]


def root_imports(path: Path, source: str) -> Iterator[str]:
    """Yield each place that takes a name from `courtdocs` itself, absolutely or by dots."""
    depth = len(path.relative_to(PACKAGE).parts)  # this many dots reach the root
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found = any(alias.name == "courtdocs" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found = node.module == "courtdocs" if node.level == 0 else node.level == depth and not node.module
        else:
            found = False
        if found:
            yield f"{path.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}"


def test_nothing_imports_from_the_root() -> None:
    assert len(modules()) > 10
    assert [place for path in modules() for place in root_imports(path, path.read_text("utf-8"))] == []


def test_the_scan_sees_every_way_in() -> None:
    inner = PACKAGE / "forms" / "reader.py"
    for source in ("import courtdocs", "from courtdocs import findings", "from .. import findings"):
        assert list(root_imports(inner, source)) == ["forms/reader.py:1"]
    for source in (
        "from courtdocs.findings import Finding",
        "from ..findings import Finding",
        "from . import x",
    ):
        assert list(root_imports(inner, source)) == []
