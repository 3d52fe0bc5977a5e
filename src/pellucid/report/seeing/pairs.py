"""The hardest pairs: classes taken for each other, and the examples themselves."""

from typing import NamedTuple

from pellucid.insight import Pair, hardest_pairs
from pellucid.report.drawn import Drawn, drawn
from pellucid.report.numbers import percent, short, whole
from pellucid.report.seeing.examples import Shown
from pellucid.report.seeing.pixels import as_pixels
from pellucid.report.seeing.player import Player, player
from pellucid.report.seeing.tiles import Row, Tile, tiles_figure

_MOST, _TILES, _HEARD = 5, 8, 2


class PairView(NamedTuple):
    """One pair: its heading, the examples drawn, and those to listen to."""

    title: str
    figure: Drawn
    players: tuple[Player, ...]


def pairs_view(shown: Shown, classes: tuple[str, ...]) -> list[PairView]:
    """The pairs most often confused, the worst first."""
    found = hardest_pairs(shown.targets, shown.answered.probabilities, _MOST)
    return [_view(shown, classes, index, pair) for index, pair in enumerate(found)]


def _view(shown: Shown, classes: tuple[str, ...], index: int, pair: Pair) -> PairView:
    first, second = (short(classes[one], 20) for one in (pair.first, pair.second))
    ways = [(first, second, pair.first_as_second), (second, first, pair.second_as_first)]
    ways = [way for way in ways if way[2]]
    many = 4 if shown.sight.kind == "sound" else _TILES
    rows = [
        Row([_tile(shown, row) for row in examples[:many]], f"{truth}, taken", f"for {given}")
        for truth, given, examples in ways
    ]
    said = [f"{truth} taken for {given}, {_times(len(some))}" for truth, given, some in ways]
    players = [
        _heard(shown, row, truth, given)
        for truth, given, examples in ways
        for row in examples[:_HEARD]
        if shown.sight.ear is not None
    ]
    figure = drawn(tiles_figure(rows, 58), f"pair-{index + 1}", f"{'; '.join(said)}.")
    return PairView(f"{first} and {second}: {'; '.join(said)}", figure, tuple(players))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{whole(count)} times"


def _tile(shown: Shown, row: int) -> Tile:
    sure = percent(float(shown.answered.sureness[row]))
    pixels = as_pixels(shown.sight, shown.pictures[row])
    return Tile(pixels, f"row {shown.rows[row]}", f"{sure} sure")


def _heard(shown: Shown, row: int, truth: str, given: str) -> Player:
    ear = shown.sight.ear
    assert ear is not None
    words = f"row {shown.rows[row]}: {truth}, taken for {given}"
    return player(shown.raw[row], ear.rate, words)
