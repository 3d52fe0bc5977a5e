"""A diagnosis as plain text, and as a small piece of a page for notebooks."""

from collections.abc import Iterator
from html import escape
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
        yield f"{one.severity}: {_named(one)} ({one.code}). {_said(one)}"
        for symptom in one.symptoms:
            yield f"  comes with it: {_named(symptom)} ({symptom.code})"


def as_html(diagnosis: "Diagnosis") -> str:
    """The same for a notebook: no scripts, no styles of its own, everything escaped."""
    scores = "".join(
        f"<tr><th scope='row' style='text-align: left'>{escape(name)}</th><td>{value}</td></tr>"
        for name, value in _scores(diagnosis)
    )
    table = f"<table><tbody>{scores}</tbody></table>" if scores else ""
    items = "".join(map(_item, diagnosis.findings))
    listed = f"<ul>{items}</ul>" if items else ""
    return f"<div><p><strong>{escape(diagnosis.summary)}</strong></p>{table}{listed}</div>"


def _item(one: Finding) -> str:
    inner = "".join(f"<li>comes with it: {escape(_named(each))}</li>" for each in one.symptoms)
    symptoms = f"<ul>{inner}</ul>" if inner else ""
    title = f"{escape(one.severity)}: <strong>{escape(_named(one))}</strong>"
    code = f"<code>{escape(one.code)}</code>"
    return f"<li>{title} ({code}). {escape(_said(one))}{symptoms}</li>"


def _scores(diagnosis: "Diagnosis") -> list[tuple[str, str]]:
    known = (
        ("knowing nothing", diagnosis.chance),
        ("this network", diagnosis.score),
        ("can be reached", diagnosis.reference),
    )
    written = "{:.1%}" if diagnosis.metric == "accuracy" else "{:.3g}"
    return [(name, written.format(value)) for name, value in known if value is not None]


def _named(one: Finding) -> str:
    return one.name if one.layer is None else f"{one.name}, in layer {one.layer.name}"


def _said(one: Finding) -> str:
    """Why, what to do unless it does no harm, and how that was proved."""
    advice = "" if one.severity == "note" else one.advice.text
    proof = one.proof
    proved = ""
    if proof is not None:
        proved = f"Proved: {proof.gain:+.3g} ({proof.low:.3g} to {proof.high:.3g})."
    return " ".join(filter(None, (one.explanation, advice, proved)))
