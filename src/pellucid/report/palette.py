"""Every colour of the report and its figures, named once, for both themes.

Blue is positive, orange negative, paper zero: a pair that colour-blind readers tell apart
(Okabe, Ito 2008). In between, it is the opacity over the paper that says how much, so one
drawing serves both themes.
"""

from typing import Literal, NamedTuple, get_args

Ink = Literal[
    "paper", "raised", "ink", "soft", "line", "blue", "orange", "teal", "violet",
    "depth_1", "depth_2", "depth_3", "depth_4", "depth_5", "depth_6",
]  # fmt: skip
"""The names of colours. `depth_1` to `depth_6` go from the first layer to the last."""

LIGHT: dict[Ink, str] = {
    "paper": "#fdfcf9",
    "raised": "#f4f2ec",
    "ink": "#1c2230",
    "soft": "#525a69",
    "line": "#d8d5cc",
    "blue": "#1a66ad",
    "orange": "#b2500b",
    "teal": "#0b6f63",
    "violet": "#7a3f9d",
    "depth_1": "#8d97a8",
    "depth_2": "#6e89a9",
    "depth_3": "#4d79aa",
    "depth_4": "#3064a1",
    "depth_5": "#1f4c8a",
    "depth_6": "#14325f",
}
DARK: dict[Ink, str] = {
    "paper": "#15181e",
    "raised": "#1f232b",
    "ink": "#ebe8e1",
    "soft": "#b0b6c1",
    "line": "#3a404b",
    "blue": "#74b5f0",
    "orange": "#f5a35c",
    "teal": "#57c9b8",
    "violet": "#d2a0ee",
    "depth_1": "#6a7382",
    "depth_2": "#6f8aad",
    "depth_3": "#77a0cf",
    "depth_4": "#8fb8e4",
    "depth_5": "#b3d1f0",
    "depth_6": "#e0edfa",
}
TEXT_INKS: tuple[Ink, ...] = ("ink", "soft", "blue", "orange", "teal", "violet")
"""The colours that words are set in, on paper and on raised ground."""

RASTER_BLUE, RASTER_ORANGE = (0.180, 0.494, 0.769), (0.878, 0.478, 0.169)
"""Blue and orange where a picture is made of pixels, which cannot follow the theme."""
RASTER_CLASSES = (
    RASTER_BLUE, RASTER_ORANGE, (0.125, 0.620, 0.545), (0.616, 0.408, 0.765),
    (0.612, 0.565, 0.235), (0.455, 0.490, 0.545),
)  # fmt: skip
"""A colour for each of some classes in such a picture, readable on either paper."""


class LineStyle(NamedTuple):
    """How the line of one kind of examples looks, in every chart."""

    ink: Ink
    dashes: tuple[float, ...]


LINES: dict[str, LineStyle] = {
    "training": LineStyle("ink", ()),
    "validation": LineStyle("teal", (5.0, 2.5)),
    "test": LineStyle("violet", (1.5, 2.0)),
}


def css() -> str:
    """The colours as custom properties, light, and dark where the reader prefers it."""
    return (
        f":root {{ color-scheme: light dark; {properties(LIGHT)} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {properties(DARK)} }} }}"
    )


def variable(ink: Ink) -> str:
    """A colour as the page's style sheet calls it."""
    return f"var(--{ink.replace('_', '-')})"


def properties(theme: dict[Ink, str]) -> str:
    """A theme's colours as custom properties."""
    return " ".join(f"--{ink.replace('_', '-')}: {theme[ink]};" for ink in get_args(Ink))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2).

    (L₁ + 0.05) / (L₂ + 0.05), L₁ the lighter one's relative luminance.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return sum(part * value for part, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
