"""The settings of an experiment as knobs to turn: what each is, and how far it goes."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec import Struct, inspect

from pellucid.course.language import ENGLISH, Language, sentence
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


def knobs(
    settings: Struct, language: Language = ENGLISH, about: Mapping[str, str] | None = None
) -> dict[str, Knob]:
    """The knobs of an experiment's settings, by name, with the values they stand at.

    What is allowed is said in `language`; `about` says in it what they are, where it is not theirs.
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
    said = about or {}
    every = (_knob(one, getattr(settings, one.name), language) for one in found.fields)
    return {one.name: one._replace(about=said.get(one.name, one.about)) for one in every}


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


def _knob(field: inspect.Field, usual: Any, language: Language) -> Knob:
    kind, about = field.type, ""
    if isinstance(kind, inspect.Metadata):
        about = (kind.extra_json_schema or {}).get("description", "")
        kind = kind.type
    match kind:
        case inspect.LiteralType(values=options):
            allowed = language.say("one of: {options}", options=", ".join(map(str, options)))
            return Knob(field.name, about, usual, allowed, tuple(options))
        case inspect.BoolType():
            return Knob(field.name, about, usual, language.say("true or false"), (False, True))
        case inspect.IntType() | inspect.FloatType():
            whole = isinstance(kind, inspect.IntType)
            noun = language.say("a whole number") if whole else language.say("a number")
            allowed = " ".join((noun, *_ends(kind, language)))
            low = kind.gt if kind.ge is None else kind.ge
            high = kind.lt if kind.le is None else kind.le
            return Knob(field.name, about, usual, allowed, (), low, high)
        case _:
            given = f"the setting {field.name} is {usual!r}"
            expected = "a number, one of several words (Literal), or true or false"
            raise BadInput(given, expected, "Only these can be changed with --set")


def _ends(kind: inspect.IntType | inspect.FloatType, language: Language) -> list[str]:
    ends = (
        (kind.ge, sentence("from {end}")),
        (kind.gt, sentence("above {end}")),
        (kind.le, sentence("to {end}")),
        (kind.lt, sentence("to less than {end}")),
    )
    # As it is typed, with a point before its decimals in every language.
    return [language.say(word, end=f"{end:g}") for end, word in ends if end is not None]
