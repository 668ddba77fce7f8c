"""The sample of an authority's own template is the one that its tool builds."""

from __future__ import annotations

import importlib.util
import io
from pathlib import Path

from lxml import etree
from PIL import Image

from .writers.word_files import parts

ROOT = Path(__file__).parents[1]


def test_the_sample_is_what_the_tool_builds() -> None:
    spec = importlib.util.spec_from_file_location("tool", ROOT / "tools" / "build_council_docx.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    built, kept = parts(tool.built()), parts(tool.TARGET.read_bytes())
    assert set(built) == set(kept)
    for name, data in kept.items():
        if name.endswith((".xml", ".rels")) and not name.startswith("docProps/"):
            assert etree.canonicalize(built[name].decode()) == etree.canonicalize(data.decode()), name
        elif name.startswith("word/media/"):
            pictures = (Image.open(io.BytesIO(one)).convert("RGB") for one in (built[name], data))
            assert len({one.tobytes() for one in pictures}) == 1, name
