"""Commands in a lesson's text that run an experiment, so that the page can run them by a click."""

import shlex
from argparse import ArgumentError, ArgumentParser
from collections.abc import Mapping
from typing import Any, NoReturn

import msgspec

from pellucid.course.experiment import Experiment
from pellucid.course.knobs import turned
from pellucid.lab.protocol.lesson import Attempt

_COMMAND = ("pellucid", "experiment")


class _NoCommand(Exception):
    """It is no command that runs an experiment."""


class _Parser(ArgumentParser):
    """A parser that does not end the program at what it cannot read."""

    def error(self, message: str) -> NoReturn:
        raise _NoCommand(message)


def attempt_in(
    code: str, experiments: Mapping[str, Experiment[Any]], recent: str = ""
) -> Attempt | None:
    """What a command runs; None for code that is something else.

    Options alone, as `--set inputs=256`, are meant for the experiment that was named last.

    >>> from pellucid.course import experiments
    >>> attempt_in("pellucid experiment xor --set hidden=2", experiments).chosen
    {'hidden': 2}
    """
    try:
        words = shlex.split(code)
        if tuple(words[:2]) == _COMMAND:
            return _attempt(words[2:], experiments)
        if recent and words[:1] in (["--set"], ["--seed"], ["--seeds"]):
            return _attempt([recent, *words], experiments)
    # A quote that does not end is a ValueError, as BadInput is.
    except (_NoCommand, ArgumentError, ValueError):
        return None
    return None


def _attempt(words: list[str], experiments: Mapping[str, Experiment[Any]]) -> Attempt:
    given = _parser().parse_args(words)
    if given.name not in experiments:
        raise _NoCommand(given.name)
    chosen = dict(one.partition("=")[::2] for one in given.set)
    values = msgspec.structs.asdict(turned(experiments[given.name].settings, chosen))
    return Attempt(given.name, {name: values[name] for name in chosen}, given.seeds, given.seed)


def _parser() -> ArgumentParser:
    parser = _Parser(add_help=False, exit_on_error=False, allow_abbrev=False)
    parser.add_argument("name")
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--seeds", type=int)
    parser.add_argument("--seed", type=int, default=0)
    return parser
