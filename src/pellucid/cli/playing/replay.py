"""A saved game, move by move: what it was worth, and where something was given away."""

from typing import Any

from rich.console import Console
from rich.text import Text

from pellucid.cli.answer import print_json
from pellucid.cli.playing.board import say_board
from pellucid.cli.playing.facts import OUTCOMES, game_facts
from pellucid.cli.playing.opened import STRONG, opened
from pellucid.cli.playing.request import Request
from pellucid.cli.playing.said import signed
from pellucid.cli.terminal import answer, aside, say_text
from pellucid.games.marks import side_name
from pellucid.games.record import Record, load_record
from pellucid.games.review import Reviewed, review
from pellucid.games.search import Sight
from pellucid.games.standing import Standing, begin

_HELD = {1: "a win", 0: "a draw", -1: "a loss"}


def replay(request: Request, path: str) -> None:
    """Shows the game in a file; all of it is searched, harder than while playing."""
    record = load_record(path)
    known = opened(request, record)
    chosen = request.strength is not None or request.simulations is not None
    sight = known.sight if chosen else Sight(STRONG)
    ended = record.standing()
    with aside().status("looking back"):
        judged = review(known.search, ended, sight, known.random)
    if request.json:
        facts = game_facts(ended, record.network)
        print_json(facts | {"review": [_facts(one) for one in judged]})
    else:
        _say(answer(), record, ended, judged)


def _facts(one: Reviewed) -> dict[str, Any]:
    return {
        "move": one.move, "side": ("first", "second")[one.side], "held": OUTCOMES[one.best],
        "kept": OUTCOMES[one.kept], "thrown": one.thrown, "value": one.value, "after": one.after,
        "known_by": one.source or None, "better": list(one.better) if one.thrown else [],
    }  # fmt: skip


def _say(console: Console, record: Record, ended: Standing, judged: list[Reviewed]) -> None:
    first, second = (side_name(ended.game, side) for side in (0, 1))
    players = f"{first}: {record.first or 'unknown'}. {second}: {record.second or 'unknown'}."
    say_text(console, Text(f"{ended.game.title}. {players}"))
    standing = begin(ended.game)
    for one in judged:
        standing = standing.play(one.move)
        say_board(console, standing)
        played = f"{len(standing.moves)}. {side_name(ended.game, one.side)} plays {one.move}"
        say_text(console, Text(f"{played}: {_verdict(one)}", "warning" if one.thrown else ""))
    _say_ending(console, ended, judged)


def _verdict(one: Reviewed) -> str:
    """What was held and kept, where that is known; else how it seems."""
    if one.best is None:
        kept = "" if one.kept is None else f"; after it, {_HELD[one.kept]}"
        return f"worth {signed(one.value)} before, {signed(one.after)} after{kept}."
    how = "by a perfect solver" if one.source == "solver" else "proved"
    if one.thrown:
        assert one.kept is not None
        lost = f"{_HELD[one.best]} was there, {_HELD[one.kept]} is left ({how})"
        return f"{lost}. Better: {' or '.join(one.better)}."
    if one.kept is None:
        return f"{_HELD[one.best]} was there ({how}); whether it still is, is not known."
    return f"keeps {_HELD[one.best]} ({how})."


def _say_ending(console: Console, ended: Standing, judged: list[Reviewed]) -> None:
    end = "It was not played to its end."
    if ended.over:
        end = "A draw." if ended.winner is None else f"{side_name(ended.game, ended.winner)} won."
    thrown = [f"move {ply}" for ply, one in enumerate(judged, 1) if one.thrown]
    given = f" Given away at {', '.join(thrown)}." if thrown else ""
    say_text(console, Text(end + given, "name"))
