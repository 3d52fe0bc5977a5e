"""Figures as SVG that belongs to the page: its font, its colours, its theme."""

import io
import re
import warnings
from pathlib import Path
from threading import Lock
from typing import Any

from markupsafe import Markup
from matplotlib import rc_context
from matplotlib.figure import Figure

from pellucid.atomic import write_bytes
from pellucid.errors import BadInput
from pellucid.report.palette import LIGHT, variable

# matplotlib reads these settings from one place for all threads, so one at a time.
_LOCK = Lock()
_SETTINGS: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "pellucid"}
_TAG = re.compile(r"<[^>]*>")
_FONT = re.compile(r"font: ((?:\w+ )*?)([\d.]+px) [^;\"]*")
_ID, _REFERENCE = re.compile(r' id="([^"]+)"'), re.compile(r'(?:url\(#|href="#)([^)"]+)')


def save_figure(figure: Figure, path: Path | str) -> None:
    """Writes a figure as a PNG or an SVG file, by the ending of its name.

    Raises `BadInput` for another ending, and when the place cannot be written.

    >>> save_figure(curves_figure(train("iris")), "curves.svg")
    """
    path = Path(path)
    kind = path.suffix.lower().removeprefix(".")
    if kind not in ("png", "svg"):
        raise BadInput(
            f"{path} ends in {path.suffix!r}", ".png or .svg", "", str(path.with_suffix(".svg"))
        )
    write_bytes(path, rendered(figure, kind))


def rendered(figure: Figure, kind: str) -> bytes:
    """The bytes of a figure's file."""
    file = io.BytesIO()
    metadata = {"Date": None} if kind == "svg" else {}
    with _LOCK, rc_context(_SETTINGS), warnings.catch_warnings():
        # A name in a script our font lacks is drawn by the reader's own font.
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        figure.savefig(file, format=kind, dpi=72 if kind == "svg" else 160, metadata=metadata)
    return file.getvalue()


def inline(figure: Figure, name: str, description: str) -> Markup:
    """A figure as an `<svg>` for the page, with a description for those who cannot see it.

    `name` keeps what is referred to inside it apart from the other figures' on the page.
    """
    figure.set_facecolor("none")
    text = rendered(figure, "svg").decode()
    body = text[text.index("<svg") :]
    opening, content = body[: body.index(">") + 1], body[body.index(">") + 1 :]
    box = re.search(r'viewBox="([^"]+)"', opening)
    assert box is not None
    content = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", content, flags=re.DOTALL)
    content = _own_ids(_TAG.sub(lambda tag: _themed(tag[0]), content), name)
    width = float(box[1].split()[2])
    return Markup(
        '<svg class="figure" role="img" viewBox="{}" style="--natural: {:.0f}px"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink" aria-labelledby="{}-words">'
        '<title id="{}-words">{}</title>{}'
    ).format(box[1], width, name, name, description, Markup(re.sub(r"\n\s*", "\n", content)))


def _themed(tag: str) -> str:
    """A tag with each named colour as the page's own, which changes with the theme."""
    for ink, colour in LIGHT.items():
        tag = tag.replace(colour, variable(ink))
    # Two decimals of a pixel are plenty.
    return re.sub(r"(\d+\.\d\d)\d+", r"\1", _FONT.sub(_font, tag))


def _font(match: re.Match[str]) -> str:
    weight = re.search(r"\d{3}|bold", match[1])
    return f"font-size: {match[2]}" + (f"; font-weight: {weight[0]}" if weight else "")


def _own_ids(content: str, name: str) -> str:
    """The ids that something refers to, apart from those of other figures; no others."""
    used = dict.fromkeys(old for tag in _TAG.findall(content) for old in _REFERENCE.findall(tag))
    fresh = {old: f"{name}-{number}" for number, old in enumerate(used)}

    def renamed(tag: re.Match[str]) -> str:
        kept = _ID.sub(lambda m: f' id="{fresh[m[1]]}"' if m[1] in fresh else "", tag[0])
        return _REFERENCE.sub(lambda m: m[0].replace(m[1], fresh[m[1]]), kept)

    return _TAG.sub(renamed, content)
