"""LibreOffice, called to make a PDF of a Word file: without macros or network, and for a limited time."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..errors import MissingProgramError, WriteError
from .libreoffice_pdf import tidied

SECONDS = 180
"""How long one document may take; a statement of 25 pages takes two seconds."""
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
)
"""Where its installer puts it on macOS and Windows, which is on no search path."""
_PASSED_ON = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "PROGRAMFILES")
_MISSING = """\
LibreOffice is needed to make a PDF from a Word template, and it is not installed.
  Debian and Ubuntu:  sudo apt install libreoffice-writer-nogui
  Windows:            winget install TheDocumentFoundation.LibreOffice
  macOS:              brew install --cask libreoffice
Or write the Word file alone: --format docx."""
_OPTIONS = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}
"""PDF/A-2, with tags for screen readers and bookmarks for headings."""
_PROFILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" \
oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop \
oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse">\
<value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse">\
<value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse">\
<value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse">\
<value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse">\
<value>9</value></prop></item>
</oor:items>
"""
"""Settings for one conversion: no macros, no links, and a proxy that is not there."""


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """An installed LibreOffice, and what it needs to be told of the computer."""

    program: Path
    environment: Mapping[str, str]


def installed(environment: Mapping[str, str]) -> LibreOffice:
    """The LibreOffice of this computer, looked for along the PATH of `environment`.

    Raises MissingProgramError, with how to install it, where there is none.
    """
    found = (shutil.which(name, path=environment.get("PATH", os.defpath)) for name in _NAMES)
    places = (*(Path(one) for one in found if one), *(one for one in _PLACES if one.is_file()))
    if not places:
        raise MissingProgramError(_MISSING)
    return LibreOffice(places[0], {name: environment[name] for name in _PASSED_ON if name in environment})


def to_pdf(office: LibreOffice, docx: bytes, dated: date) -> bytes:
    """A tagged PDF/A-2b of a Word file, which bears the day given and names nobody.

    The same file and day give the same bytes from the same LibreOffice with the same fonts. Raises WriteError
    where LibreOffice makes no PDF, or takes longer than SECONDS; it is then ended with all that it started.
    """
    with tempfile.TemporaryDirectory(prefix="courtdocs-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        (folder / "document.docx").write_bytes(docx)
        said = _run(_command(office, folder), _environment(office, folder))
        made = folder / "document.pdf"
        if not made.is_file():
            raise WriteError(
                "Nothing was written: LibreOffice could not make a PDF of the Word file. "
                f"Open the Word file in LibreOffice to see why.{f' It said: {said}' if said else ''}"
            )
        return tidied(made.read_bytes(), dated)


def _command(office: LibreOffice, folder: Path) -> list[str]:
    return [
        str(office.program),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        *("--convert-to", f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS, separators=(',', ':'))}"),
        *("--outdir", str(folder), str(folder / "document.docx")),
    ]


def _environment(office: LibreOffice, folder: Path) -> dict[str, str]:
    """A home of its own in the folder that is thrown away, and none of the user's settings."""
    homes = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TEMP", "TMP")
    xdg = (f"XDG_{name}_HOME" for name in ("CONFIG", "CACHE", "DATA", "STATE"))
    return {**office.environment, "LC_ALL": "C.UTF-8", **dict.fromkeys((*homes, *xdg), str(folder))}


def _run(command: list[str], environment: Mapping[str, str]) -> str:
    """Run it, and return the last line it said that is not about Java, of which nothing here has need."""
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
    ) as process:
        try:
            said = process.communicate(timeout=SECONDS)[1]
        except subprocess.TimeoutExpired as error:
            raise WriteError(
                f"Nothing was written: LibreOffice took longer than {SECONDS // 60} minutes and was ended. "
                "Try again; or write the Word file alone, with --format docx."
            ) from error
        finally:
            if process.poll() is None:
                _end(process)
    lines = [line.strip() for line in said.splitlines() if line.strip() and "java" not in line.lower()]
    return lines[-1] if lines else ""


def _end(process: subprocess.Popen[str]) -> None:
    """End it with all that it started: soffice is a script, and the program itself its child."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
