"""Conclusions: from what was tried to what is told."""

from collections.abc import Sequence

import msgspec

from pellucid.doctor.chart import Chart
from pellucid.doctor.diagnosis import Diagnosis
from pellucid.doctor.finding import AS_GIVEN, CHANGED, Evidence, Finding, Proof, Severity
from pellucid.doctor.search import HARM, Found
from pellucid.doctor.sketch import sketch_of
from pellucid.doctor.suspects import Suspect

_SURE, _POOR, _GOOD, _WORTH_A_NOTE = 0.8, 0.5, 0.7, 0.5


def conclude(
    chart: Chart,
    suspects: Sequence[Suspect],
    found: Sequence[Found],
    *,
    proof: Proof | None = None,
    complete: bool = True,
) -> Diagnosis:
    """The diagnosis: causes that were proved first, then what is wrong but does no harm."""
    tried = [_problem(one, chart) for one in found]
    problems = [*untried(chart, suspects), *tried] or _unproved(chart, suspects)
    others = [
        finding(one, "warning" if one.suspicion.certain else "note", 0.3 * one.suspicion.prior)
        for one in suspects
        if one.rule.code not in {problem.code for problem in problems}
        and (problems or one.suspicion.certain or one.suspicion.prior >= _WORTH_A_NOTE)
    ]
    if problems:
        symptoms = without_twins([one for one in others if one.severity == "note"])
        others = [one for one in others if one.severity != "note"]
        problems[0] = msgspec.structs.replace(problems[0], symptoms=symptoms, proof=proof)
    marks, healthy = chart.marks, _healthy(chart, problems)
    scores = [one.trial.score for one in found]
    known = [marks.reference] if marks and marks.reference is not None else []
    return Diagnosis(
        healthy=healthy,
        summary=_summary(chart, problems, healthy),
        findings=(*problems, *others),
        metric="accuracy" if chart.problem.classes else "r2",
        score=marks.judged if marks else None,
        chance=marks.chance if marks else None,
        reference=max([*scores, *known], default=None),
        unlearnable=not problems and marks is not None and marks.unlearnable,
        judged="held" if marks and marks.held is not None else "training",
        framework=chart.anatomy.framework,
        layers=sketch_of(chart.anatomy),
        complete=complete,
    )


def _problem(found: Found, chart: Chart) -> Finding:
    gained = max(0.0, found.trial.skill - found.level)
    confidence = 0.35 + 0.4 * found.suspect.suspicion.prior + 0.25 * min(1.0, gained)
    told = finding(found.suspect, "problem", min(0.99, confidence))
    own = (Evidence(name=AS_GIVEN, value=chart.marks.judged),) if chart.marks else ()
    after = Evidence(name=CHANGED, value=found.trial.score)
    return msgspec.structs.replace(told, evidence=(*told.evidence, *own, after))


def untried(chart: Chart, suspects: Sequence[Suspect]) -> list[Finding]:
    """What cannot be right and that no change of the network mends: only its owner can.

    Of a person's own loop it is told however well the network learns in one without the mistake.
    """
    marks = chart.marks
    learns = marks is not None and marks.skill > _GOOD
    return [
        finding(one, "problem", one.suspicion.prior)
        for one in suspects
        if one.suspicion.certain
        and one.suspicion.prior > _SURE
        and not one.suspicion.changes
        and (one.rule.cause == "code" or not learns)
    ][:1]


def _unproved(chart: Chart, suspects: Sequence[Suspect]) -> list[Finding]:
    """Where nothing could be tried, or nothing helped: what cannot be right all the same."""
    marks, recording = chart.marks, chart.recording
    poor = marks is None or (marks.lost > HARM and marks.skill < _POOR)
    if not poor and recording is not None and recording.broken is None:
        return []
    sure = [one for one in suspects if one.suspicion.certain and one.suspicion.prior > _SURE]
    return [finding(one, "problem", 0.7 * one.suspicion.prior) for one in sure[:2]]


def finding(one: Suspect, severity: Severity, confidence: float) -> Finding:
    """A suspicion as it is told."""
    rule, suspicion = one
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity,
        cause=rule.cause,
        layer=suspicion.layer,
        evidence=suspicion.evidence,
        advice=suspicion.advice,
        confidence=round(confidence, 3),
        explanation=suspicion.why,
    )


def without_twins(symptoms: Sequence[Finding]) -> tuple[Finding, ...]:
    """Each once: a rule may suspect twice what is one symptom."""
    return tuple({one.code: one for one in symptoms}.values())


def _healthy(chart: Chart, problems: Sequence[Finding]) -> bool | None:
    if problems:
        return False
    marks = chart.marks
    if marks is None or marks.reference is None:
        return None
    return True if marks.lost < 2 * HARM else None


def _summary(chart: Chart, problems: Sequence[Finding], healthy: bool | None) -> str:
    if problems:
        return problems[0].sentence
    if chart.marks is not None and chart.marks.unlearnable:
        return "Nothing is wrong with the network; nothing can be learned from these data."
    if healthy:
        return "It learns what there is to learn."
    return "It could learn more, but nothing that was tried shows why."
