"""`pellucid explain` and `pellucid show` of models that see or hear."""

import wave
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pellucid.cli.explaining.looked_picture import shrunk
from pellucid.cli.explaining.region import hottest
from pellucid.data import Dataset, PictureEncoding, SoundEncoding
from pellucid.data.encoding.parts import TargetEncoding
from pellucid.insight import sight
from pellucid.learning import Choices, Run, save, train
from pellucid.network import (
    Conv,
    Dense,
    GlobalAveragePool,
    LogMel,
    Network,
    Residual,
    Standardise,
)


def trained(network: Network, x: np.ndarray, y: list[str]) -> Run:
    choices = Choices(network=network, settings={"epochs": 1})
    return train(Dataset.of(x, y, name="small"), choices)


@pytest.fixture(scope="session")
def seeing(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """A folder with a model of pictures, `m.pellucid`, and pictures in `cat` and `dog`."""
    folder = tmp_path_factory.mktemp("seeing")
    random = np.random.default_rng(0)
    x = random.integers(0, 256, (40, 9, 12, 3)).astype(np.float32)
    layers = (
        Standardise(), Conv(4, 3, "relu"), Residual((Conv(4, 3, "relu"),)), GlobalAveragePool(),
        Dense(1, "sigmoid"),
    )  # fmt: skip
    run = trained(Network((9, 12, 3), layers), x, ["cat", "dog"] * 20)
    target = TargetEncoding("animal", "binary", "text", run.model.classes)
    run = replace(run, model=replace(run.model, encoding=PictureEncoding(9, 12, 3, target)))
    save(run, folder / "m.pellucid")
    for index in range(4):
        path = folder / "pictures" / ("cat", "dog")[index % 2] / f"{index}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(x[index].astype(np.uint8)).save(path)
    return folder, run


@pytest.fixture(scope="session")
def hearing(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """A folder with a model of sound, `m.pellucid`, and a recording, `one.wav`."""
    folder = tmp_path_factory.mktemp("hearing")
    random = np.random.default_rng(0)
    x = np.round(random.normal(scale=3000, size=(40, 1600))).astype(np.float32)
    layers = (
        LogMel(8000, mels=16), Conv(4, 3, "relu"), GlobalAveragePool(), Dense(2, "softmax"),
    )  # fmt: skip
    run = trained(Network((1600,), layers), x, ["hum", "hiss"] * 20)
    target = TargetEncoding("noise", "binary", "text", run.model.classes)
    run = replace(run, model=replace(run.model, encoding=SoundEncoding(8000, 1600, target)))
    save(run, folder / "m.pellucid")
    with wave.open(str(folder / "one.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(x[0].astype("<i2").tobytes())
    return folder, run


def test_a_picture_in_json(tell: Callable, seeing: tuple[Path, Run]) -> None:
    folder, _ = seeing
    model, pictures = folder / "m.pellucid", folder / "pictures"
    told = tell("explain", model, pictures, "--row", 3, "--figure", "f.png", "--json")
    facts = told.json
    assert facts["kind"] == "pictures"
    assert facts["figure"] == "f.png"
    assert Path("f.png").read_bytes().startswith(b"\x89PNG")
    assert facts["truth"] in facts["classes"]
    assert facts["file"].endswith(".png")
    predicted = tell("predict", model, pictures, "--json").json
    assert facts["prediction"] == predicted["predictions"][3]
    assert facts["probabilities"] == pytest.approx(predicted["probabilities"][3], abs=1e-5)
    assert [layer["name"] for layer in facts["layers"]] == ["conv_1", "residual_1"]
    assert [layer["shape"] for layer in facts["layers"]] == [[9, 12, 4]] * 2
    if facts["looked"] is not None:
        (top, bottom), (left, right) = facts["looked"]["rows"], facts["looked"]["columns"]
        assert 0 <= top <= bottom < 9
        assert 0 <= left <= right < 12


def test_one_picture_in_words(tell: Callable, seeing: tuple[Path, Run]) -> None:
    folder, _ = seeing
    picture = next((folder / "pictures" / "cat").iterdir())
    told = tell("explain", folder / "m.pellucid", picture, "--figure", "f.svg")
    assert told.code == 0
    for part in ("The answer", "Where it looked", "The layers", "conv_1", "9 × 12 × 4"):
        assert part in told.out
    assert "f.svg" in told.err
    assert "<svg" in Path("f.svg").read_text()


def test_a_recording(tell: Callable, hearing: tuple[Path, Run]) -> None:
    folder, _ = hearing
    model, recording = folder / "m.pellucid", folder / "one.wav"
    facts = tell("explain", model, recording, "--json").json
    assert facts["kind"] == "sound"
    assert "figure" not in facts
    if facts["looked"] is not None:
        low, high = facts["looked"]["hertz"]
        assert 60 <= low < high <= 4000.5
    told = tell("explain", model, recording, "--figure", "f.png")
    assert told.code == 0
    assert "Where it looked" in told.out
    assert Path("f.png").exists()


def test_a_figure_of_a_row(tell: Callable, models: Path) -> None:
    for name in ("iris", "moons", "diabetes"):
        model = models / f"{name}.pellucid"
        facts = tell("explain", model, name, "--figure", f"{name}.png", "--json").json
        assert facts["figure"] == f"{name}.png"
        assert Path(f"{name}.png").stat().st_size > 5000


def test_a_figure_of_another_kind_is_refused(tell: Callable, models: Path) -> None:
    told = tell("explain", models / "iris.pellucid", "iris", "--figure", "f.gif")
    assert told.code == 2
    assert "--figure f.png" in told.err


def test_show_lists_what_is_inside(tell: Callable, seeing: tuple[Path, Run]) -> None:
    folder, run = seeing
    out = tell("show", folder / "m.pellucid").out
    for part in ("9 × 12 × 3", "pixels, in colour", "9 × 12 × 4 relu", "└ conv_1", "2 classes"):
        assert part in out
    facts = tell("show", folder / "m.pellucid", "--json").json
    assert [layer["name"] for layer in facts["inner_layers"]] == ["residual_1/conv_1"]
    assert sum(layer["parameters"] for layer in facts["layers"]) == run.model.parameter_count


def test_show_tells_what_is_heard(tell: Callable, hearing: tuple[Path, Run]) -> None:
    assert "0.200 s of sound at 8,000 hertz" in tell("show", hearing[0] / "m.pellucid").out


def test_the_hottest_region_in_words(seeing: tuple[Path, Run], hearing: tuple[Path, Run]) -> None:
    own = sight(seeing[1].model)
    assert own is not None
    heat = np.zeros((9, 12), np.float32)
    assert hottest(own, heat) is None
    heat[0:2, 9:12] = 1
    heat[8, 0] = 0.6
    found = hottest(own, heat)
    assert found is not None
    assert found.facts == {"rows": [0, 1], "columns": [9, 11]}
    assert found.words == "the upper right part: rows 0 to 1, columns 9 to 11"
    heat[:] = 1
    assert "the middle" in getattr(hottest(own, heat), "words", "")
    ear = sight(hearing[1].model)
    assert ear is not None
    assert ear.ear is not None
    loud = np.zeros((10, 16), np.float32)
    loud[2:4, 0:3] = 1
    found = hottest(ear, loud)
    assert found is not None
    hop, window = ear.ear.hop, ear.ear.window
    assert found.facts["seconds"] == pytest.approx([2 * hop, 3 * hop + window])
    assert found.facts["hertz"][0] == pytest.approx(60)


def test_heat_is_shrunk_to_characters() -> None:
    small = shrunk(np.ones((28, 28)), 14, 44)
    assert small.shape == (14, 28)
    np.testing.assert_allclose(small, 1)
    assert shrunk(np.ones((3, 90)), 14, 44).shape == (1, 44)
