"""The cases that the doctor is measured on: what is drawn trains, and faults do what they say."""

import sys
from pathlib import Path

import msgspec
import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))  # benchmarks/ is no part of the package

from benchmarks.doctor.answer import Answer, Said
from benchmarks.doctor.cases import Case, kept
from benchmarks.doctor.faults import FAULTS, UNLEARNABLE
from benchmarks.doctor.healthy import draw
from benchmarks.doctor.material import material
from benchmarks.doctor.sets import SOURCES
from benchmarks.doctor.setup import Part, Sample, Setup, with_sample
from benchmarks.doctor.skill import SEEDS, skill
from benchmarks.doctor.tables import headline
from benchmarks.doctor.train_pytorch import answers

BLOBS = Sample(name="blobs", rows=120, features=3, classes=3, seed=4)
LEARNS = Setup(
    framework="pytorch",
    sample=BLOBS,
    parts=(
        Part(kind="dense", units=16, activation="relu"),
        Part(kind="dense", units=16, activation="relu"),
        Part(kind="dense", units=3),
    ),
    loss="cross-entropy",
    logits=True,
    optimizer="adam",
    rate=0.02,
    epochs=15,
    batch_size=16,
)


def first_skill(setup: Setup) -> float:
    given = material(setup.sample)
    return skill(next(iter(answers(setup, given, SEEDS))), setup, given)


@pytest.mark.parametrize("framework", ["pellucid", "keras", "pytorch"])
def test_what_is_drawn_fits_its_data(framework: str) -> None:
    for number in range(40):
        setup = draw(np.random.default_rng(number), framework)
        if setup.sample.name == "mnist":
            continue
        given = material(setup.sample)
        assert len(given.x) == len(given.y)
        assert np.isfinite(given.x).all()
        if setup.sample.coding in ("one-hot", "rows"):
            assert given.y.shape[1] == setup.output.units
        assert msgspec.json.decode(msgspec.json.encode(setup), type=Setup) == setup


def test_the_same_seed_draws_the_same() -> None:
    one, other = (draw(np.random.default_rng(7), "keras") for _ in range(2))
    assert one == other
    assert one.digest == other.digest


def test_a_sane_network_has_skill_and_a_spoilt_one_has_none() -> None:
    assert first_skill(LEARNS) > 0.9
    for kind in ("zeroed-inputs", "not-numbers", "zero-initialisation"):
        injected = FAULTS[kind].inject(LEARNS, np.random.default_rng(1))
        assert injected is not None
        assert first_skill(injected.setup) < 0.5, kind


@pytest.mark.parametrize("fault", [*FAULTS.values(), UNLEARNABLE], ids=lambda fault: fault.kind)
def test_a_fault_changes_a_set_up_and_names_its_layers(fault) -> None:
    found = 0
    for number in range(60):
        random = np.random.default_rng(number)
        framework = ("pellucid", "keras", "pytorch")[number % 3]
        setup = draw(random, framework)
        if setup.sample.name == "mnist":
            continue
        injected = fault.inject(setup, random)
        if injected is not None and injected.setup != setup:
            found += 1
            assert all(0 <= at < len(injected.setup.parts) for at in injected.layers)
    assert found, "no set-up can have this fault"
    assert fault.causes


def test_faults_of_the_data_are_in_what_is_learned_from_only() -> None:
    spoilt = material(with_sample(LEARNS, corruption="nan", amount=0.1).sample)
    assert np.isnan(spoilt.x).any()
    assert np.isfinite(spoilt.held_x).all()
    few = material(with_sample(LEARNS, corruption="few-rows", amount=0.2).sample)
    assert len(few.x) < len(spoilt.x)
    assert len(few.held_x) == len(spoilt.held_x)


def test_broadcasting_is_a_matter_of_shapes() -> None:
    line = Sample(name="line", rows=60, features=2, coding="column", corruption="flat-targets")
    assert material(line).y.ndim == 1


@pytest.mark.parametrize("name", [name for name in SOURCES if name != "mnist"])
def test_every_set_is_made_alike_twice_and_can_be_split(name: str) -> None:
    coding = "rows" if SOURCES[name].task == "multilabel" else "plain"
    sample = Sample(name=name, rows=120, features=6, classes=3, noise=0.1, coding=coding)
    one = material(sample)
    assert np.array_equal(one.x, material(sample).x)
    assert len(one.held_x) > 0


def test_what_was_collected_was_verified() -> None:
    for case in [*kept("develop"), *kept("test")]:
        if case.kind == "healthy":
            assert len(case.skills) == len(SEEDS)
            assert min(case.skills) >= 0.9
        elif case.kind in FAULTS:
            assert case.skill <= case.learned / 2


def test_cases_of_one_set_up_are_in_one_part() -> None:
    developed, unseen = ({case.base for case in kept(part)} for part in ("develop", "test"))
    assert developed
    assert unseen
    assert not developed & unseen


def test_answers_are_counted() -> None:
    ill = Case(kind="rate-too-low", setup=LEARNS, base="0", learned=1.0, skills=(0.0,) * 3)
    said = Said(code="slow", cause="learning-rate", severity="problem")
    right = Answer(digest="a", first=said, mended=0.6)
    wrong = Answer(digest="b", first=Said(code="x", cause="loss", severity="problem"), mended=0.4)
    silent = Answer(digest="c")
    table = "\n".join(headline([], [(ill, right), (ill, wrong), (ill, silent)], []))
    assert "| faulty, an alarm | 90 % | 66.7 % (2 of 3) |" in table
    assert "| faulty, first cause right | 75 % | 33.3 % (1 of 3) |" in table
    assert "| advice mends, where it changes a thing | 70 % | 50.0 % (1 of 2) |" in table
