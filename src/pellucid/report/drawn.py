"""A figure on its way into the page: drawn, described and captioned."""

from typing import NamedTuple

from markupsafe import Markup
from matplotlib.figure import Figure

from pellucid.report.svg import inline


class Drawn(NamedTuple):
    """A figure as SVG, and the words below it."""

    svg: Markup
    caption: str


def drawn(figure: Figure, name: str, description: str, caption: str = "") -> Drawn:
    """Draws a figure. `name` is its own on the page, `description` for those who cannot see."""
    return Drawn(inline(figure, name, description), caption)
