"""The set-up of a bench in the page's address, and back.

    data=moons&noise=0.1&layers=8relu,4relu~0.2&rate=0.1&seed=3
    data=digits&layers=8c3relu,p2,16relu

Only what differs from the usual set-up is written, always in the same order, so that a set-up has
one address. Ranges are those of the types themselves.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, get_type_hints
from urllib.parse import quote, unquote

import msgspec
from msgspec import Struct

from pellucid.lab.points_packed import pack_points, unpack_points
from pellucid.lab.protocol.messages import Advice
from pellucid.lab.protocol.setup import (
    DataSetup,
    LayerKind,
    LayerSetup,
    NetworkSetup,
    Setup,
    TrainingSetup,
)

MOST_NOTICES = 8
_DROPOUT = r"(?:~(?P<dropout>[\d.e+-]+))?"
# A number of units; before their activation, of a convolution, `c` and the side of its window.
_UNITS = re.compile(rf"(?P<units>\d+)(?:c(?P<window>\d+))?(?P<activation>[a-z-]+)?{_DROPOUT}")
_POOL = re.compile(rf"p(?P<window>\d+){_DROPOUT}")
_KEPT = "-._~,:@/!'()*;?"  # what may stand in an address as it is, besides letters and digits


class _Key(NamedTuple):
    """One key of the address: the field it stands for, and how its value is written and read."""

    part: str
    field: str
    write: Callable[[Any], str] = str
    read: Callable[[str], Any] = str


def _layers_written(layers: tuple[LayerSetup, ...]) -> str:
    return ",".join(
        _LAYERS[one.kind](one) + (f"~{one.dropout!r}" if one.dropout else "") for one in layers
    )


_LAYERS: dict[LayerKind, Callable[[LayerSetup], str]] = {
    "dense": lambda one: f"{one.units}{one.activation}",
    "conv": lambda one: f"{one.units}c{one.window}{one.activation}",
    "pool": lambda one: f"p{one.window}",
}


def _layers_read(text: str) -> list[dict[str, str]]:
    return [_layer_read(one) for one in text.split(",")] if text else []


def _layer_read(text: str) -> dict[str, str]:
    pool = _POOL.fullmatch(text)
    found = pool or _UNITS.fullmatch(text)
    if found is None:
        raise ValueError(text)
    known = {name: value for name, value in found.groupdict().items() if value is not None}
    return {"kind": "pool" if pool else "conv" if "window" in known else "dense", **known}


_KEYS = {
    "data": _Key("data", "source"),
    "examples": _Key("data", "examples"),
    "noise": _Key("data", "noise", repr),
    "test": _Key("data", "test_share", repr),
    "data-seed": _Key("data", "seed"),
    "points": _Key("data", "points", pack_points, unpack_points),
    "upload": _Key("data", "upload"),
    "target": _Key("data", "target"),
    "layers": _Key("network", "hidden", _layers_written, _layers_read),
    "output": _Key("network", "output_activation"),
    "loss": _Key("network", "loss"),
    "seed": _Key("network", "seed"),
    "optimizer": _Key("training", "optimizer"),
    "rate": _Key("training", "learning_rate", repr),
    "batch": _Key("training", "batch_size"),
    "regularisation": _Key("training", "regularisation"),
    "regularisation-rate": _Key("training", "regularisation_rate", repr),
}
_USUAL = Setup()
_PARTS: dict[str, type[Struct]] = {
    "data": DataSetup, "network": NetworkSetup, "training": TrainingSetup,
}  # fmt: skip
_TYPES = {part: get_type_hints(kind, include_extras=True) for part, kind in _PARTS.items()}


def address_of(setup: Setup) -> str:
    """The set-up as an address: empty for the usual one.

    >>> address_of(Setup(data=DataSetup(source="xor", noise=0.1)))
    'data=xor&noise=0.1'
    """
    return "&".join(
        f"{name}={quote(key.write(value), safe=_KEPT, errors='replace')}"
        for name, key in _KEYS.items()
        if (value := _of(setup, key)) != _of(_USUAL, key)
    )


def read_address(text: str) -> tuple[Setup, list[Advice]]:
    """The set-up an address holds, and a notice for each thing in it that is ignored.

    A whole link is read from its `#` on. Nothing that can be typed raises.

    >>> setup, notices = read_address("data=xor&noise=9")
    >>> setup.data.source, setup.data.noise, notices[0].code, notices[0].about
    ('xor', 0.0, 'address-value', 'data.noise')
    """
    found: dict[str, dict[str, Any]] = {part: {} for part in _PARTS}
    notices: list[Advice] = []
    for name, value in _pairs(text):
        notice = _take(found, name, value)
        if notice is not None and len(notices) < MOST_NOTICES:
            notices.append(notice)
    parts: dict[str, Any] = {part: kind(**found[part]) for part, kind in _PARTS.items()}
    return Setup(**parts), notices


def _of(setup: Setup, key: _Key) -> Any:
    return getattr(getattr(setup, key.part), key.field)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """The keys and values, as they were before they were made fit for an address."""
    for pair in text.rpartition("#")[2].split("&"):
        name, _, value = pair.partition("=")
        if name:
            yield name, unquote(value)


def _take(found: dict[str, dict[str, Any]], name: str, value: str) -> Advice | None:
    """Takes one value up, or says why it is left."""
    key = _KEYS.get(name)
    if key is None:
        return Advice("address-key", "", {"key": _short(unquote(name))})
    about = f"{key.part}.{key.field}"
    if key.field in found[key.part]:
        return Advice("address-twice", about, {"key": name, "value": _short(value)})
    try:
        found[key.part][key.field] = _read(key, value)
    except ValueError:  # msgspec's own errors are ValueErrors too
        return Advice("address-value", about, {"key": name, "value": _short(value)})
    return None


def _read(key: _Key, value: str) -> Any:
    wanted = _TYPES[key.part][key.field]
    return msgspec.convert(key.read(value), wanted, strict=False)


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
