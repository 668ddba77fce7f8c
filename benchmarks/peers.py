"""A rendering of ours, cold, against RenderCV's of the two-page CV that it starts its users with.

RenderCV is no dependency: it is taken from a virtual environment of its own, made on first use. Its template
fetches a Typst package of icons from the network; a stand-in of one line takes its place, which can only make
it faster.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import mkdtemp

from .commands import COURTDOCS, command
from .measure import Ratio, Work, compare
from .sample import AS_AT, FORM, ROOT

VERSION = "2.3"
"""The last that Python 3.11 can run; it needs click named besides."""
HOME = ROOT / "build" / "peers"
_ICONS = "typst/packages/preview/fontawesome/0.5.0"
_STAND_IN = {
    "typst.toml": '[package]\nname = "fontawesome"\nversion = "0.5.0"\nentrypoint = "lib.typ"\n',
    "lib.typ": "#let fa-icon(name, ..args) = text(..args.named(), sym.circle.filled)\n",
}


def render_of_the_sample() -> Ratio:
    """`courtdocs render` of the sample to Word and PDF, against `rendercv render` of its starter."""
    folder = mkdtemp(prefix="courtdocs-bench-")
    form = str(FORM.relative_to(ROOT))
    ours = command(COURTDOCS, "render", form, "-o", folder, "--as-at", AS_AT.isoformat())
    return compare("courtdocs render, docx and PDF", "rendercv render, 2 pages", ours, _rendercv(), 1, 9)


def _rendercv() -> Work:
    program = _installed()
    folder = Path(mkdtemp(prefix="rendercv-bench-"))
    for name, text in _STAND_IN.items():
        file = folder / "data" / _ICONS / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    surroundings = os.environ | {name: str(folder / "data") for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME")}
    subprocess.run(
        [program, "new", "John Doe"], cwd=folder, env=surroundings, capture_output=True, check=True
    )

    def run(_: int) -> None:
        subprocess.run(
            [program, "render", "John_Doe_CV.yaml"],
            cwd=folder,
            env=surroundings,
            capture_output=True,
            check=True,
        )
        if not (folder / "rendercv_output" / "John_Doe_CV.pdf").is_file():
            raise RuntimeError("rendercv made no PDF")

    return run


def _installed() -> Path:
    """The program, installed beside the build if it is not there yet; that needs a package index."""
    environment = HOME / "rendercv"
    program = environment / ("Scripts" if sys.platform == "win32" else "bin") / "rendercv"
    if not program.exists():
        venv.create(environment, with_pip=True)
        wanted = [f"rendercv[full]=={VERSION}", "click"]
        subprocess.run([program.with_name("python"), "-m", "pip", "install", "-q", *wanted], check=True)
        subprocess.run([program.with_name("python"), "-m", "compileall", "-q", environment], check=False)
    return program
