"""The settings of an experiment as they were typed: `--set KEY=VALUE`."""

from typing import TypeVar

from msgspec import Struct

from pellucid.course.knobs import knobs, turned
from pellucid.errors import BadInput, nearest

S = TypeVar("S", bound=Struct)


def chosen_settings(settings: S, typed: list[str]) -> S:
    """The settings with what was typed, each `key=value`.

    Raises `BadInput` for anything else, a setting that is none, one given twice, or a value out
    of its range.
    """
    for key, value in _pairs(typed).items():
        try:
            settings = turned(settings, {key: value})
        except BadInput as error:
            instead = _instead(settings, key, value)
            raise BadInput(error.given, error.expected, error.why, instead) from None
    return settings


def _pairs(typed: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in typed:
        key, equals, value = (part.strip() for part in one.partition("="))
        if not (key and equals):
            raise BadInput(f"--set is {one!r}", "KEY=VALUE", instead=f"--set {key or 'key'}=1")
        if key in found:
            given, instead = f"--set gives {key} twice", f"--set {key}={value}"
            raise BadInput(given, "every setting once", instead=instead)
        found[key] = value
    return found


def _instead(settings: Struct, key: str, value: str) -> str:
    """What to type: the usual value, or the setting most like the one that is none."""
    known = knobs(settings)
    if key in known:
        return f"--set {key}={known[key].usual}"
    near = nearest(key, known)
    if near:
        return f"--set {near}={value}"
    return next((f"--set {one.name}={one.usual}" for one in known.values()), "")
