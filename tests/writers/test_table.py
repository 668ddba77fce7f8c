"""The table of formats imports nothing before it is used."""

from __future__ import annotations

import subprocess
import sys

from courtdocs.writers.table import WRITERS

from .contents import CONTENT


def test_each_format_makes_its_own_kind_of_file() -> None:
    assert list(WRITERS) == ["docx", "pdf"]
    assert WRITERS["pdf"](CONTENT).startswith(b"%PDF-")
    assert WRITERS["docx"](CONTENT).startswith(b"PK")


def test_importing_the_table_imports_no_engine() -> None:
    engines = "{'typst', 'jinja2', 'lxml', 'zipfile'}"
    code = f"import sys, courtdocs.writers.table; print({engines} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
