"""Where a run comes from: what was asked for, and what it was made with."""

import os
import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

import jax
from msgspec import Struct

from pellucid.data import Reading
from pellucid.learning.choices import Choices


class Origin(Struct, frozen=True, kw_only=True):
    """What a person asked for, so that it can be asked for again; and when, and made with what.

    What is None was left to the recipe; `own_network` says that a whole network was given,
    `arrays` that a table or arrays were, not the name of a source. `settings` are those that
    were chosen, by name, `reading` what was chosen of how files are read.
    """

    target: str | None
    task: str | None
    test: float
    folds: int | None
    layers: tuple[int, ...] | None
    activation: str | None
    dropout: float | None
    output_activation: str | None
    networks: int | None
    own_network: bool
    settings: dict[str, Any]
    minutes: float | None = None
    reading: dict[str, Any] = {}
    arrays: bool
    date: str
    machine: str
    versions: dict[str, str]


def origin_of(
    choices: Choices,
    *,
    target: str | int | None,
    task: str | None,
    test: float,
    folds: int | None,
    arrays: bool,
    reading: Reading,
) -> Origin:
    """The origin of a run that is made now, on this machine."""
    return Origin(
        target=None if target is None else str(target),
        task=task,
        test=test,
        folds=folds,
        layers=None if choices.layers is None else tuple(choices.layers),
        activation=choices.activation,
        dropout=choices.dropout,
        output_activation=choices.output_activation,
        networks=choices.networks,
        own_network=choices.network is not None,
        settings=_plain(choices.settings),
        minutes=choices.minutes,
        reading=_chosen(reading),
        arrays=arrays,
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        machine=_machine(),
        versions=_versions(),
    )


def _chosen(reading: Reading) -> dict[str, Any]:
    """What differs from what would have been found out."""
    usual = Reading()._asdict()
    given = reading._replace(watch=None)._asdict()
    return {name: value for name, value in given.items() if value != usual[name]}


def _plain(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {name: settings[name] for name in sorted(settings)}


def _machine() -> str:
    """What it runs on, without the machine's name, which is nobody's business."""
    device = jax.devices()[0]
    devices = f"{jax.device_count()} × {device.device_kind} ({device.platform})"
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPU cores, {devices}"


def _versions() -> dict[str, str]:
    found = {name: version(name) for name in ("pellucid", "jax", "optax", "numpy")}
    return {"python": platform.python_version()} | found
