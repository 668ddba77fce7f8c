"""KINDS: every kind of document, in the order in which lists show them."""

from __future__ import annotations

from . import social_work_statement
from .base import Kind

KINDS: dict[str, Kind] = {kind.slug: kind for kind in (social_work_statement.KIND,)}
