"""What a diagnosis shows: its sentences, and every number beside what it is held against."""

import math
from typing import NamedTuple

from pellucid.doctor import Diagnosis, Evidence, Finding
from pellucid.report.numbers import percent, three
from pellucid.report.palette import Ink
from pellucid.report.sketch import Sketch, sketch

_FAR = 30.0
"""From this ratio on, a number and its threshold stand on a scale of powers of ten."""


class Bar(NamedTuple):
    """A score: what it is of, as it is said, how far it reaches from 0 to 1, its colour."""

    name: str
    said: str
    reach: float
    ink: Ink


class Measure(NamedTuple):
    """A number of the evidence: said, and how far it and its threshold reach from 0 to 1."""

    name: str
    said: str
    held: str
    reach: float
    mark: float


class Cause(NamedTuple):
    """One finding as it is shown."""

    name: str
    code: str
    severity: str
    layer: str
    why: str
    advice: str
    sure: str
    measures: tuple[Measure, ...]
    symptoms: tuple[str, ...]
    proof: str


class View(NamedTuple):
    """A whole diagnosis as it is shown."""

    healthy: bool | None
    headline: str
    scores: tuple[Bar, ...]
    of: str
    causes: tuple[Cause, ...]
    others: tuple[Cause, ...]
    sketch: Sketch | None
    recorded: bool
    by_hand: tuple[str, ...]
    diff: str


def view_of(found: Diagnosis) -> View:
    """Everything that is shown of a diagnosis, in words and shares."""
    causes = tuple(_cause(found, one) for one in found.findings if one.severity == "problem")
    others = tuple(_cause(found, one) for one in found.findings if one.severity == "warning")
    first = found.first
    return View(
        healthy=found.healthy,
        headline=_headline(found),
        scores=tuple(_scores(found)),
        of=_of(found),
        causes=causes,
        others=others,
        sketch=sketch(found.layers, first.layer.index if first and first.layer else None),
        recorded=found.basis == "recorded",
        by_hand=found.patch.by_hand if found.patch else (),
        diff=found.patch.diff if found.patch else "",
    )


def _headline(found: Diagnosis) -> str:
    if found.first is None:
        return found.summary
    return "It learned little" if found.basis == "recorded" else "It does not learn as it could"


def _of(found: Diagnosis) -> str:
    what = "Share right" if found.metric == "accuracy" else "R²"
    return f"{what}, of examples {'kept apart' if found.judged == 'held' else 'it learned from'}"


def _scores(found: Diagnosis) -> list[Bar]:
    given: Ink = "orange" if found.healthy is False else "blue"
    known: list[tuple[str, float | None, Ink]] = [
        ("knowing nothing", found.chance, "soft"),
        ("as given", found.score, given),
        ("with the change", found.changed, "blue"),
    ]
    if found.changed is None:
        best = "can be reached" if found.basis == "examined" else "at its best"
        known.append((best, found.reference, "teal"))
    said = percent if found.metric == "accuracy" else three
    return [
        Bar(name, said(value), min(1.0, max(0.0, value)), ink)
        for name, value, ink in known
        if value is not None and math.isfinite(value)
    ]


def _cause(found: Diagnosis, one: Finding) -> Cause:
    return Cause(
        name=one.name,
        code=one.code,
        severity=one.severity,
        layer=one.layer.name if one.layer else "",
        why=one.explanation,
        advice=one.advice.text,
        sure="" if found.basis == "recorded" else f"{percent(round(one.confidence, 2))} sure",
        measures=tuple(_measure(each) for each in one.evidence if not each.of_trial),
        symptoms=tuple(each.title for each in one.symptoms),
        proof=_proof(found, one),
    )


def _proof(found: Diagnosis, one: Finding) -> str:
    proof, said = one.proof, percent if found.metric == "accuracy" else three
    if proof is None:
        return ""
    return (
        f"Trained from {len(proof.before)} fresh beginnings each, the mended network is "
        f"{said(proof.gain)} better (95 % interval {said(proof.low)} to {said(proof.high)})."
    )


def _measure(one: Evidence) -> Measure:
    if one.threshold is None or not math.isfinite(one.value):
        return Measure(one.name, three(one.value), "", -1.0, -1.0)
    reach, mark = _reaches(one.value, one.threshold)
    return Measure(one.name, three(one.value), three(one.threshold), reach, mark)


def _reaches(value: float, threshold: float) -> tuple[float, float]:
    """How far a number and its threshold reach, on one scale that shows both.

    >>> _reaches(0.5, 1.0)
    (0.4, 0.8)
    """
    sizes = sorted((abs(value), abs(threshold)))
    if sizes[0] > 0 and sizes[1] / sizes[0] >= _FAR:
        low, high = math.log10(sizes[0]) - 0.5, math.log10(sizes[1]) + 0.5
        both = [(math.log10(abs(one)) - low) / (high - low) for one in (value, threshold)]
    else:
        both = [abs(one) / (1.25 * sizes[1]) if sizes[1] else 0.0 for one in (value, threshold)]
    return round(both[0], 4), round(both[1], 4)
