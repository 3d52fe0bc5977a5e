"""Positions answered: one for a person, or any number, a line each, for programs."""

import io
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from typer import Exit

from pellucid.cli.answer import print_json
from pellucid.cli.mistakes import BAD_INPUT, as_facts
from pellucid.cli.playing.facts import advice_facts
from pellucid.cli.playing.opened import Opened, opened
from pellucid.cli.playing.request import Request
from pellucid.cli.playing.said import say_advice
from pellucid.cli.terminal import answer
from pellucid.errors import BadInput
from pellucid.games.advice import Advice, advise
from pellucid.games.standing import Standing, reach

_AT_ONCE = 512
_CHUNK = 1 << 16


class _Answer(NamedTuple):
    standing: Standing
    advice: Advice


def answer_positions(request: Request, moves: str) -> None:
    """Says what to play after these moves, or after those of every line of standard input."""
    known = opened(request)
    if moves == "-":
        _answer_lines(known, request)
        return
    (found,) = _answers(known, [moves])
    if isinstance(found, BadInput):
        raise found
    if request.json:
        print_json(advice_facts(*found))
    else:
        say_advice(answer(), *found, with_threats=request.threats)


def _answer_lines(known: Opened, request: Request) -> None:
    """Answers as many lines at once as have come, in their order; exit 2 after a bad one."""
    bad = False
    for lines in _lines():
        for at in range(0, len(lines), _AT_ONCE):
            for found in _answers(known, lines[at : at + _AT_ONCE]):
                bad |= isinstance(found, BadInput)
                _print(found, json=request.json)
    if bad:
        raise Exit(BAD_INPUT)


def _lines() -> Iterator[list[str]]:
    """The lines that have come until now, again and again; waits where none has."""
    stream = getattr(sys.stdin, "buffer", None) or io.BytesIO()
    rest = b""
    while chunk := stream.read1(_CHUNK):
        *lines, rest = (rest + chunk).split(b"\n")
        yield [line.decode(errors="replace") for line in lines]
    if rest:
        yield [rest.decode(errors="replace")]


def _answers(known: Opened, texts: Sequence[str]) -> list[_Answer | BadInput]:
    """Each text's position with what the player makes of it, or why there is no answer."""
    found = [_ended(one) for one in reach(known.game, texts)]
    good = [one for one in found if isinstance(one, Standing)]
    advice = iter(advise(known.search, good, known.sight, known.random))
    return [one if isinstance(one, BadInput) else _Answer(one, next(advice)) for one in found]


def _ended(found: Standing | BadInput) -> Standing | BadInput:
    if isinstance(found, Standing) and found.over:
        return BadInput(f"the game is over after {found.text}", "a position with a move to make")
    return found


def _print(found: _Answer | BadInput, *, json: bool) -> None:
    match found:
        case BadInput() if json:
            print_json({"error": as_facts(found)})
        case BadInput():
            print(f"pellucid: {found}", file=sys.stderr)
            print(flush=True)  # so that the answers keep their places
        case _Answer() if json:
            print_json(advice_facts(*found))
        case _Answer():
            print(found.advice.move, flush=True)
