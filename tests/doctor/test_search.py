"""The search, on patients of paper: how well they learn depends on what was changed, by a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.doctor.charts import anatomy, chart, recording

from pellucid.doctor.anatomy import Anatomy
from pellucid.doctor.case import Case
from pellucid.doctor.change import (
    AnyChange,
    SetActivation,
    SetEpochs,
    SetLearningRate,
    SetLoss,
    SetOptimizer,
)
from pellucid.doctor.examine import Examination
from pellucid.doctor.patient import Lessons, Own, Regime
from pellucid.doctor.problem import Problem
from pellucid.doctor.recording import Ended, Recording
from pellucid.doctor.rule import Rule, Suspicion
from pellucid.doctor.search import Search, mended
from pellucid.doctor.suspects import Suspect
from pellucid.doctor.trials import Clock, marks_of

TWO = Problem(task="binary", classes=2, coding="zero-one")
Y = np.arange(1000) % 2
Skill = Callable[[frozenset[str]], float]


@dataclass(frozen=True)
class Paper:
    """Answers as many examples rightly as the skill says that goes with what was changed."""

    skill: Skill
    made: frozenset[str] = frozenset()
    anatomy: Anatomy = field(default_factory=anatomy)

    @property
    def own(self) -> Own:
        """There is nothing behind the paper."""
        return Own(None, None, None)

    def changed(self, change: AnyChange) -> "Paper":
        """Another, which knows of the change."""
        return replace(self, made=self.made | {type(change).__name__})

    def train(self, lessons: Lessons, regime: Regime) -> Recording:
        """Right answers first (below chance: wrong ones), then as many wrong as right ones."""
        longer = {"SetEpochs"} if regime.epochs > 1 else set[str]()
        skill = self.skill(self.made | longer)
        told = lessons.y if skill > 0 else 1 - lessons.y
        answers = np.where(np.arange(len(told)) < round(len(told) * abs(skill)), told, 0.0)
        return replace(recording(self.anatomy), after=answers[:, None])


class Tried(NamedTuple):
    """What the search called causes, and what all their changes came to."""

    causes: list[str]
    skill: float


def suspect(change: AnyChange, prior: float, *, certain: bool = False) -> Suspect:
    """A suspicion named after its change."""
    rule = Rule(type(change).__name__, "", "code", lambda _: ())
    return Suspect(rule, Suspicion(prior, "", "", (change,), certain=certain))


RATE = SetLearningRate(to=0.1)
ACTIVATION = SetActivation(to="relu")
LOSS = SetLoss(to="cross-entropy")
OPTIMIZER = SetOptimizer(to="adam", rate=0.001)
LONGER = SetEpochs(to=8)


def searched(
    skill: Skill, suspects: Sequence[Suspect], ended: Ended = "done", best: float = 1.0
) -> Tried:
    """What is found in a patient that skills say all of."""
    case = Case(
        Paper(skill), Lessons(np.zeros((len(Y), 1)), Y, None, None, np.arange(len(Y)), TWO),
        Regime(epochs=1, batch_size=32),
    )  # fmt: skip
    seen = case.trained()
    marks = marks_of(case, seen, best)
    seen = replace(seen, ended=ended)
    whole = chart(problem=TWO, marks=marks, recording=seen, regime=case.regime)
    found = Search(case, whole, Clock(perf_counter() + 60)).found(suspects)
    return Tried([one.suspect.rule.code for one in found], mended(found).skill if found else 0.0)


def test_what_mends_it_is_the_cause_however_likely_another_was() -> None:
    suspects = [suspect(RATE, 0.9), suspect(ACTIVATION, 0.4)]
    found = searched(lambda made: 0.9 if "SetActivation" in made else 0.1, suspects)
    assert found.causes == ["SetActivation"]


def test_what_is_surely_wrong_comes_before_what_would_mend_it_too() -> None:
    suspects = [suspect(LOSS, 0.95, certain=True), suspect(LONGER, 0.65)]
    found = searched(lambda made: 0.1 + 0.2 * ("SetLoss" in made) + 0.7 * ("SetEpochs" in made),
                     suspects)  # fmt: skip
    assert found.causes == ["SetLoss", "SetEpochs"]


def test_what_is_surely_wrong_comes_first_even_where_mending_it_alone_does_harm() -> None:
    skills = {
        frozenset[str](): 0.5, frozenset({"SetLoss"}): 0.3, frozenset({"SetEpochs"}): 0.9,
        frozenset({"SetLoss", "SetEpochs"}): 0.95,
    }  # fmt: skip
    suspects = [suspect(LOSS, 0.95, certain=True), suspect(LONGER, 0.65)]
    assert searched(lambda made: skills[made], suspects).causes == ["SetLoss", "SetEpochs"]


def test_what_is_surely_wrong_and_does_no_harm_is_no_cause() -> None:
    suspects = [suspect(LOSS, 0.95, certain=True), suspect(OPTIMIZER, 0.3)]
    assert searched(lambda _: 0.9, suspects).causes == []


def test_what_is_surely_wrong_and_helps_nobody_is_no_cause() -> None:
    suspects = [suspect(LOSS, 0.95, certain=True), suspect(RATE, 0.7)]
    found = searched(
        lambda made: 0.0 if "SetLoss" in made else 0.9 if "SetLearningRate" in made else 0.3,
        suspects,
    )
    assert found.causes == ["SetLearningRate"]


def test_two_causes_that_help_only_together_are_both_told() -> None:
    suspects = [suspect(RATE, 0.5), suspect(ACTIVATION, 0.45), suspect(OPTIMIZER, 0.3)]
    both = {"SetLearningRate", "SetActivation"}
    found = searched(lambda made: 0.9 if both <= made else 0.1, suspects)
    assert set(found.causes) == both


def test_where_nothing_helps_nothing_is_called_a_cause() -> None:
    suspects = [suspect(RATE, 0.9), suspect(LOSS, 0.95, certain=True)]
    assert searched(lambda _: 0.1, suspects).causes == []


def test_to_know_nothing_instead_of_less_is_no_mending() -> None:
    found = searched(
        lambda made: 0.0 if "SetOptimizer" in made else -0.5, [suspect(OPTIMIZER, 0.9)], best=0.5
    )
    assert found.causes == []


@pytest.mark.parametrize(("ended", "causes"), [("done", ["SetOptimizer"]), ("deadline", [])])
def test_what_only_hastens_is_no_cause_of_what_was_cut_short(
    ended: Ended, causes: list[str]
) -> None:
    found = searched(
        lambda made: 0.9 if "SetOptimizer" in made else 0.1, [suspect(OPTIMIZER, 0.3)], ended
    )
    assert found.causes == causes


CHANGES = (RATE, ACTIVATION, LOSS, OPTIMIZER, LONGER)
NAMES = [type(one).__name__ for one in CHANGES]


@given(
    st.sets(st.sampled_from(NAMES), min_size=1, max_size=1),
    st.permutations([0.9, 0.7, 0.5, 0.4, 0.2]),
)
def test_a_single_cause_is_found_wherever_it_stands(needed: set[str], priors: list[float]) -> None:
    suspects = [suspect(one, prior) for one, prior in zip(CHANGES, priors, strict=True)]
    suspects.sort(key=lambda one: -one.suspicion.prior)
    found = searched(lambda made: 0.95 if needed <= made else 0.05, suspects)
    assert set(found.causes) == needed
    assert found.skill > 0.9


@dataclass(frozen=True)
class Fickle(Paper):
    """Learns as well as luck has it, by the order of the examples."""

    by_order: tuple[float, ...] = field(kw_only=True)

    def train(self, lessons: Lessons, regime: Regime) -> Recording:
        """As any on paper would, with this order's skill."""
        return Paper(lambda _: self.by_order[regime.order]).train(lessons, regime)


@pytest.mark.parametrize(
    ("by_order", "healthy"),
    [((0.1, 0.95, 0.95), True), ((0.1, 0.1, 0.95), None), ((0.1, 0.95, 0.1), None)],
    ids=["bad luck", "no luck", "good luck"],
)
def test_what_mostly_happens_counts(by_order: tuple[float, ...], healthy: bool | None) -> None:
    known = Lessons(Y[:, None] + 0.0, Y, None, None, np.arange(len(Y)), TWO)
    fickle = Fickle(lambda _: 0.0, by_order=by_order)
    case = Case(fickle, known, Regime(epochs=1, batch_size=32))
    found = Examination(case, Clock(perf_counter() + 60)).diagnosis()
    assert found.healthy is healthy
    fell_apart = "unsteady" in {one.code for one in found.findings}
    assert fell_apart == (by_order[1] > 0.5)
