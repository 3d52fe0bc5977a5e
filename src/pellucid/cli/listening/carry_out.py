"""`pellucid listen`, from beginning to end."""

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from rich.console import Console
from rich.text import Text

from pellucid.cli import jax_settings
from pellucid.cli.answer import print_json
from pellucid.cli.ctrl_c import typed_line
from pellucid.cli.drawing.bars import bar
from pellucid.cli.drawing.numbers import percent, three
from pellucid.cli.terminal import answer, aside
from pellucid.errors import BadInput

_SHOWN, _WIDTH = 5, 30
# A little more than the model takes: it finds where the sound is loudest by itself.
_ROOM = 1.5


class Heard(NamedTuple):
    """An answer to one recording: `probabilities` of every class, none for a quantity."""

    source: str
    prediction: Any
    probabilities: dict[str, float]
    notes: tuple[Any, ...] = ()


def carry_out(model: str, recording: str | None, *, seed: int, json: bool) -> None:
    """Answers a file, or one recording after the other until Ctrl-C."""
    del seed  # nothing here is random; every command takes one
    jax_settings.prepare()
    console = aside()
    with console.status("starting"):
        from pellucid.cli.listening.hear import Listener

        listener = Listener(model)
    if recording is not None:
        _tell(listener.file(Path(recording)), json=json)
    elif json:
        _tell(listener.microphone(_ROOM), json=True)
    else:
        _converse(listener, console)


def _converse(listener: Any, console: Console) -> None:
    console.print("Press Enter and speak; Ctrl-C ends.")
    while typed_line(console) is not None:
        with console.status("listening"):
            heard = listener.microphone(_ROOM)
        _tell(heard, json=False)


def _tell(heard: Heard, *, json: bool) -> None:
    if json:
        print_json({
            "source": heard.source,
            "prediction": heard.prediction,
            "probabilities": heard.probabilities or None,
            "notes": heard.notes,
        })  # fmt: skip
        return
    from pellucid.cli.notes import say_notes

    say_notes(aside(), heard.notes)
    console = answer()
    said = three(heard.prediction) if isinstance(heard.prediction, float) else heard.prediction
    console.print(Text(f"{said}", "name"))
    ranked = sorted(heard.probabilities.items(), key=lambda pair: -pair[1])[:_SHOWN]
    longest = max((len(name) for name, _ in ranked), default=0)
    for name, share in ranked:
        drawn = bar(share, _WIDTH) if np.isfinite(share) else ""
        line = Text(f"  {name:<{longest}}  {percent(share):>6}  ").append(drawn, "positive")
        console.print(line, no_wrap=True)


def not_sound(model: str, what: str) -> BadInput:
    """What to say of a model that hears nothing."""
    return BadInput(
        f"{model} learned from {what}, not from sound",
        "a model of recordings",
        instead="pellucid train spoken-digits",
    )
