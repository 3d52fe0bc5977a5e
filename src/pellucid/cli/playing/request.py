"""What was typed after `pellucid play`, and what of it does not go together."""

from typing import NamedTuple

from pellucid.cli.endings import check_ending
from pellucid.errors import BadInput, choose

STRENGTHS = ("alone", "quick", "usual", "strong")
"""The names of `pellucid.games.strength`, known before there is time to load it."""
MOST_SIMULATIONS = 100_000


class Request(NamedTuple):
    """The command's arguments, as typed."""

    game: str | None
    first: bool
    second: bool
    strength: str | None
    simulations: int | None
    model: str | None
    moves: str | None
    load: str | None
    save: str | None
    replay: str | None
    position: str | None
    threats: bool
    seed: int
    json: bool


def check(request: Request) -> None:
    """Before anything takes time. Raises `BadInput` for options that contradict each other."""
    if request.strength is not None:
        choose("--strength", request.strength, STRENGTHS)
    if request.simulations is not None:
        check_simulations(request.simulations)
    check_ending("--save", request.save, (".game",))
    _check_one_of(request, "--first", "--second")
    _check_one_of(request, "--strength", "--simulations")
    _check_one_of(request, "--moves", "--load", "--replay", "--position")
    _check_one_of(request, "--save", "--replay", "--position")


def check_simulations(simulations: int) -> None:
    """Raises `BadInput` for a number of simulations that no search could use."""
    if not 0 <= simulations <= MOST_SIMULATIONS:
        raise BadInput(
            f"--simulations is {simulations}",
            f"a whole number from 0 (no looking ahead) to {MOST_SIMULATIONS:,}",
            instead="--simulations 256",
        )


def _check_one_of(request: Request, *options: str) -> None:
    given = [name for name in options if getattr(request, name[2:]) not in (None, False)]
    if len(given) > 1:
        raise BadInput(f"{' and '.join(given)} were given", f"one of {', '.join(options)}")
