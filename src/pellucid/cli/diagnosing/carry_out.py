"""`pellucid diagnose`, from beginning to end."""

from pathlib import Path
from typing import NamedTuple

import typer

from pellucid.atomic import check_writable
from pellucid.cli import jax_settings
from pellucid.cli.mistakes import INTERRUPTED
from pellucid.cli.terminal import aside
from pellucid.errors import BadInput, choose

SEVERITIES = ("problem", "warning", "note")
_MOST_SECONDS = 86_400


class Asked(NamedTuple):
    """What was typed."""

    subject: str
    arguments: tuple[str, ...]
    prove: bool
    patch: str | None
    at_least: str
    seconds: float
    seed: int
    json: bool

    @property
    def is_script(self) -> bool:
        """Whether a Python script is to be run, and no model read."""
        return Path(self.subject).suffix == ".py"


def carry_out(asked: Asked) -> None:
    """Examines what was named, and tells what was found."""
    _check(asked)
    jax_settings.prepare()
    console = aside()
    with console.status("starting"):
        from pellucid.cli.diagnosing.examining import examined
        from pellucid.cli.diagnosing.kept_patch import keep_patch
        from pellucid.cli.diagnosing.said import tell

    told = examined(console, asked)
    tell(told, json=asked.json)
    if asked.patch is not None:
        keep_patch(console, told.diagnosis, asked.patch)
    if told.interrupted:
        raise typer.Exit(INTERRUPTED)
    counted = SEVERITIES[: SEVERITIES.index(asked.at_least) + 1]
    if any(one.severity in counted for one in told.diagnosis.findings):
        raise typer.Exit(1)


def _check(asked: Asked) -> None:
    """Before anything takes time. Raises `BadInput`."""
    choose("--at-least", asked.at_least, SEVERITIES)
    if not 0 < asked.seconds <= _MOST_SECONDS:
        expected = f"a number above 0, to {_MOST_SECONDS:,}"
        raise BadInput(f"--seconds is {asked.seconds:g}", expected, instead="--seconds 60")
    if asked.patch is not None:
        _check_patch(asked, asked.patch)
    if asked.arguments and not asked.is_script:
        raise BadInput(
            f"there is no place for {' '.join(asked.arguments)}",
            "a script, where arguments follow", f"{asked.subject} is none",
            f"pellucid diagnose {asked.subject}",
        )  # fmt: skip
    if Path(asked.subject).suffix == ".ipynb":
        raise BadInput(
            f"{asked.subject} is a notebook", "a script, or a model",
            "In a notebook, the doctor can be called itself", "pellucid.diagnose(model, x, y)",
        )  # fmt: skip
    if Path(asked.subject).suffix == ".checkpoint":
        raise BadInput(
            f"{asked.subject} is what a training left that was cut off", "a finished model",
            instead="pellucid train SOURCE --resume, then pellucid diagnose NAME.pellucid",
        )  # fmt: skip


def _check_patch(asked: Asked, file: str) -> None:
    if not asked.is_script:
        raise BadInput(
            f"--patch {file} has no place here", "a script to mend",
            f"{asked.subject} is none: what it advises can be trained again",
            f"pellucid diagnose {asked.subject} --prove",
        )  # fmt: skip
    if Path(file).exists() and Path(file).samefile(asked.subject):
        raise BadInput(
            f"--patch {file} is the script itself", "another file", "A script is never written",
            f"--patch {Path(file).stem}.patch",
        )  # fmt: skip
    check_writable(Path(file))
