"""How to get the same run again: the command, and the lines of Python."""

import re
import shlex
from typing import Any

from pellucid.learning import Run
from pellucid.learning.origin import Origin

_CHOSEN = ("layers", "activation", "dropout", "output_activation", "networks")
_OPTIONS = frozenset({
    "epochs", "batch_size", "learning_rate", "optimizer", "schedule", "weight_decay", "loss",
    "class_weights", "patience",
})  # fmt: skip
"""The settings that the command has options for; the others are Python's alone."""
_READ_BY = {"by": "split"}
"""How files are read: the fields of `Reading` whose option has another name."""


def command(run: Run) -> str | None:
    """The command that makes this run again; None where only Python can."""
    origin = run.record.origin
    if origin is None or origin.arrays or origin.own_network or set(origin.settings) - _OPTIONS:
        return None
    words = ["pellucid", "train", _source(run)]
    asked = {"target": origin.target, "task": origin.task, **_chosen(origin)}
    if origin.test != 0.2:
        asked["test"] = origin.test
    reading = {_READ_BY.get(name, name): value for name, value in origin.reading.items()}
    asked |= {"folds": origin.folds, "minutes": origin.minutes} | reading
    for name, value in asked.items():
        words += [] if value is None else [f"--{name.replace('_', '-')}", str(value)]
    return shlex.join([*words, "--seed", str(run.record.seed)])


def _source(run: Run) -> str:
    # A file's name may begin with a dash, which would read as an option.
    source = run.record.source
    return f"./{source}" if source.startswith("-") else source


def _chosen(origin: Origin) -> dict[str, Any]:
    layers = None if origin.layers is None else ",".join(map(str, origin.layers)) or "none"
    others = {name: getattr(origin, name) for name in _CHOSEN if name != "layers"}
    return {"layers": layers} | others | origin.settings


def python_lines(run: Run) -> str:
    """The lines of Python that make this run again."""
    origin, record = run.record.origin, run.record
    if origin is None:
        return ""
    given = [_python_source(run), *_choices(run, origin)]
    given += [f"target={origin.target!r}"] if origin.target is not None else []
    given += [f"task={origin.task!r}"] if origin.task else []
    given += [f"test={origin.test}"] if origin.test != 0.2 else []
    given += [f"folds={origin.folds}"] if origin.folds else []
    given += [f"minutes={origin.minutes}"] if origin.minutes is not None else []
    imports = ["from pellucid import train"]
    if origin.reading:
        chosen = ", ".join(f"{name}={value!r}" for name, value in origin.reading.items())
        given.append(f"reading=Reading({chosen})")
        imports.append("from pellucid.data import Reading")
    if origin.own_network:
        kinds = sorted({"Network", *re.findall(r"(\w+)\(", repr(run.model.network))})
        imports.append(f"from pellucid.network import {', '.join(kinds)}")
    call = f"run = train({', '.join([*given, f'seed={record.seed}'])})"
    return "\n".join([*imports, "", *_before(origin), call])


def _python_source(run: Run) -> str:
    origin = run.record.origin
    return "data" if origin is not None and origin.arrays else repr(run.record.source)


def _before(origin: Origin) -> list[str]:
    return ["data = ...  # the table or arrays that were given", ""] if origin.arrays else []


def _choices(run: Run, origin: Origin) -> list[str]:
    said = [f"network={run.model.network!r}"] if origin.own_network else []
    said += [
        f"{name}={value!r}" for name in _CHOSEN if (value := getattr(origin, name)) is not None
    ]
    return said + [f"{name}={value!r}" for name, value in origin.settings.items()]
