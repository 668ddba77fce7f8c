"""Finds templates/ and schemas/: beside the package when installed, at the top of a checkout otherwise."""

from __future__ import annotations

from pathlib import Path

from .errors import UsageError

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder of shipped files called `name` ("templates" or "schemas").

    Raises UsageError where the installation lacks it.
    """
    for place in (_PACKAGE / "_data" / name, _PACKAGE.parents[1] / name):
        if place.is_dir():
            return place
    raise UsageError(f"This installation of courtdocs has no folder {name}; install it again.")


def templates() -> Path:
    """The templates that this installation renders with."""
    return folder("templates")


def schemas() -> Path:
    """The generated JSON Schemas."""
    return folder("schemas")


def fonts() -> Path:
    """The house fonts, made by the build hook.

    Raises UsageError where the package was not built.
    """
    place = _PACKAGE / "fonts"
    if not any(place.glob("*.ttf")):
        raise UsageError(f"The house fonts are missing from {place}; install courtdocs again with pip.")
    return place
