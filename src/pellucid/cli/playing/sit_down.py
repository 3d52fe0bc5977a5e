"""A game with a person: begun, talked about, kept, and told how it ended."""

from pathlib import Path

from pellucid.cli.answer import print_json
from pellucid.cli.playing.facts import game_facts
from pellucid.cli.playing.keep import Keeper
from pellucid.cli.playing.opened import Opened, opened
from pellucid.cli.playing.request import Request
from pellucid.cli.playing.talk import Talk
from pellucid.cli.terminal import answer, aside
from pellucid.games.advice import advise
from pellucid.games.record import Record, load_record
from pellucid.games.search import Sight
from pellucid.games.standing import Standing, begin, reached


def sit_down(request: Request) -> None:
    """Plays a game, from its beginning or from where it stood."""
    record = None if request.load is None else load_record(request.load)
    known = opened(request, record)
    standing, network = _standing(request, known, record), _network(request, record)
    path = request.save or request.load
    always = request.save is not None
    keeper = Keeper(Path(path) if path else None, known, always=always, network=network)
    _warm(known)
    console = aside() if request.json else answer()
    talk = Talk(console, known, keeper, network, standing, threats=request.threats)
    ended = talk.play()
    if request.json:
        print_json(game_facts(ended, network))


def _warm(known: Opened) -> None:
    """Compiles what the first reply needs, so that it takes no longer than the others."""
    with aside().status("warming up"):
        advise(known.search, [begin(known.game)], Sight(1), known.random)


def _standing(request: Request, known: Opened, record: Record | None) -> Standing:
    """Where the game begins: a saved one, one after some moves, else a new one."""
    if record is not None:
        return record.standing()
    if request.moves is None:
        return begin(known.game)
    return reached(known.game, request.moves)


def _network(request: Request, record: Record | None) -> int:
    """The side that the network plays: 0 moves first."""
    if request.second:
        return 0
    if request.first or record is None or record.network is None:
        return 1
    return record.network
