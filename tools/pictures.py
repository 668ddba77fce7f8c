"""Makes the two pictures of the README: a finding as printed, and the first page of the sample statement."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pypdfium2
import typst

from courtdocs.pipeline import check

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
AS_AT = date(2026, 11, 25)
_SCREEN = """\
#set page(width: auto, height: auto, margin: 14pt, fill: rgb("#1d1f21"))
#set text(font: "DejaVu Sans Mono", size: 10pt, fill: rgb("#e6e6e6"))
#show regex("error\\[\\w+\\]|\\^+ .*"): set text(fill: rgb("#ff7b72"))
#raw(json(bytes(sys.inputs.text)), block: true)
"""


def finding() -> bytes:
    """What `courtdocs check` prints for the bad sample P09, as a PNG."""
    arguments = ["check", "-q", "samples/bad/P09.yaml", "--as-at", str(AS_AT)]
    command = [sys.executable, "-m", "courtdocs", *arguments]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    assert "error[P09]" in printed, "courtdocs did not print the finding"
    picture = typst.compile(_SCREEN.encode(), format="png", ppi=150, sys_inputs={"text": json.dumps(printed)})
    assert isinstance(picture, bytes)
    return picture


def page() -> None:
    """The first page of the sample statement, saved as a PNG."""
    pdf = check(ROOT / "samples/rook/statement.yaml", AS_AT).files["pdf"]
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=1.4).to_pil()
    image.save(IMAGES / "page.png", optimize=True)


if __name__ == "__main__":
    IMAGES.mkdir(parents=True, exist_ok=True)
    (IMAGES / "finding.png").write_bytes(finding())
    page()
