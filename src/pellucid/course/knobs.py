"""The settings of an experiment as knobs to turn: what each is, and how far it goes."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec import Struct, inspect

from pellucid.errors import BadInput, choose

S = TypeVar("S", bound=Struct)


class Knob(NamedTuple):
    """One setting: `options` where it is one of several, else its range, ends that may be None."""

    name: str
    about: str
    usual: Any
    allowed: str
    options: tuple[Any, ...] = ()
    low: float | None = None
    high: float | None = None


def knobs(settings: Struct) -> dict[str, Knob]:
    """The knobs of an experiment's settings, by name, with the values they stand at.

    Raises `BadInput` for settings that are no `msgspec.Struct`, and for one that is neither a
    number, nor a choice, nor true or false.
    """
    found = inspect.type_info(type(settings))
    if not isinstance(found, inspect.StructType):
        given, instead = (
            f"the settings are {settings!r}",
            "class Settings(Struct, frozen=True): ...",
        )
        raise BadInput(given, "an instance of a msgspec.Struct", instead=instead)
    return {field.name: _knob(field, getattr(settings, field.name)) for field in found.fields}


def turned(settings: S, chosen: Mapping[str, Any]) -> S:
    """The settings with some of them chosen; text is read as what it should be.

    Raises `BadInput` for a name that is not a setting, and for a value out of its range.
    """
    known = knobs(settings)
    values = msgspec.structs.asdict(settings)
    for name, value in chosen.items():
        knob = known[choose("setting", name, known)]
        values[name] = _read(type(settings), knob, value)
    return type(settings)(**values)


def _read(kind: type[Struct], knob: Knob, value: Any) -> Any:
    of_one = {knob.name: value}
    try:
        return getattr(msgspec.convert(of_one, kind, strict=not isinstance(value, str)), knob.name)
    except msgspec.ValidationError:
        raise BadInput(
            f"{knob.name} is {value!r}",
            f"{knob.allowed}: {knob.about}" if knob.about else knob.allowed,
            instead=f"{knob.name}={knob.usual}",
        ) from None


def _knob(field: inspect.Field, usual: Any) -> Knob:
    kind, about = field.type, ""
    if isinstance(kind, inspect.Metadata):
        about = (kind.extra_json_schema or {}).get("description", "")
        kind = kind.type
    match kind:
        case inspect.LiteralType(values=options):
            allowed = f"one of: {', '.join(map(str, options))}"
            return Knob(field.name, about, usual, allowed, tuple(options))
        case inspect.BoolType():
            return Knob(field.name, about, usual, "true or false", (False, True))
        case inspect.IntType() | inspect.FloatType():
            noun = "a whole number" if isinstance(kind, inspect.IntType) else "a number"
            allowed = " ".join((noun, *_ends(kind)))
            low = kind.gt if kind.ge is None else kind.ge
            high = kind.lt if kind.le is None else kind.le
            return Knob(field.name, about, usual, allowed, (), low, high)
        case _:
            given = f"the setting {field.name} is {usual!r}"
            expected = "a number, one of several words (Literal), or true or false"
            raise BadInput(given, expected, "Only these can be changed with --set")


def _ends(kind: inspect.IntType | inspect.FloatType) -> list[str]:
    words = ((kind.ge, "from"), (kind.gt, "above"), (kind.le, "to"), (kind.lt, "to less than"))
    return [f"{word} {end:g}" for end, word in words if end is not None]
