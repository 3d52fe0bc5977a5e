"""`pellucid train`."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jax
import numpy as np
import pytest

from pellucid.learning import load

TINY = ("--layers", "4", "--epochs", "3")


def test_json_says_all_that_is_promised(tell: Callable) -> None:
    told = tell("train", "iris", *TINY, "--seed", 5, "--json")
    facts = told.json
    assert facts["task"] == "multiclass"
    assert facts["metric"] == "accuracy"
    assert all(0 <= facts[part] <= 1 for part in ("train", "validation", "test"))
    assert set(facts["seconds"]) == {"total", "compile", "train"}
    assert facts["seconds"]["total"] > facts["seconds"]["train"]
    assert (facts["epochs"], facts["seed"], facts["networks"]) == (3, 5, 1)
    assert facts["parameters"] == 4 * 4 + 4 + 4 * 3 + 3
    assert facts["model"] == "iris.pellucid"
    assert facts["settings"]["epochs"] == 3
    assert facts["notes"][0]["code"] == "source"
    assert "folds" not in facts
    run = load("iris.pellucid")
    assert run.record.scores.test == facts["test"]
    assert [path.name for path in Path().iterdir() if path.is_file()] == ["iris.pellucid"]


def test_folds_are_told_with_mean_and_spread(tell: Callable) -> None:
    facts = tell("train", "iris", *TINY, "--folds", 3, "--json").json
    assert len(facts["folds"]) == 3
    assert facts["mean"] == pytest.approx(np.mean(facts["folds"]))
    assert facts["std"] == pytest.approx(np.std(facts["folds"]))


def test_every_choice_reaches_the_training(tell: Callable) -> None:
    chosen = {
        "epochs": 2, "batch_size": 8, "learning_rate": 0.5, "optimizer": "nesterov",
        "schedule": "linear", "weight_decay": 0.1, "loss": "squared-error", "patience": 9,
        "class_weights": "balanced",
    }  # fmt: skip
    options = [
        part
        for name, value in chosen.items()
        for part in (f"--{name.replace('_', '-')}", str(value))
    ]
    network = (
        "--layers", "5,4", "--activation", "tanh", "--output-activation", "sigmoid",
        "--dropout", "0.25", "--networks", "3",
    )  # fmt: skip
    facts = tell("train", "iris", *network, *options, "--test", "0.4", "--json").json
    assert {name: facts["settings"][name] for name in chosen} == chosen
    run = load("iris.pellucid")
    layers = run.model.network.layers
    assert [getattr(layer, "units", layer) for layer in layers[::2]] == [5, 4, 3]
    assert [layer.activation for layer in layers] == ["tanh", "linear", "tanh", "linear", "sigmoid"]
    assert [layer.rate for layer in layers[1::2]] == [0.25, 0.25]  # type: ignore[union-attr]  # Dropout
    assert run.model.networks == 3


@pytest.mark.parametrize("none", ["none", ""])
def test_no_hidden_layer(none: str, tell: Callable) -> None:
    assert tell("train", "iris", "--layers", none, "--epochs", 2, "--json").json["parameters"] == 15


def test_a_regression_is_told_in_its_own_units(tell: Callable) -> None:
    told = tell("train", "diabetes", *TINY)
    assert "off by" in told.out
    assert "R²" in told.out


def test_columns_can_be_left_out_and_kept(tell: Callable, table: Path) -> None:
    assert tell("train", table, "--target", "sold", "--drop", "street", *TINY).code == 0
    encoding = load("houses.pellucid").model.encoding
    assert encoding is not None
    assert [column.name for column in encoding.columns] == ["size", "age", "colour"]


def test_the_report_is_written(tell: Callable) -> None:
    told = tell("train", "iris", *TINY, "--report", "page.html", "--json")
    assert told.json["report"] == "page.html"
    assert Path("page.html").read_text().lstrip().lower().startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--epochs", "-3"), "epochs is -3"),
        (("--epochs", "10000000"), "epochs is 10000000"),
        (("--batch-size", "0"), "batch size is 0"),
        (("--learning-rate", "-1"), "learning rate is -1"),
        (("--learning-rate", "nan"), "learning rate is nan"),
        (("--weight-decay", "-1"), "weight decay is -1"),
        (("--patience", "0"), "patience is 0"),
        (("--dropout", "1"), "1.0"),
        (("--networks", "0"), "--networks is 0"),
        (("--networks", "-2"), "--networks is -2"),
        (("--folds", "1"), "--folds is 1"),
        (("--folds", "1000"), "folds is 1000"),
        (("--test", "1"), "--test is 1"),
        (("--test", "-0.5"), "--test is -0.5"),
        (("--layers", "4,x"), "'4,x'"),
        (("--layers", "0,4"), "'0,4'"),
        (("--layers", "-4"), "'-4'"),
        (("--layers", "1000000"), "'1000000'"),
        (("--target", "specis"), "specis"),
        (("--out", "no/such/folder/x.pellucid"), "no/such/folder/x.pellucid"),
        (("--drop", "petal width (cm)"), "built in"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_absurd_settings_are_told_and_nothing_is_written(
    options: tuple[str, ...], said: str, tell: Callable
) -> None:
    told = tell("train", "iris", *options)
    assert told.code == 2
    assert said in told.err
    assert [path for path in Path().iterdir() if path.is_file()] == []


def test_a_model_is_not_lost_to_a_later_mistake(tell: Callable) -> None:
    assert tell("train", "iris", *TINY).code == 0
    before = Path("iris.pellucid").read_bytes()
    assert tell("train", "iris", "--epochs", "-1").code == 2
    assert Path("iris.pellucid").read_bytes() == before


def test_resume_with_nothing_to_go_on_with(tell: Callable) -> None:
    told = tell("train", "iris", *TINY, "--resume", "--json")
    assert told.code == 0
    assert "starting at the beginning" in told.err
    again = tell("train", "iris", *TINY, "--resume", "--json")
    assert "is finished" in again.err
    assert again.json["test"] == told.json["test"]


def test_a_checkpoint_of_another_training_is_told(tell: Callable) -> None:
    Path("iris.checkpoint").write_bytes(b"not a checkpoint")
    told = tell("train", "iris", *TINY, "--resume")
    assert told.code == 2
    assert "iris.checkpoint" in told.err
    assert Path("iris.checkpoint").exists()
    assert tell("train", "iris", *TINY).code == 0, "without --resume it begins anew"
    assert not Path("iris.checkpoint").exists()


def test_a_loss_that_runs_away_is_told(tell: Callable) -> None:
    wild = ("--optimizer", "sgd", "--learning-rate", "1e6", "--loss", "squared-error")
    told = tell("train", "diabetes", *TINY, *wild)
    assert told.code == 0
    assert "ran away" in told.out


def pellucid(*arguments: str, cwd: Path) -> subprocess.Popen[str]:
    """The command as a person starts it."""
    environment = os.environ | {"PELLUCID_CACHE": str(cwd / "cache"), "JAX_PLATFORMS": "cpu"}
    return subprocess.Popen(
        [sys.executable, "-m", "pellucid", *arguments],
        cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def wait_for(path: Path, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 120
    while not path.exists() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    assert path.exists(), process.communicate()


# Long enough to be killed in the middle, on a small network.
EPOCHS = 1500
LONG = ("train", "digits", "--layers", "32", "--networks", "4", "--epochs", str(EPOCHS), "--json")


@pytest.mark.slow
def test_digits_as_a_new_user_would(tmp_path: Path) -> None:
    process = pellucid("train", "digits", "--json", cwd=tmp_path)
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    facts = json.loads(out)
    assert facts["test"] > 0.97
    assert "\x1b" not in err
    warm = pellucid("train", "digits", "--json", cwd=tmp_path)
    assert json.loads(warm.communicate(timeout=300)[0])["test"] == facts["test"]


@pytest.mark.slow
def test_killed_and_resumed_gives_the_same_bits(tmp_path: Path) -> None:
    whole, parted = tmp_path / "whole", tmp_path / "parted"
    whole.mkdir(), parted.mkdir()
    process = pellucid(*LONG, cwd=parted)
    wait_for(parted / "digits.checkpoint", process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert not (parted / "digits.pellucid").exists(), "it was to be killed in the middle"
    out, err = pellucid(*LONG, "--resume", cwd=parted).communicate(timeout=300)
    assert "Going on" in err
    assert json.loads(out)["epochs"] == EPOCHS
    pellucid(*LONG, cwd=whole).communicate(timeout=300)
    one, other = (load(folder / "digits.pellucid") for folder in (whole, parted))
    jax.tree.map(np.testing.assert_array_equal, one.model.parameters, other.model.parameters)
    np.testing.assert_array_equal(one.curves, other.curves)
    assert not (parted / "digits.checkpoint").exists()


@pytest.mark.slow
def test_ctrl_c_keeps_what_was_learned_and_resume_goes_on(tmp_path: Path) -> None:
    process = pellucid(*LONG, cwd=tmp_path)
    wait_for(tmp_path / "digits.checkpoint", process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    facts = json.loads(out)
    assert facts["ended"] == "interrupted"
    assert 0 < facts["epochs"] < EPOCHS
    assert (tmp_path / "digits.checkpoint").exists()
    out, _ = pellucid(*LONG, "--resume", cwd=tmp_path).communicate(timeout=300)
    assert json.loads(out)["epochs"] == EPOCHS


def _wait_for_imports(process: "subprocess.Popen[str]") -> None:
    """Until NumPy's compiled module is there: the command has begun, and JAX is loaded next."""
    maps = Path(f"/proc/{process.pid}/maps")
    if not maps.exists():
        time.sleep(0.5)
    until = time.monotonic() + 60
    while maps.exists() and "_multiarray_umath" not in maps.read_text():
        assert time.monotonic() < until
        assert process.poll() is None
        time.sleep(0.01)


@pytest.mark.slow
@pytest.mark.parametrize("later", [0.0, 0.1, 0.2, 0.3])
def test_ctrl_c_before_learning_is_130_without_a_traceback(tmp_path: Path, later: float) -> None:
    process = pellucid(*LONG, cwd=tmp_path)
    _wait_for_imports(process)
    time.sleep(later)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert "Traceback" not in err, err
    # A machine quick enough to be learning by then keeps what it learned, and says 0.
    assert process.returncode == (0 if list(tmp_path.glob("*.pellucid")) else 130)
