"""What every experiment keeps to: it can be run, be repeated, be refuted, and be drawn."""

import msgspec
import pytest

from pellucid.course import Outcome, experiments
from pellucid.course.drawing import outcome_figure
from pellucid.course.evidence import evidence, facts
from pellucid.course.knobs import knobs, turned
from pellucid.course.registry import NAMES
from pellucid.errors import BadInput
from pellucid.report.svg import rendered

FEW = 12
every = pytest.mark.parametrize("name", NAMES)


@every
def test_it_says_all_it_will_do(name: str) -> None:
    one = experiments[name]
    assert (one.name, 1 <= one.lesson <= 5) == (name, True)
    for text in (one.claim, one.varied, one.measured, one.refuted, one.fails.because):
        assert text.strip()
    assert one.claim.endswith(".")
    assert len({comparison.name for comparison in one.comparisons}) == len(one.comparisons) > 0
    assert all(knob.about for knob in knobs(one.settings).values())
    assert turned(one.settings, one.fails.settings) != one.settings


@pytest.mark.slow
@every
def test_it_can_come_out_refuted(name: str) -> None:
    """With the settings that its author says make the claim false."""
    one = experiments[name]
    outcome = one.run(FEW, **one.fails.settings)
    assert outcome.verdict == "refuted"
    # What is said for people and for programs is all there.
    assert msgspec.json.decode(msgspec.json.encode(outcome), type=Outcome) == outcome
    assert rendered(outcome_figure(outcome), "png")[:4] == b"\x89PNG"
    assert outcome.seeds == FEW
    assert set(facts(outcome)) >= set(facts(evidence()[name]))


@every
def test_what_comes_with_the_course_was_recorded_as_it_is_now(name: str) -> None:
    recorded, one = evidence()[name], experiments[name]
    assert (recorded.claim, recorded.lesson) == (one.claim, one.lesson)
    assert recorded.settings == msgspec.to_builtins(one.settings)
    assert recorded.seeds == one.seeds
    assert recorded.seconds <= 30
    compared = {(c.name, c.says, c.beyond, c.rule) for c in recorded.comparisons}
    assert compared == {(c.name, c.says, c.beyond, c.rule) for c in one.comparisons}


@pytest.mark.parametrize("name", ["biases", "collapse", "ranges", "sandwich"])
def test_what_was_recorded_comes_again(name: str) -> None:
    """Of the quickest; other processors round otherwise, and no more than that."""
    now, recorded = experiments[name].run(), evidence()[name]
    assert (now.verdict, now.holds) == (recorded.verdict, recorded.holds)
    assert now.facts == pytest.approx(recorded.facts, rel=0.05, abs=1e-3)


def test_there_are_enough_and_they_are_quick_together() -> None:
    assert len(experiments) >= 24
    assert set(evidence()) == set(NAMES)
    assert sum(one.seconds for one in evidence().values()) <= 360


def test_the_same_seed_gives_the_same_numbers() -> None:
    first, again, other = (experiments["xor"].run(8, seed=seed) for seed in (3, 3, 4))
    assert msgspec.structs.replace(first, seconds=0) == msgspec.structs.replace(again, seconds=0)
    assert first.facts != other.facts or first.charts != other.charts


def test_progress_grows_to_one() -> None:
    shares: list[float] = []
    experiments["xor"].run(6, watch=shares.append)
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


@pytest.mark.parametrize("seeds", [0, -1, 5000])
def test_a_number_of_seeds_nobody_can_run_is_told(seeds: int) -> None:
    with pytest.raises(BadInput, match="a whole number from 1 to 4,096"):
        experiments["xor"].run(seeds)


def test_a_mistyped_name_is_suggested() -> None:
    with pytest.raises(BadInput, match="Try: dying-relu"):
        experiments["dieing-relu"]
