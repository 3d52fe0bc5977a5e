"""A diagnosis as plain text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pellucid.doctor.finding import Finding

if TYPE_CHECKING:
    from pellucid.doctor.diagnosis import Diagnosis


def as_text(diagnosis: "Diagnosis") -> str:
    """The summary, the scores, and each finding with what to do: a line each."""
    scores = ", ".join(f"{name} {value}" for name, value in _scores(diagnosis))
    return "\n".join(filter(None, (diagnosis.summary, scores, *_lines(diagnosis.findings))))


def _lines(findings: tuple[Finding, ...]) -> Iterator[str]:
    for one in findings:
        yield f"{one.severity}: {one.title} ({one.code}). {_said(one)}"
        for symptom in one.symptoms:
            yield f"  comes with it: {symptom.title} ({symptom.code})"


def _scores(diagnosis: "Diagnosis") -> list[tuple[str, str]]:
    known = (
        ("knowing nothing", diagnosis.chance),
        ("this network", diagnosis.score),
        ("can be reached", diagnosis.reference),
    )
    written = "{:.1%}" if diagnosis.metric == "accuracy" else "{:.3g}"
    return [(name, written.format(value)) for name, value in known if value is not None]


def _said(one: Finding) -> str:
    """Why, what to do unless it does no harm, and how that was proved."""
    advice = "" if one.severity == "note" else one.advice.text
    proof = one.proof
    proved = ""
    if proof is not None:
        proved = f"Proved: {proof.gain:+.3g} ({proof.low:.3g} to {proof.high:.3g})."
    return " ".join(filter(None, (one.explanation, advice, proved)))
