"""What is said of an outcome: shares as people read them."""

import pytest

from pellucid.course.outcome import Judgement, Outcome
from pellucid.course.words import evidence_lines


def outcome(told: Judgement) -> Outcome:
    return Outcome(
        name="one", lesson=1, claim="It is so.", verdict=told.verdict, effect=told.effect,
        interval=told.interval, holds=9, seeds=9, seed=0, seconds=1.0, comparisons=[told], facts={},
        settings={}, charts=[],
    )  # fmt: skip


def judged(**changes: object) -> Judgement:
    told = {
        "name": "gap", "says": "right answers", "verdict": "supported", "effect": 0.93,
        "interval": (0.875, None), "beyond": 0.8, "rule": "usually", "holds": 9, "seeds": 9,
    }  # fmt: skip
    return Judgement(**{**told, **changes})  # type: ignore[arg-type]  # of their types, all of them


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "right answers: median 0.930 [0.875, ∞], supported (needs more than 0.800)"),
        (
            {"shares": True},
            "right answers: median 93.0\xa0% [87.5\xa0%, ∞], supported (needs more than 80.0\xa0%)",
        ),
    ],
)
def test_shares_are_told_in_per_cent(changes: dict[str, object], said: str) -> None:
    assert evidence_lines(outcome(judged(**changes))) == [said]
