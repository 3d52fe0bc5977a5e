"""What every command keeps to: --help, --seed, --json, one message and exit 2 for a mistake."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.main import get_command

from pellucid.cli.app import app
from pellucid.cli.entry import run

COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]  # a group has them
# The lab runs until it is stopped: that it answers in these ways too, its own tests hold it to.
ENDING = [command for command in COMMANDS if command != "lab"]
HEAVY = (
    "jax",
    "numpy",
    "polars",
    "sklearn",
    "matplotlib",
    "optax",
    "msgspec",
    "rich",
    "starlette",
    "uvicorn",
    "sqlalchemy",
)


def recording(models: Path) -> Path:
    """A recording beside the models, of what the model of sounds knows."""
    import numpy as np
    import soundfile

    path = models / "high.wav"
    soundfile.write(path, 0.3 * np.sin(2 * np.pi * 2000 * np.arange(1600) / 8000), 8000)
    return path


def healthy(models: Path) -> Path:
    """A model beside the others that learned what there is to learn."""
    path = models / "healthy.pellucid"
    if not path.exists():
        assert run(["train", "iris", "--layers", "16", "--epochs", "80", "--out", str(path)]) == 0
    return path


def lessons(models: Path) -> Path:
    """A teacher's folder beside the models."""
    folder = models / "course" / "lessons"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "6.md").write_text("# Six\n\n## One\n\nText.\n", encoding="utf-8")
    return folder.parent


def arguments(command: str, models: Path) -> tuple[object, ...]:
    """The least a command needs, to be done in a moment."""
    model = models / "iris.pellucid"
    return {
        "train": ("train", "iris", "--layers", "4", "--epochs", "3"),
        "predict": ("predict", model, "iris"),
        "explain": ("explain", model, "iris", "--row", "3"),
        "diagnose": ("diagnose", *([healthy(models)] if command == "diagnose" else [])),
        "show": ("show", model),
        "listen": ("listen", models / "sounds.pellucid", recording(models)),
        "play": ("play", "tic-tac-toe", "--position", "51", "--simulations", 4),
        "match": ("match", "tic-tac-toe", "random", "--games", 4, "--simulations", 4),
        "learn": ("learn", 2),
        "quiz": ("quiz", 2, "--export", "csv"),
        "experiment": ("experiment", "sandwich", "--seeds", 8),
        "course": ("course", "check", lessons(models)),
        "lab": ("lab", "--no-browser", "--port", 0),
    }[command]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_what_every_command_takes(command: str, tell: Callable) -> None:
    told = tell(command, "--help")
    assert (told.code, told.err) == (0, "")
    for option in ("--seed", "--json", "--help"):
        assert option in told.out


@pytest.mark.parametrize("command", ENDING)
def test_json_is_one_object_and_the_same_for_the_same_seed(
    command: str, tell: Callable, models: Path
) -> None:
    first, second = (tell(*arguments(command, models), "--seed", 3, "--json") for _ in range(2))
    assert first.code == second.code == 0
    assert first.json | {"seconds": 0} == second.json | {"seconds": 0}


@pytest.mark.parametrize("command", ENDING)
def test_without_json_it_says_something_and_no_control_codes(
    command: str, tell: Callable, models: Path
) -> None:
    told = tell(*arguments(command, models))
    assert told.code == 0
    assert told.out.strip()
    assert "\x1b" not in told.out + told.err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "wrong",
    [("--sede", "1"), ("--seed", "x"), ("--seed", "-1"), ("--seed",), ("one", "too", "many", "x")],
    ids=" ".join,
)
def test_a_mistake_is_one_message_and_exit_2(
    command: str, wrong: tuple[str, ...], tell: Callable, models: Path
) -> None:
    told = tell(*arguments(command, models), "--json", *wrong)
    assert told.code == 2
    assert told.err.startswith("pellucid: ")
    assert len(told.err.splitlines()) == 1
    error = told.json["error"]
    assert set(error) == {"message", "given", "expected", "why", "instead"}
    assert told.err == f"pellucid: {error['message']}\n"


@pytest.mark.parametrize("typed", ["--help", "train --help", "trian", "train --sede 1", "train"])
def test_help_and_typing_errors_need_nothing_heavy(typed: str) -> None:
    code = (
        "import sys; from pellucid.cli.entry import run; run(sys.argv[1:]);"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *typed.split()], capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        (("tran",), "train"),
        (("train", "irs"), "iris"),
        (("train", "iris", "--layrs", "4"), "--layers"),
        (("train", "iris", "--activation", "rleu"), "relu"),
        (("train", "iris", "--output-activation", "sofmax"), "softmax"),
        (("train", "iris", "--optimizer", "adm"), "adam"),
        (("train", "iris", "--schedule", "cosin"), "cosine"),
        (("train", "iris", "--loss", "hubr"), "huber"),
        (("train", "iris", "--task", "multclass"), "multiclass"),
        (("train", "iris", "--class-weights", "balancd"), "balanced"),
        (("train", "iris", "--out", "model.csv"), "model.pellucid"),
        (("train", "iris", "--report", "page.pdf"), "page.html"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_what_is_misspelt_is_suggested(
    typed: tuple[str, ...], suggested: str, tell: Callable
) -> None:
    told = tell(*typed)
    assert told.code == 2
    assert suggested in told.err
    assert not list(Path().glob("*.pellucid"))


def test_version_and_no_arguments(tell: Callable) -> None:
    assert tell("--version").out.startswith("pellucid ")
    assert "train" in tell().out


def test_help_names_what_can_be_chosen(tell: Callable) -> None:
    """The help is written by hand, to be quick: here it is held against what there is."""
    from pellucid.data import BUILTIN
    from pellucid.learning import LOSSES, OPTIMIZERS, SCHEDULES
    from pellucid.network import ACTIVATIONS

    words = " ".join(re.sub(r"-\n\s*", "-", tell("train", "--help").out).split())
    for name in (*BUILTIN, *LOSSES, *OPTIMIZERS, *SCHEDULES, *ACTIVATIONS):
        assert name in words


@pytest.mark.slow
def test_help_is_quick() -> None:
    """A quarter of a second is the aim, measured in benchmarks; here, that it is no second."""
    import time

    waits: list[float] = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "pellucid", "--help"], capture_output=True, check=True
        )
        waits.append(time.perf_counter() - began)
    assert min(waits) < 1
