"""What every rule keeps to: its page, its code, when it speaks, and that it never breaks."""

import inspect
import re
from dataclasses import fields, replace
from typing import Any, get_args

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.doctor.charts import chart, dense, loss
from tests.doctor.ill import ILL, TWO

from pellucid.doctor import RULES, Cause
from pellucid.doctor.change import AnyChange, EncodeTargets
from pellucid.doctor.chart import Chart, Marks
from pellucid.doctor.patient import Misfit
from pellucid.doctor.problem import Problem
from pellucid.doctor.rule import Rule

EVERY = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def raised(of: Chart) -> set[str]:
    """The codes of the rules that speak up."""
    return {rule.code for rule in RULES if list(rule.check(of))}


def test_each_has_an_ill_chart_and_a_code_of_its_own() -> None:
    assert {rule.code for rule in RULES} == set(ILL)
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


@EVERY
def test_it_has_a_page_a_code_and_a_cause(rule: Rule) -> None:
    page = inspect.getdoc(inspect.getmodule(rule.check)) or ""
    assert len(page) > 30
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)
    assert rule.cause in get_args(Cause)
    assert not rule.name.endswith(".")
    assert rule.check.__doc__


@EVERY
def test_it_speaks_of_what_it_is_for(rule: Rule) -> None:
    suspicion, *_ = rule.check(ILL[rule.code])
    assert 0 < suspicion.prior <= 1
    assert suspicion.why.endswith((".", "?"))
    assert suspicion.text.endswith((".", ")"))
    assert suspicion.evidence
    msgspec.json.encode(suspicion.advice)  # advice is data
    assert all(isinstance(change, AnyChange) for change in suspicion.changes)
    if suspicion.layer is not None:
        assert ILL[rule.code].anatomy.layers[suspicion.layer.index].name == suspicion.layer.name


def test_nothing_is_said_of_a_healthy_network() -> None:
    assert raised(chart()) == set()


def test_what_is_certain_is_not_said_lightly() -> None:
    """A chart that is ill in one way has few other certain findings: causes are not symptoms."""
    for code, ill in ILL.items():
        others = {
            rule.code for rule in RULES for one in rule.check(ill)
            if one.certain and one.prior > 0.9 and rule.code != code
        }  # fmt: skip
        assert len(others) <= 2, (code, others)


NUMBERS = st.floats(allow_nan=True, allow_infinity=True, width=32)
LOSSES = st.lists(NUMBERS, min_size=24, max_size=24)
SCORES = st.floats(-1, 1) | st.just(float("nan"))
OF_FACTS = st.fixed_dictionaries({
    "rows": st.integers(1, 10**6),
    "target_mean": NUMBERS, "target_std": NUMBERS, "target_least": NUMBERS, "target_most": NUMBERS,
    "shared": st.floats(0, 1), "repeated": st.floats(0, 1),
    "counts": st.lists(st.integers(0, 100), max_size=4).map(lambda some: np.array(some, int)),
})  # fmt: skip
VITAL = ("dead", "saturated", "weight_norm", "gradient_norm", "update_norm")


SPREADS = st.floats(0, 1e30) | st.just(float("nan"))
FEATURES = st.lists(st.tuples(NUMBERS, SPREADS), min_size=1, max_size=3).map(
    lambda rows: dict(zip(("means", "stds"), np.array(rows).T, strict=True))
)


@st.composite
def any_chart(draw: Any) -> Chart:
    """An ill chart or another, with any numbers at all, and with parts that are not known."""
    seen = {name: draw(NUMBERS) for name in VITAL} | {"losses": draw(LOSSES)}
    base = draw(st.sampled_from([chart(), *ILL.values()]))
    numbers = chart(*base.anatomy.layers, seen=seen, facts=draw(OF_FACTS) | draw(FEATURES))
    held = draw(SCORES | st.none())
    marks = Marks(draw(SCORES), held, draw(SCORES), draw(st.floats(0, 0.99)), held, 0.01)
    parts = {"recording": numbers.recording, "facts": numbers.facts, "marks": marks}
    unknown = {name: None for name in parts if draw(st.booleans())}
    return replace(base, **parts | unknown)


@settings(max_examples=60, deadline=None)
@given(any_chart())
def test_no_rule_breaks_whatever_the_numbers(of: Chart) -> None:
    with np.errstate(all="ignore"):
        for rule in RULES:
            for suspicion in rule.check(of):
                assert 0 <= suspicion.prior <= 1
                assert suspicion.why


def test_charts_made_by_hand_have_every_fact() -> None:
    """A fact that a rule reads, and these charts know nothing of, would never be tested."""
    known = chart().facts
    assert known is not None
    assert all(hasattr(known, one.name) for one in fields(known))


CLASSES_AS = {"task": "multiclass", "classes": 3, "coding": "integers"}


def _refused(labels: Problem, **facts: float) -> Chart:
    """Three outputs, a loss that wants an index, and targets that the framework refused."""
    return chart(
        dense(0, 20, 64),
        dense(1, 64, 3, "softmax"),
        problem=labels,
        facts=facts,
        recording=None,
        marks=None,
        misfit=Misfit("targets", labels.shape, (), "it wants a class"),
    )


def test_labels_that_begin_at_one_are_numbered_and_not_made_rows() -> None:
    refused = _refused(Problem(**CLASSES_AS, lowest=1), target_least=1.0, target_most=3.0)
    assert raised(refused) == {"targets-out-of-range"}


def test_a_column_of_classes_is_laid_flat() -> None:
    refused = _refused(Problem(**CLASSES_AS, shape=(1,)), target_least=0.0, target_most=2.0)
    found = [one for rule in RULES for one in rule.check(refused)]
    assert [one.changes for one in found] == [(EncodeTargets(as_="flat"),)]


def test_a_loss_of_ones_own_is_not_said_to_broadcast() -> None:
    assert "targets-broadcast" in raised(ILL["targets-broadcast"])
    own = replace(ILL["targets-broadcast"], anatomy=msgspec.structs.replace(
        ILL["targets-broadcast"].anatomy, loss=loss("other")))  # fmt: skip
    assert "targets-broadcast" not in raised(own)


def test_a_cross_entropy_over_one_unit_is_told_as_a_softmax_is() -> None:
    one = (dense(0, 20, 64), dense(1, 64, 1, "sigmoid"))
    for framework, told in (("keras", True), ("pytorch", True), ("pellucid", False)):
        ill = chart(*one, problem=TWO, loss=loss("cross-entropy"), framework=framework)
        assert ("output-one-softmax" in raised(ill)) == told


@pytest.mark.parametrize(
    ("framework", "said"),
    [
        ("pellucid", "activation softmax, and the loss cross-entropy."),
        ("keras", "activation softmax, and the loss sparse_categorical_crossentropy."),
        ("pytorch", "no activation after it, and use the loss CrossEntropyLoss"),
    ],
)
def test_outputs_are_advised_in_the_framework_s_own_names(framework: str, said: str) -> None:
    ill = chart(*ILL["output-units"].anatomy.layers, framework=framework)
    (suspicion,) = (one for rule in RULES if rule.code == "output-units" for one in rule.check(ill))
    assert said in suspicion.text
