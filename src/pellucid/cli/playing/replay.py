"""A saved game, move by move: what it was worth, and where something was given away."""

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from pellucid.cli.answer import print_json
from pellucid.cli.playing.board import say_board
from pellucid.cli.playing.facts import OUTCOMES, game_facts
from pellucid.cli.playing.opened import opened, sight_of
from pellucid.cli.playing.request import Request
from pellucid.cli.playing.said import signed
from pellucid.cli.terminal import answer, aside, say_line, say_text
from pellucid.cli.typed import at_keyboard, typed_key
from pellucid.games.marks import side_name
from pellucid.games.record import Record, load_record
from pellucid.games.review import Reviewed, review
from pellucid.games.standing import Standing

_HELD = {1: "a win", 0: "a draw", -1: "a loss"}
_NEXT, _BACK = ("\r", "\n", " "), ("b", "B")
_END = ("q", "Q", "")  # empty: nobody can press a key any more

Page = tuple[Standing, Reviewed]
"""A game after a move, and what the move was worth."""


def replay(request: Request, path: str) -> None:
    """Shows the game in a file; all of it is searched, harder than while playing.

    In a terminal it goes on, or back, by keys; elsewhere it runs through.
    """
    record = load_record(path)
    known = opened(request, record)
    ended = record.standing()
    with aside().status("looking back"):
        judged = review(known.search, ended, sight_of(request, "strong"), known.random)
    if request.json:
        facts = game_facts(ended, record.network)
        print_json(facts | {"review": [_facts(one) for one in judged]})
    else:
        _say(answer(), record, ended, judged, with_threats=request.threats)


def _facts(one: Reviewed) -> dict[str, Any]:
    return {
        "move": one.move, "side": ("first", "second")[one.side], "held": OUTCOMES[one.best],
        "kept": OUTCOMES[one.kept], "thrown": one.thrown, "value": one.value, "after": one.after,
        "known_by": one.source or None, "better": list(one.better) if one.thrown else [],
    }  # fmt: skip


def _say(
    console: Console, record: Record, ended: Standing, judged: list[Reviewed], *, with_threats: bool
) -> None:
    first, second = (side_name(ended.game, side) for side in (0, 1))
    players = f"{first}: {record.first or 'unknown'}. {second}: {record.second or 'unknown'}."
    say_text(console, Text(f"{ended.game.title}. {players}"))
    pages = list(zip(ended.game_so_far[1:], judged, strict=True))
    if at_keyboard(console):
        _leaf(console, pages, with_threats=with_threats)
    else:
        for page in pages:
            _say_page(console, page, with_threats=with_threats)
    _say_ending(console, ended, judged)


def _say_page(console: Console, page: Page, *, with_threats: bool) -> None:
    standing, one = page
    say_board(console, standing, with_threats=with_threats)
    played = f"{len(standing.moves)}. {side_name(standing.game, one.side)} plays {one.move}"
    say_text(console, Text(f"{played}: {_verdict(one)}", "warning" if one.thrown else ""))


def _leaf(console: Console, pages: Sequence[Page], *, with_threats: bool) -> None:
    """Page after page, or back, as keys are pressed; until after the last, or until asked to."""
    at = 0
    while at < len(pages):
        _say_page(console, pages[at], with_threats=with_threats)
        moved = _asked(console, first=at == 0, last=at == len(pages) - 1)
        if moved is None:
            return
        at += moved


def _asked(console: Console, *, first: bool, last: bool) -> int | None:
    """How many pages to move on; None to leave."""
    keys = ["Enter: done" if last else "Enter: next move", *([] if first else ["b: back"])]
    say_line(console, Text("   ".join([*keys, "q: end"]), "quiet"))
    while True:
        key = typed_key()
        if key in _NEXT:
            return 1
        if key in _BACK and not first:
            return -1
        if key in _END:
            return None


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
