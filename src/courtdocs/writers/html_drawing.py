"""Drawings as shapes in the page itself, with the words that say the same for everybody to open."""

from __future__ import annotations

from ..content.blocks import Drawing, Shape
from .html_markup import attribute, broken, escaped

_PIXELS_PER_POINT = 4 / 3
_HALF_A_CAPITAL = 0.36
"""How far below its middle a line of capitals stands, in ems."""


def drawing(block: Drawing, id: str) -> str:
    """The drawing as a figure; `id` begins the ids of its title and its description."""
    width, height = (_number(length * _PIXELS_PER_POINT) for length in (block.width, block.height))
    shapes = "\n".join(_shape(shape) for shape in block.shapes)
    return f"""<figure>
<div class="scroll" role="group" tabindex="0" aria-labelledby="{id}">
<svg role="img" aria-labelledby="{id}" aria-describedby="{id}-words" width="{width}" height="{height}" \
viewBox="0 0 {_number(block.width)} {_number(block.height)}">
<title id="{id}">Drawing</title>
<desc id="{id}-words">{escaped(block.alt)}</desc>
{shapes}
</svg>
</div>
<figcaption><details><summary>The drawing in words</summary><p>{broken(block.alt)}</p></details></figcaption>
</figure>"""


def _shape(shape: Shape) -> str:
    x, y = min(shape.x, shape.x2), min(shape.y, shape.y2)
    width, height = abs(shape.x2 - shape.x), abs(shape.y2 - shape.y)
    middle, centre = x + width / 2, y + height / 2
    match shape.kind:
        case "line":
            return f"<line{_sizes(x1=shape.x, y1=shape.y, x2=shape.x2, y2=shape.y2)}{_look(shape)}/>"
        case "rect":
            return f"<rect{_sizes(x=x, y=y, width=width, height=height)}{_look(shape)}/>"
        case "circle":
            return f"<ellipse{_sizes(cx=middle, cy=centre, rx=width / 2, ry=height / 2)}{_look(shape)}/>"
        case "diamond":
            corners = (middle, y), (x + width, centre), (middle, y + height), (x, centre)
            points = " ".join(f"{_number(right)},{_number(down)}" for right, down in corners)
            return f"<polygon{attribute('points', points)}{_look(shape)}/>"
        case "text":
            place = _sizes(x=shape.x, y=shape.y + _HALF_A_CAPITAL * shape.size)
            size = attribute("font-size", _number(shape.size))
            bold = attribute("font-weight", "bold" if shape.bold else "")
            return f"<text{place}{size}{bold}>{escaped(shape.text)}</text>"


def _sizes(**lengths: float) -> str:
    return "".join(attribute(name, _number(length)) for name, length in lengths.items())


def _look(shape: Shape) -> str:
    """The line and the filling, but for what the style sheet says of every shape."""
    weight = attribute("stroke-width", "" if shape.weight == 1 else _number(shape.weight))
    dashes = attribute("stroke-dasharray", "3 3" if shape.dashed else "")
    return f"{weight}{dashes}{attribute('class', 'filled' if shape.filled else '')}"


def _number(length: float) -> str:
    """A length to a hundredth."""
    return f"{round(length, 2):g}"
