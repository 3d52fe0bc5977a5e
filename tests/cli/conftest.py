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
    monkeypatch.setenv("PELLUCID_HOME", str(tmp_path / "home"))  # the learner's progress

    def command(*arguments: object) -> Told:
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        return Told(code, *capfd.readouterr())

    return command


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory, pictures: Path, sounds: Path) -> Path:
    """A folder with a tiny model of every task and medium.

    `iris`, `moons`, `diabetes`, `pictures`, `sounds`.
    """
    folder = tmp_path_factory.mktemp("models")
    for source in ("iris", "moons", "diabetes", pictures, sounds):
        name = source if isinstance(source, str) else source.name
        assert run(["train", str(source), *TINY, "--out", str(folder / f"{name}.pellucid")]) == 0
    return folder


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pictures of 12 by 12: bright ones and dark ones, and one that is broken."""
    import numpy as np
    from PIL import Image

    folder = tmp_path_factory.mktemp("made") / "pictures"
    random = np.random.default_rng(0)
    for label, light in (("bright", 200), ("dark", 30)):
        (folder / label).mkdir(parents=True)
        for index in range(24):
            pixels = np.clip(random.normal(light, 20, (12, 12)), 0, 255).astype(np.uint8)
            Image.fromarray(pixels).save(folder / label / f"{index}.png")
    (folder / "dark" / "broken.png").write_bytes(b"no picture")
    return folder


@pytest.fixture(scope="session")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of recordings of 0.2 s by three speakers: high tones and low ones."""
    import numpy as np
    import soundfile

    folder = tmp_path_factory.mktemp("made") / "sounds"
    folder.mkdir()
    random = np.random.default_rng(0)
    at = np.arange(1600) / 8000
    for label, pitch in (("high", 2000), ("low", 300)):
        for index in range(24):
            wave = 0.3 * np.sin(2 * np.pi * pitch * random.uniform(0.8, 1.2) * at)
            wave += random.normal(0, 0.01, 1600)
            soundfile.write(folder / f"{label}_{'abc'[index % 3]}_{index}.wav", wave, 8000)
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
