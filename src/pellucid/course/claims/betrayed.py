"""A network betrays who was in its training data (Yeom et al. 2018).

Private training, which cuts every example's gradient and adds noise (Abadi et al. 2016), lessens
that, at a cost in right answers. The pictures are grainy: of clean digits there is so little to
know by heart that 300 of them are hardly betrayed.

Against this simple attacker, stopping ordinary training at the accuracy that private training
reaches was found to help nearly as much. Only private training says how much *any* attacker can
learn: the ε among the facts.
"""

from typing import Annotated, Any, NamedTuple

import jax.numpy as jnp
import numpy as np
from jaxtyping import Float
from msgspec import Meta, Struct

from pellucid.course.bench import Bench
from pellucid.course.charts import Lines, lines
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.materials.digits import digits, shuffled
from pellucid.course.materials.privacy import (
    ORDINARY,
    Limits,
    Shown,
    epsilon,
    losses_and_hits,
    private_training,
)
from pellucid.course.statistics import Comparison
from pellucid.network import Parameters, dense_network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    noise: Annotated[
        float, Meta(ge=0, le=100, description="noise of private training, in clips")
    ] = 10.0
    clip: Annotated[
        float, Meta(gt=0, le=1000, description="the longest that one example's gradient may be")
    ] = 1.0
    steps: Annotated[int, Meta(ge=15, le=2000, description="steps of training, of each kind")] = 150
    grain: Annotated[float, Meta(ge=0, le=2, description="how grainy the pictures are")] = 0.4


_PEOPLE, _RATE, _MARKS = 300, 0.5, 15
_NETWORK = dense_network(64, 10, "multiclass", (32,))
_DELTA = 1e-3
_AT_ONCE = 8
"""Networks side by side: the gradient of every example of each stands in memory."""


class Followed(NamedTuple):
    """What was seen of every network at every mark."""

    advantage: Float[np.ndarray, "networks marks"]
    unseen: Float[np.ndarray, "networks marks"]


def measure(settings: Settings, bench: Bench) -> Measured:
    """The attacker's advantage and the accuracy, ordinary against private, from the same starts.

    The attacker knows the mean loss on the training data, and takes for a member whoever has a
    smaller one. The advantage is the share of members it calls so, minus that of outsiders.
    """
    marks = np.linspace(0, settings.steps, _MARKS + 1)[1:].astype(np.int32)
    members, outsiders = _people(bench, settings.grain)
    found: list[Followed] = []
    for limits in bench.each((ORDINARY, Limits(settings.clip, settings.noise))):
        parts: list[Followed] = []
        for some in bench.each(_groups(len(bench))):
            inside, outside = _of(members, some), _of(outsiders, some)
            trained = private_training(
                _NETWORK, bench.keys()[some], inside, jnp.asarray(marks), _RATE, limits
            )
            parts.append(_followed(trained, inside, outside))
        kinds = zip(*parts, strict=True)
        found.append(Followed(*(np.concatenate(kind)[: len(bench)] for kind in kinds)))
    ordinary, private = found
    return _measured(settings, marks.tolist(), ordinary, private)


def _people(bench: Bench, grain: float) -> tuple[Shown, Shown]:
    """Grainy pictures for every network: those it learns from, and as many that it does not."""
    pictures, answers = digits()
    rows = shuffled(bench.draw(0), len(bench))[:, : 2 * _PEOPLE]
    specks = bench.draw(1).standard_normal((*rows.shape, pictures.shape[1]), np.float32)
    people = Shown(
        jnp.asarray(pictures[rows] + np.float32(grain) * specks), jnp.asarray(answers[rows])
    )
    members, outsiders = slice(_PEOPLE), slice(_PEOPLE, None)
    return _of(people, np.s_[:, members]), _of(people, np.s_[:, outsiders])


def _of(shown: Shown, which: Any) -> Shown:
    return Shown(shown.x[which], shown.y[which])


def _groups(networks: int) -> list[np.ndarray]:
    """A few networks at a time; the last are filled up with the first, so that one program does."""
    starts = range(0, networks, _AT_ONCE)
    return [np.arange(start, start + _AT_ONCE) % networks for start in starts]


def _followed(trained: Parameters, members: Shown, outsiders: Shown) -> Followed:
    own, _ = losses_and_hits(_NETWORK, trained, members)
    others, hits = losses_and_hits(_NETWORK, trained, outsiders)
    return Followed(_advantage(np.asarray(own), np.asarray(others)), np.asarray(hits, float))


def _advantage(
    own: Float[np.ndarray, "... n"], others: Float[np.ndarray, "... n"]
) -> Float[np.ndarray, "..."]:
    bound = own.mean(-1, keepdims=True)
    return (own < bound).mean(-1) - (others < bound).mean(-1)


def _measured(
    settings: Settings, marks: list[float], ordinary: Followed, private: Followed
) -> Measured:
    def drawn(title: str, one: np.ndarray, other: np.ndarray) -> Lines:
        curves = {"ordinary training": one, "private training": other}
        return lines(title, "steps of training", marks, curves, y_scale="shares")

    told, told_private = ordinary.advantage[:, -1], private.advantage[:, -1]
    good, good_private = ordinary.unseen[:, -1], private.unseen[:, -1]
    return Measured(
        gaps={
            "betrays": told,
            "lessens": told - told_private,
            "costs": good - good_private,
        },
        charts=[
            drawn("how far the attacker is ahead of guessing", ordinary[0], private[0]),
            drawn("right answers on new pictures", ordinary[1], private[1]),
        ],
        facts={
            "advantage": np.median(told),
            "advantage-private": np.median(told_private),
            "right": np.median(good),
            "right-private": np.median(good_private),
            "epsilon": epsilon(settings.noise, settings.steps, _DELTA),
            "delta": _DELTA,
        },
    )


EXPERIMENT = Experiment(
    name="betrayed",
    lesson=1,
    claim="A network betrays who was in its training data; private training lessens that, at a "
    "cost in right answers.",
    varied="ordinary training, or private training (each example's gradient cut, and noise added)",
    measured="the attacker's advantage: the share of members it takes for members, minus the "
    f"share of outsiders; and right answers on {_PEOPLE} pictures not trained on",
    refuted="an advantage of 10 points or less over guessing, or private training that takes "
    "away 3 points of it or less, or that costs no right answers",
    settings=Settings(),
    comparisons=(
        Comparison(
            "betrays", "the attacker's advantage after ordinary training", beyond=0.1, shares=True
        ),
        Comparison(
            "lessens",
            "the advantage after ordinary training, minus after private",
            beyond=0.03,
            shares=True,
        ),
        Comparison(
            "costs", "right answers after ordinary training, minus after private", shares=True
        ),
    ),
    measure=measure,
    fails=Failing(
        {"noise": 0.0, "clip": 1000.0},
        "without noise, and with a limit that nobody reaches, private training is ordinary",
    ),
    seeds=16,
)
