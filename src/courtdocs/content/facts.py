"""What a template is given: the form and record as views, and the house's functions."""

from __future__ import annotations

from typing import Any

from ..practice.profiles import Profile
from .blocks import Paragraph, Text
from .earlier import earlier
from .front import signature
from .genogram import genogram, genogram_page
from .values import Awaited, Built
from .view import View, World, seen_by


def context(world: World, profile: Profile) -> dict[str, Any]:
    """The names that a template can use, with their values."""
    form = world.form
    children = tuple(world.named("child", key) for key in form.record.children)
    return {
        "s": world.statement,
        "case": world.case,
        "kind_title": form.kind.title,
        "dated": world.at.on,
        "earlier": earlier(world),
        "children": children,
        "sources": world.sources,
        "signature": lambda: Built((signature(form),)),
        "statement_of_truth": lambda: Built(statement_of_truth(profile)),
        "genogram": lambda: Built((genogram(form, world.at.on),)),
        "genogram_page": lambda: Built((genogram_page(form, world.at.on),)),
        "paragraphs_for": paragraphs_for,
    }


def statement_of_truth(profile: Profile) -> tuple[Paragraph, ...]:
    """The prescribed sentences, each a paragraph without a number, kept together with what follows."""
    return tuple(Paragraph((Text(words),), keep_with_next=True) for words in profile.statement_of_truth)


def paragraphs_for(limb: str, child: View | None = None) -> Awaited:
    """The numbers of the paragraphs that answer a limb, such as `ca:a`, for one child or for all."""
    key = str(seen_by(child).path[-1]) if child is not None else ""
    return Awaited(text="", limb=limb, child=key)
