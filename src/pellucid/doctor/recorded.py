"""What a finished run recorded, read by the rules: nothing is trained again."""

from collections.abc import Sequence
from time import perf_counter

import msgspec
import numpy as np

from pellucid.doctor.chart import Chart, Marks
from pellucid.doctor.conclude import conclude, finding, without_twins
from pellucid.doctor.diagnosis import Diagnosis
from pellucid.doctor.finding import Finding
from pellucid.doctor.own.anatomy import bare_anatomy
from pellucid.doctor.own.vitals import vitals_of
from pellucid.doctor.patient import Regime
from pellucid.doctor.problem import plain_problem
from pellucid.doctor.recording import Broken, Recording
from pellucid.doctor.suspects import Suspect, suspicions
from pellucid.learning import CURVES, Run

_POOR, _POOR_R2, _LIKELY, _MOST_HELD = 0.5, 0.25, 0.5, 1 / 8


def diagnose_record(run: Run) -> Diagnosis:
    """What a run's record says was wrong, told without training anything.

    Rules alone cannot prove a cause: where the run learned little, the likeliest is called the
    problem; where it learned well, what they see is a note. Of networks side by side the first
    stands for all, or the first that broke.
    """
    chart = chart_of(run)
    # Quantities are seldom without noise of their own: R² is low sooner than accuracy is.
    least = _POOR if chart.problem.classes else _POOR_R2
    return concluded(chart, poor=chart.marks is not None and chart.marks.skill < least)


def concluded(chart: Chart, *, poor: bool) -> Diagnosis:
    """What the rules see in a chart, where nothing can be tried. `poor`: it learned little."""
    began = perf_counter()
    suspects = suspicions(chart)
    broken = chart.recording is not None and chart.recording.broken is not None
    problem = _problem(suspects) if poor or broken else None
    healthy = False if problem else None if poor or broken else True
    told = conclude(chart, suspects, ())
    known = {one.code for one in (problem, *problem.symptoms)} if problem else set[str]()
    others = (_no_problem(one) for one in told.findings if one.code not in known)
    return msgspec.structs.replace(
        told,
        healthy=healthy,
        summary=_summary(problem, healthy),
        findings=(*([problem] if problem else []), *others),
        basis="recorded",
        seconds=perf_counter() - began,
    )


def chart_of(run: Run) -> Chart:
    """A run as rules read it. Of its data only scores and classes are known."""
    record, model = run.record, run.model
    recording = _recording(run)
    return Chart(
        anatomy=bare_anatomy(model.network, record.settings, model.member(), model.task),
        problem=plain_problem(model.task, len(model.classes)),
        facts=None,
        regime=Regime(max(1, record.epochs), record.settings.batch_size, record.seed),
        recording=recording,
        marks=_marks(run, recording),
    )


def _recording(run: Run) -> Recording:
    curves, settings = run.curves, run.record.settings
    finite = [bool(np.isfinite(losses).all()) for losses in curves[..., CURVES.index("loss")]]
    one = finite.index(False) if False in finite else 0
    steps = max(1, -(-_rows(run) // settings.batch_size))
    broken = None if all(finite) else _broken(run, one, steps)
    return Recording(
        at=(np.arange(curves.shape[1]) + 1) * steps,
        curves=np.asarray(curves[one]),
        steps_an_epoch=steps,
        steps=curves.shape[1] * steps,
        vitals=run.vitals and vitals_of(run.vitals, run.model.network, one, steps),
        broken=broken,
        ended="broken" if broken else "done",
        seconds=run.record.seconds.train,
    )


def _rows(run: Run) -> int:
    """About how many examples each network learned from: of all but those it was steered by."""
    described = run.record.described
    known = described.training if described else run.record.settings.batch_size
    return max(1, round(known * (1 - _MOST_HELD)))


def _broken(run: Run, one: int, steps: int) -> Broken:
    """The first epoch whose loss was no number, and the first layer it can be seen in."""
    losses = run.curves[one, :, CURVES.index("loss")]
    epoch = int((~np.isfinite(losses)).argmax())
    vitals = run.vitals
    if vitals is None:
        return Broken(epoch * steps, None, "loss")
    norms = vitals.of("weight_norm")[:, one]
    for layer, values in zip(vitals.layers, norms.T, strict=True):
        if not np.isfinite(values).all():
            return Broken(epoch * steps, layer, "weights")
    return Broken(epoch * steps, None, "loss")


def _marks(run: Run, recording: Recording) -> Marks | None:
    """Its scores; the best that it ever had while learning is what it is held against."""
    scores = run.record.scores
    held = scores.test if scores.test is not None else scores.validation
    training = scores.train if scores.train is not None else held
    if training is None:
        return None
    judged = training if held is None else held
    ever = recording.curve("validation_score")
    known = ever[np.isfinite(ever)]
    best = None if held is None or not known.size else max(judged, float(known.max()))
    many = run.record.described.test if run.record.described else 0
    noise = (max(judged * (1 - judged), 0.01) / max(many, 1)) ** 0.5
    return Marks(training, held, judged, _chance(run), best, min(noise, 0.2))


def _chance(run: Run) -> float:
    """The share of the commonest class; 0 for a quantity."""
    described = run.record.described
    if run.model.task == "regression":
        return 0.0
    counts = described.target.counts if described else ()
    total = sum(counts) + (described.target.other if described else 0)
    return max(counts) / total if total else 1 / max(1, len(run.model.classes))


def _problem(suspects: Sequence[Suspect]) -> Finding | None:
    """The likeliest cause; what else is likely stands under it."""
    likely = [one for one in suspects if one.suspicion.prior >= _LIKELY]
    if not likely:
        return None
    first, *rest = likely
    notes = [finding(one, "note", 0.3 * one.suspicion.prior) for one in rest]
    told = finding(first, "problem", 0.7 * first.suspicion.prior)
    return msgspec.structs.replace(told, symptoms=without_twins(notes))


def _no_problem(one: Finding) -> Finding:
    """What is wrong for certain, but of a network that learned all the same."""
    return msgspec.structs.replace(one, severity="warning") if one.severity == "problem" else one


def _summary(problem: Finding | None, healthy: bool | None) -> str:
    if problem is not None:
        return problem.sentence
    if healthy:
        return "It learned well, as far as its record shows."
    return "It learned little, and its record alone does not show why."
