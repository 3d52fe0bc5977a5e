"""`pellucid diagnose`: of models, examined or by their record; what it says, and how it ends."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from rich.console import Console

from pellucid import Dataset, load, save, train
from pellucid.cli.entry import run
from pellucid.cli.training.attentive import Attentive
from pellucid.cli.training.lines import Lines
from pellucid.cli.training.wrong import wrong
from pellucid.data import BUILTIN, builtin
from pellucid.learning import Choices, Progress, Recipe, Settings, Watching
from pellucid.network import dense_network

SICK = ("--layers", "8", "--epochs", "20", "--learning-rate", "0.0000001")


@pytest.fixture(scope="module")
def sick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of moons that learned nothing: its steps were too short."""
    path = tmp_path_factory.mktemp("sick") / "moons.pellucid"
    assert run(["train", "moons", *SICK, "--out", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, learned from arrays that nobody can read again."""
    path = tmp_path_factory.mktemp("recorded") / "arrays.pellucid"
    random = np.random.default_rng(0)
    x = random.normal(size=(200, 2))
    y = (x[:, 0] * x[:, 1] > 0).astype(int)
    save(train(Dataset.of(x, y), layers=(8,), epochs=20, learning_rate=1e-7), path)
    return path


def test_it_is_examined_and_the_cause_is_proved(sick: Path, tell: Callable) -> None:
    told = tell("diagnose", sick, "--prove")
    assert told.code == 1
    assert "a learning rate that is too low" in told.out
    assert "What to do" in told.out
    assert "Proof" in told.out
    assert "training it as given" in told.err
    assert "training it as given" not in told.out


def test_json_has_the_whole_diagnosis(recorded: Path, tell: Callable) -> None:
    told = tell("diagnose", recorded, "--json")
    assert told.code == 1
    first = told.json["findings"][0]
    assert (first["code"], first["severity"]) == ("rate-low", "problem")
    assert first["advice"]["changes"][0]["change"] == "learning-rate"
    assert first["evidence"][0]["threshold"] is not None
    assert (told.json["healthy"], told.json["basis"]) == (False, "recorded")
    assert [one["name"] for one in told.json["layers"]] == ["dense_1", "dense_2"]
    assert told.json["patch"] is None


def test_without_its_data_the_record_is_read_and_that_is_said(
    recorded: Path, tell: Callable
) -> None:
    told = tell("diagnose", recorded)
    assert "Told from its record alone: its data cannot be read again" in told.out
    assert "sure" not in told.out


def test_too_little_time_to_train_again_is_said(sick: Path, tell: Callable) -> None:
    told = tell("diagnose", sick, "--seconds", "0.0001")
    assert told.code == 1
    assert "Told from its record alone: training it once takes" in told.out


@pytest.mark.parametrize("severity", ["problem", "note"])
def test_what_counts_as_a_no_can_be_chosen(severity: str, models: Path, tell: Callable) -> None:
    """A tiny network of three epochs, by its record alone: there is something to note."""
    told = tell("diagnose", models / "diabetes.pellucid", "--seconds", "0.0001", "--at-least",
                severity, "--json")  # fmt: skip
    counted = {"problem": ["problem"], "note": ["problem", "warning", "note"]}[severity]
    found = [one["severity"] for one in told.json["findings"]]
    assert told.code == int(any(one in counted for one in found))


def test_a_table_is_found_beside_its_model(
    table: Path, tmp_path_factory: pytest.TempPathFactory, tell: Callable
) -> None:
    folder = tmp_path_factory.mktemp("table")
    pl.read_csv(table).write_csv(folder / "houses.csv")
    model = folder / "houses.pellucid"
    known = ("--layers", "8", "--epochs", "60", "--learning-rate", "0.01")
    assert tell("train", folder / "houses.csv", "--out", model, *known).code == 0
    assert tell("diagnose", model, "--json").json["basis"] == "examined"
    (folder / "houses.csv").write_text("size,age,colour,street,sold\n1,2,red,a,yes\n")
    changed = tell("diagnose", model, "--json")
    assert changed.json["basis"] == "recorded"


def test_the_model_stays_as_it_is(sick: Path, tell: Callable) -> None:
    before = sick.read_bytes()
    tell("diagnose", sick, "--seconds", "20")
    assert sick.read_bytes() == before
    assert load(sick).record.settings.rate == 1e-7


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cut.pellucid", b"PK\x03\x04", "not a whole model file"),
        ("gone.pellucid", None, "does not exist"),
        ("iris.checkpoint", b"x", "cut off"),
        ("book.ipynb", b"{}", "pellucid.diagnose(model, x, y)"),
    ],
)
def test_what_is_no_model_is_told(
    name: str, content: bytes | None, said: str, tell: Callable
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    told = tell("diagnose", name)
    assert told.code == 2
    assert said in told.err
    assert len(told.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--at-least", "problm"), "problem"),
        (("--seconds", "0"), "above 0"),
        (("--", "3"), "a script"),
    ],
    ids=["severity", "seconds", "arguments"],
)
def test_wrong_options_are_told(
    wrong: tuple[str, ...], said: str, recorded: Path, tell: Callable
) -> None:
    told = tell("diagnose", recorded, *wrong)
    assert told.code == 2
    assert said in told.err


SCRIPT = """
import sys
import torch

torch.manual_seed(0)
x = torch.randn(200, 2)
y = (x[:, :1] > 0).float()
model = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.ReLU(), torch.nn.Linear(8, 1))
optimizer, loss = torch.optim.Adam(model.parameters(), lr=1e-7), torch.nn.BCEWithLogitsLoss()
print("rate of", sys.argv[1])
for _ in range(20):
    for start in range(0, 200, 20):
        optimizer.zero_grad()
        loss(model(x[start : start + 20]), y[start : start + 20]).backward()
        optimizer.step()
"""


@pytest.mark.slow
def test_a_script_is_run_and_its_own_messages_are_kept_apart(tell: Callable) -> None:
    pytest.importorskip("torch")
    Path("mine.py").write_text(SCRIPT)
    asked = ("--seconds", "20", "--patch", "mine.patch", "--json", "--", "little")
    told = tell("diagnose", "mine.py", *asked)
    assert told.code == 1
    assert told.json["framework"] == "pytorch"
    assert told.json["findings"][0]["cause"] == "learning-rate"
    assert "  | rate of little" in told.err
    assert Path("mine.patch").read_bytes().decode() == told.json["patch"]["diff"]
    assert (
        "-optimizer, loss = torch.optim.Adam(model.parameters(), lr=1e-7)"
        in (told.json["patch"]["diff"])
    )
    assert Path("mine.py").read_text() == SCRIPT


@pytest.mark.parametrize(
    ("subject", "patch", "said"),
    [
        ("arrays.pellucid", "mine.patch", "a script to mend"),
        ("mine.py", "mine.py", "is the script itself"),
        ("mine.py", "nowhere/mine.patch", "cannot be written"),
    ],
)
def test_a_patch_is_for_a_script_and_never_written_over_it(
    subject: str, patch: str, said: str, recorded: Path, tell: Callable
) -> None:
    Path("mine.py").write_text("print('hello')\n")
    named = recorded if subject == recorded.name else subject
    told = tell("diagnose", named, "--patch", patch)
    assert told.code == 2
    assert said in told.err
    assert Path("mine.py").read_text() == "print('hello')\n"


def test_a_script_that_trains_nothing_is_told(tell: Callable) -> None:
    Path("mine.py").write_text("print('hello')\n")
    told = tell("diagnose", "mine.py")
    assert told.code == 2
    assert "pellucid: " in told.err
    assert "Traceback" not in told.err


def test_training_says_quietly_what_went_wrong(tell: Callable) -> None:
    told = tell("train", "moons", *SICK)
    assert told.code == 0
    assert "! A learning rate that is too low" in told.out
    assert "pellucid diagnose moons.pellucid says more" in told.out


def test_training_that_went_well_says_nothing_of_the_doctor(tell: Callable) -> None:
    told = tell("train", "iris", "--layers", "16", "--epochs", "80")
    assert "diagnose" not in told.out


TABLES = sorted(
    set(BUILTIN) - {"mnist", "spoken-digits", "vowels"}  # they take long; each has its own tests
)


@pytest.mark.slow
@pytest.mark.parametrize("name", TABLES)
def test_no_alarm_on_any_built_in_set(name: str) -> None:
    """Neither while it trains nor in the end."""
    said = StringIO()
    own = Attentive(Console(file=said), Lines(Console(file=StringIO()), 0))
    watching = Watching(own.announce, own.progress)
    assert wrong(train(name, Choices.of(minutes=0.1), watching=watching)) == []
    assert said.getvalue() == ""


def test_what_looks_wrong_is_said_while_it_trains() -> None:
    """Once it was seen twice; on standard error, as all that is not the answer."""
    said = StringIO()
    own = Attentive(Console(file=said, width=200), Lines(Console(file=StringIO()), 0))
    own.announce("source", builtin("moons"))
    network = dense_network(2, 1, "binary", (8,))
    own.announce("recipe", Recipe(network, Settings(epochs=100, learning_rate=1e-9)))
    flat = np.tile(np.array([0.7, 0.5, 0.7, 0.5]), (1, 100, 1))
    for epoch in range(10, 100, 10):
        own.progress(Progress(epoch, 100, 1.0, flat[:, :epoch], steps=10))
    (line,) = said.getvalue().splitlines()
    assert line.strip() == (
        "! Little learned so far, maybe for a learning rate that is too low. "
        "Raise the learning rate to 0.003."
    )
