"""Conclusions: from what was tried to what is told."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from pellucid.doctor.chart import Chart
from pellucid.doctor.diagnosis import Diagnosis
from pellucid.doctor.finding import Evidence, Finding, Severity
from pellucid.doctor.rule import Rule, Suspicion
from pellucid.doctor.trials import Trial

if TYPE_CHECKING:
    from pellucid.doctor.examine import Examination

_HARM, _LITTLE = 0.12, 0.05


class Suspect(NamedTuple):
    """A suspicion and the rule that raised it."""

    rule: Rule
    suspicion: Suspicion


class Found(NamedTuple):
    """A suspicion whose change helped: the trial, and the skill it began from."""

    suspect: Suspect
    trial: Trial
    level: float


def conclude(
    chart: Chart, suspects: Sequence[Suspect], found: Sequence[Found], examination: "Examination"
) -> Diagnosis:
    """The diagnosis: causes that were proved first, then what is wrong but does no harm."""
    problems = [_problem(one, chart) for one in found] or _unproved(chart, suspects)
    named = {one.code for one in problems}
    rest = [
        _finding(one, "warning" if one.suspicion.certain else "note", 0.3 * one.suspicion.prior)
        for one in suspects
        if one.rule.code not in named
    ]
    symptoms = tuple(one for one in rest if one.severity == "note") if problems else ()
    others = [one for one in rest if one not in symptoms]
    if problems and symptoms:
        problems[0] = _with_symptoms(problems[0], symptoms)
    marks = chart.marks
    best = max([one.trial.score for one in found], default=None)
    known = marks.reference if marks else None
    healthy = _healthy(chart, problems)
    return Diagnosis(
        healthy=healthy,
        summary=_summary(chart, problems, healthy),
        findings=(*problems, *others),
        metric="accuracy" if chart.problem.classes else "r2",
        score=marks.judged if marks else None,
        chance=marks.chance if marks else None,
        reference=max((one for one in (best, known) if one is not None), default=None),
        judged="held" if marks and marks.held is not None else "training",
        framework=chart.anatomy.framework,
        complete=examination.complete,
    )


def _problem(found: Found, chart: Chart) -> Finding:
    suspicion = found.suspect.suspicion
    gained = found.trial.skill - found.level
    confidence = min(0.99, 0.35 + 0.4 * suspicion.prior + 0.25 * min(1.0, max(0.0, gained)))
    told = Evidence(name="score with the change", value=found.trial.score)
    finding = _finding(found.suspect, "problem", confidence)
    own = (Evidence(name="score as given", value=chart.marks.judged),) if chart.marks else ()
    return _replaced(finding, evidence=(*finding.evidence, *own, told))


def _unproved(chart: Chart, suspects: Sequence[Suspect]) -> list[Finding]:
    """Where nothing could be tried, or nothing helped: what cannot be right all the same."""
    marks = chart.marks
    poor = marks is None or (marks.lost > _HARM and marks.skill < 0.5)
    broken = chart.recording is None or chart.recording.broken is not None
    if not (poor or broken):
        return []
    return [
        _finding(one, "problem", 0.7 * one.suspicion.prior)
        for one in suspects
        if one.suspicion.certain and one.suspicion.prior > 0.8
    ][:2]


def _finding(one: Suspect, severity: Severity, confidence: float) -> Finding:
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


def _replaced(finding: Finding, **changed: object) -> Finding:
    import msgspec

    return msgspec.structs.replace(finding, **changed)


def _with_symptoms(finding: Finding, symptoms: tuple[Finding, ...]) -> Finding:
    return _replaced(finding, symptoms=symptoms)


def _healthy(chart: Chart, problems: Sequence[Finding]) -> bool | None:
    if problems:
        return False
    marks = chart.marks
    if marks is None or marks.reference is None:
        return None
    return True if marks.lost < 2 * _HARM else None


def _summary(chart: Chart, problems: Sequence[Finding], healthy: bool | None) -> str:
    if problems:
        return f"{problems[0].name[0].upper()}{problems[0].name[1:]}. {problems[0].advice.text}"
    marks = chart.marks
    if marks is not None and marks.reference is not None:
        from pellucid.doctor.chart import skill

        if skill(marks.reference, marks.chance) < _LITTLE:
            return "Nothing is wrong with the network; nothing can be learned from these data."
    if healthy:
        return "It learns what there is to learn."
    return "It could learn more, but nothing that was tried shows why."
