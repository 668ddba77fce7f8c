"""The table of formats imports nothing before it is used, and inspection reads each format back."""

from __future__ import annotations

import subprocess
import sys

import pytest

from courtdocs.inspection.read import READERS
from courtdocs.writers.table import WRITERS

from .contents import CONTENT


def test_each_format_makes_its_own_kind_of_file() -> None:
    assert list(WRITERS) == ["docx", "pdf", "html", "txt"]
    assert WRITERS["pdf"](CONTENT).startswith(b"%PDF-")
    assert WRITERS["docx"](CONTENT).startswith(b"PK")
    assert WRITERS["html"](CONTENT).startswith(b"<!DOCTYPE html>")
    assert WRITERS["txt"](CONTENT).startswith(b"Confidential: ")


def test_each_format_has_its_reader() -> None:
    assert list(READERS) == list(WRITERS)
    for name, write in WRITERS.items():
        finished = READERS[name]()(write(CONTENT), f"x.{name}")
        assert (finished.format, finished.name) == (name, f"x.{name}")
        assert finished.numbers == tuple(range(1, 11))


@pytest.mark.parametrize("module", ["table", "html", "text"])
def test_importing_imports_no_engine(module: str) -> None:
    engines = "{'typst', 'jinja2', 'lxml', 'zipfile'}"
    code = f"import sys, courtdocs.writers.{module}; print({engines} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
