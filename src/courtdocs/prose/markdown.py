"""Reads prose: the Markdown subset of form files, by markdown-it-py, into blocks with their lines."""

from __future__ import annotations

from dataclasses import dataclass

from .blocks import Block, Problem


@dataclass(frozen=True, slots=True)
class Parsed:
    """Prose as read: its blocks, and what in it is unsupported (F22) or would be misread (F29)."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()


def parse(text: str) -> Parsed:
    """Parse prose. Never raises: what the subset cannot hold stays as words and becomes a problem."""
    raise NotImplementedError
