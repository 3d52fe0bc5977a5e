"""Small runs of every task, trained once, and what their reports say."""

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import polars as pl
import pytest
from msgspec.structs import replace as changed

from pellucid.data import Dataset, PictureEncoding, SoundEncoding, Table, make_table
from pellucid.data.encoding.parts import TargetEncoding
from pellucid.learning import Choices, Run, train
from pellucid.network import (
    BatchNorm,
    Conv,
    Dense,
    GlobalAveragePool,
    LogMel,
    MaxPool,
    Network,
    Residual,
    Standardise,
)
from pellucid.report.page import page

HOSTILE = '<script>alert("1")</script>'
MATH = r"$\frac{1$"
TINY = Choices(layers=(4,), settings={"epochs": 3})
SIDE_BY_SIDE = Choices(layers=(3,), networks=3, settings={"epochs": 2})


def hostile_table() -> Table:
    """A table whose names and values would run, break the page, or fail to be drawn."""
    random = np.random.default_rng(0)
    sign = random.normal(size=120)
    frame = pl.DataFrame(
        {
            HOSTILE: sign,
            '" onload="alert(2)': random.normal(size=120),
            MATH: np.where(random.random(120) < 0.2, None, sign + random.normal(size=120)),
            "</title></svg><img src=x onerror=alert(3)>": random.choice(["<b>", "&", "日本"], 120),
            "day": [f"2024-{1 + i % 12:02}-{1 + i % 28:02}" for i in range(120)],
            "y": np.where(sign > 0, "</style><script>alert(4)</script>", "javascript:alert(5)"),
        },
        strict=False,
    )
    return make_table(frame, name='"><svg onload=alert(6)>', target="y")


def many_classes() -> Dataset:
    """Small pictures of forty classes: too many for a matrix."""
    random = np.random.default_rng(0)
    classes = np.repeat(np.arange(40), 6)
    x = random.normal(size=(240, 5, 4)) + classes[:, None, None] / 20
    return Dataset.of(x, [f"class {c:02}" for c in classes], name="many")


def pictures() -> Run:
    """Colour pictures of three classes, each with a patch of its own place, and a tiny network."""
    random = np.random.default_rng(0)
    targets = np.arange(90) % 3
    x = random.integers(0, 120, (90, 12, 10, 3)).astype(np.float32)
    for row, target in enumerate(targets):
        x[row, 3 * target : 3 * target + 4, 2:6] += 120
    layers = (
        Standardise(), Conv(4, 3, "relu"), MaxPool(2), Residual((Conv(4, 3, "relu"),)),
        GlobalAveragePool(), Dense(3, "softmax"),
    )  # fmt: skip
    run = _small(Network((12, 10, 3), layers), x, [HOSTILE if t == 0 else f"k{t}" for t in targets])
    target = TargetEncoding("kind", "multiclass", "text", run.model.classes)
    return replace(run, model=replace(run.model, encoding=PictureEncoding(12, 10, 3, target)))


def sound() -> Run:
    """Tones of three pitches, heard by a tiny network."""
    random = np.random.default_rng(0)
    targets = np.arange(60) % 3
    time = np.arange(1600) / 8000
    x = 8000 * np.sin(2 * np.pi * (300 + 500 * targets[:, None]) * time)
    x = np.round(x + random.normal(scale=900, size=x.shape)).astype(np.float32)
    layers = (
        LogMel(8000, mels=16), Conv(4, 3, "relu", stride=2), BatchNorm(), GlobalAveragePool(),
        Dense(3, "softmax"),
    )  # fmt: skip
    run = _small(Network((1600,), layers), x, [("low", "middle", "high")[t] for t in targets])
    target = TargetEncoding("pitch", "multiclass", "text", run.model.classes)
    return replace(run, model=replace(run.model, encoding=SoundEncoding(8000, 1600, target)))


def _small(network: Network, x: np.ndarray, y: list[str]) -> Run:
    choices = Choices(network=network, settings={"epochs": 2})
    return train(Dataset.of(x, y, name="small"), choices, test=0.4)


def without_test(run: Run) -> Run:
    """The same run as if nothing had been kept apart."""
    scores = changed(run.record.scores, test=None)
    return replace(run, judged=None, record=changed(run.record, scores=scores))


WILD = {"epochs": 9, "optimizer": "sgd", "learning_rate": 1e6, "restore_best": False}
BROKEN = Choices(layers=(4,), settings=WILD)

_MAKERS: dict[str, Callable[[], Run]] = {
    "multiclass": lambda: train("iris", TINY),
    "binary": lambda: train("xor", TINY),
    "regression": lambda: train("plane", TINY),
    "side by side": lambda: train("iris", SIDE_BY_SIDE),
    "hostile": lambda: train(hostile_table(), TINY),
    "many classes": lambda: train(many_classes(), TINY),
    "broken": lambda: train("plane", BROKEN),
    "pictures": pictures,
    "sound": sound,
}


class Parsed(HTMLParser):
    """A page's tags, checked to open and close in order."""

    VOID = frozenset({"meta", "br", "img", "hr", "input", "link"})

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        self.texts.append(data)

    def attributes(self, name: str) -> list[str]:
        return [value for _, some in self.tags if (value := some.get(name)) is not None]


@pytest.fixture(scope="session")
def parse() -> Callable[[str], Parsed]:
    return Parsed


@pytest.fixture(scope="session")
def run_of() -> Callable[[str], Run]:
    made: dict[str, Run] = {}

    def get(name: str) -> Run:
        if name not in made:
            made[name] = without_test(get("multiclass")) if name == "no test" else _MAKERS[name]()
        return made[name]

    return get


@pytest.fixture(scope="session")
def page_of(run_of) -> Callable[[str], str]:
    made: dict[str, str] = {}

    def get(name: str) -> str:
        if name not in made:
            made[name] = page(run_of(name))
        return made[name]

    return get
