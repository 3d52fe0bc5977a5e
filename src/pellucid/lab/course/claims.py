"""A claim's card: what is claimed, how it is tested, what may be turned, what came of it."""

from typing import Any

from pellucid.course.evidence import evidence
from pellucid.course.experiment import Experiment
from pellucid.course.knobs import Knob
from pellucid.course.outcome import Outcome
from pellucid.course.progress import ExperimentPlace, Progress
from pellucid.lab.course.running import MOST_NETWORKS
from pellucid.lab.protocol.lesson import ClaimCard, ClaimKnob, LastVerdict


def card(experiment: Experiment[Any], progress: Progress, ran: Outcome | None = None) -> ClaimCard:
    """The card of one experiment, with its recorded evidence and the learner's last verdict.

    `ran` is what it gave when it was run here last, in the experiment's language.
    """
    recorded = evidence(experiment.language).get(experiment.name)
    return ClaimCard(
        name=experiment.name,
        lesson=experiment.lesson,
        claim=experiment.claim,
        varied=experiment.varied,
        measured=experiment.measured,
        refuted=experiment.refuted,
        knobs=[_knob(one) for one in experiment.knobs().values()],
        seeds=experiment.seeds,
        most_seeds=max(MOST_NETWORKS, experiment.seeds),
        seconds=recorded.seconds * experiment.seeds / recorded.seeds if recorded else None,
        fails=dict(experiment.fails.settings),
        because=experiment.fails.because,
        recorded=recorded,
        ran=ran,
        last=_last(progress.experiments.get(experiment.name)),
    )


def _knob(knob: Knob) -> ClaimKnob:
    return ClaimKnob(
        name=knob.name,
        about=knob.about,
        usual=knob.usual,
        allowed=knob.allowed,
        whole=isinstance(knob.usual, int) and not isinstance(knob.usual, bool),
        options=list(knob.options),
        low=knob.low,
        high=knob.high,
    )


def _last(place: ExperimentPlace | None) -> LastVerdict | None:
    if place is None:
        return None
    return LastVerdict(
        verdict=place.verdict,
        effect=place.effect,
        low=place.low,
        high=place.high,
        seeds=place.seeds,
        when=place.when.isoformat(),
    )
