"""Running a command in this process, and a tiny model to run it on."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pellucid.cli.entry import run

TINY = ("--layers", "4", "--epochs", "3")


class Told(NamedTuple):
    """What a command left behind: its exit code, and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object on standard output."""
        (line,) = self.out.splitlines()
        return json.loads(line)


@pytest.fixture(scope="session", autouse=True)
def _jax_as_it_is() -> Iterator[None]:
    """In the tests' own process JAX has been set up already, and warnings stay errors."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pellucid.cli.jax_settings.prepare", lambda: None)
        yield


@pytest.fixture
def tell(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Told]:
    """`tell("train", "iris")` runs that command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: object) -> Told:
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        return Told(code, *capfd.readouterr())

    return command


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tiny model of every task: `iris`, `moons`, `diabetes`."""
    folder = tmp_path_factory.mktemp("models")
    for name in ("iris", "moons", "diabetes"):
        assert run(["train", name, *TINY, "--out", str(folder / f"{name}.pellucid")]) == 0
    return folder


@pytest.fixture(scope="session")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table with numbers, a missing one, categories few and many, and a target of text."""
    import numpy as np
    import polars as pl

    random = np.random.default_rng(0)
    size = random.normal(size=240)
    streets = [f"street {index % 40}" for index in range(240)]
    frame = pl.DataFrame({
        "size": size,
        "age": [None, *random.normal(size=239)],
        "colour": random.choice(["red", "green", "blue"], 240),
        "street": streets,
        "sold": np.where(size > 0, "yes", "no"),
    })  # fmt: skip
    path = tmp_path_factory.mktemp("tables") / "houses.csv"
    frame.write_csv(path)
    return path
