"""The wheel holds what an installed courtdocs reads; it is built here without the network."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build the wheel and list what is in it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        str(ROOT),
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
    ]
    built = subprocess.run([*command, "-w", str(folder)], capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    with zipfile.ZipFile(next(folder.glob("courtdocs-*.whl"))) as wheel:
        return set(wheel.namelist())


def test_wheel_holds_the_fonts(names: set[str]) -> None:
    faces = ("Regular", "Bold", "Italic", "BoldItalic")
    wanted = {*(f"Arimo-{face}.ttf" for face in faces), "coverage.json", "OFL.txt"}
    assert wanted <= {name.removeprefix("courtdocs/fonts/") for name in names}
    assert "courtdocs/py.typed" in names


@pytest.mark.parametrize("folder", ["templates", "schemas"])
def test_wheel_holds_every_data_file(names: set[str], folder: str) -> None:
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert files
    assert {f"courtdocs/_data/{path.relative_to(ROOT).as_posix()}" for path in files} <= names


def test_wheel_holds_every_file_of_the_package(names: set[str]) -> None:
    package = ROOT / "src" / "courtdocs"
    files = [path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert len(files) > 20
    assert {path.relative_to(ROOT / "src").as_posix() for path in files} <= names
