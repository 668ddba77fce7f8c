"""The looks a document can have: how the measures of the house change for one page, or for easy reading."""

from __future__ import annotations

from dataclasses import dataclass

from ..content.blocks import Look

_PAGE = 595.3
_CENTIMETRE = 28.35


@dataclass(frozen=True, slots=True)
class Measures:
    """What a look makes of the house's measures. Margins are in centimetres."""

    scale: float
    """Of type, and of what is measured with it."""
    lines: float
    """How many lines high a line of running text stands."""
    gap: float
    """Of the space between blocks, besides what the scale makes of it."""
    left: float
    right: float
    top: float
    bottom: float
    titled: bool = True
    """Whether the title stands centred between rules, as on what is filed."""

    @property
    def width(self) -> float:
        """What the margins leave of the width of an A4 page, in points."""
        return _PAGE - (self.left + self.right) * _CENTIMETRE


LOOKS: dict[Look, Measures] = {
    "court": Measures(scale=1, lines=1.5, gap=1, left=3.5, right=2, top=2, bottom=2.3),
    "dense": Measures(0.75, 1.15, 0.5, left=1.6, right=1.6, top=1.8, bottom=1.9, titled=False),
    "large": Measures(14 / 12, 1.4, 1.2, left=2.8, right=2.8, top=2, bottom=2.3, titled=False),
}
