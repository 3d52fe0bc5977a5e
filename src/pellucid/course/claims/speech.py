"""A small network recognises vowels of voices it never heard (Peterson, Barney 1952).

What tells vowels apart is which pitches are loud, not where the wave of the sound stands at any
moment: a straight line through the samples themselves, the best there is, stays near chance. The
voices are made by rule, and differ less than people do.
"""

from functools import cache, partial
from typing import Annotated, NamedTuple

import jax
import numpy as np
from jaxtyping import Array, Float, Float32, Int, Int64
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, right
from pellucid.course.charts import Map, Maps, groups, picture
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.statistics import Comparison
from pellucid.data import Collection, Dataset, builtin
from pellucid.insight.probe import ridge
from pellucid.network import LogMel, Network, dense_network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    voices: Annotated[int, Meta(ge=1, le=40, description="voices to learn from")] = 40
    hidden: Annotated[int, Meta(ge=1, le=128, description="units of the hidden layer")] = 32
    epochs: Annotated[int, Meta(ge=1, le=200, description="rounds of practice")] = 40


HELD = 20


class Sounds(NamedTuple):
    """Recordings as they are and as an ear has them, what is said, and by whom."""

    samples: Float32[np.ndarray, "n n"]
    loudness: Float32[np.ndarray, "n numbers"]
    answers: Int64[np.ndarray, " n"]
    classes: tuple[str, ...]
    voices: Int64[np.ndarray, " n"]


def measure(settings: Settings, bench: Bench) -> Measured:
    """Right answers on voices nobody has heard: by a network, and by a line through samples."""
    sounds = _sounds()
    order = np.stack([bench.draw(0, index).permutation(60) for index in range(len(bench))])
    rows, held = (_said_by(sounds, own) for own in (order[:, : settings.voices], order[:, -HELD:]))
    answers = sounds.answers.astype(np.int32)
    data = Dataset("vowels", sounds.loudness, answers, "multiclass", sounds.classes)
    network = dense_network(
        sounds.loudness.shape[1], len(sounds.classes), "multiclass", (settings.hidden,)
    )
    trained = bench.train(network, data, rows=rows, epochs=settings.epochs, learning_rate=0.003,
                          batch_size=50)  # fmt: skip
    outputs = trained.own_outputs(sounds.loudness[held])
    truth = sounds.answers[held]
    found = {
        "network on pitches": right(outputs, truth),
        "straight line on samples": _by_samples(sounds, rows, held),
    }
    heard = found["network on pitches"]
    return Measured(
        gaps={"recognises": heard, "pitches": heard - found["straight line on samples"]},
        charts=[
            groups("right answers on new voices", found, scale="shares"),
            Maps("said (down) and heard (along)", [_confused(sounds, outputs.argmax(-1), truth)]),
        ],
        facts={"network": float(np.median(heard)),
               "samples": float(np.median(found["straight line on samples"])), "chance": 0.1},
    )  # fmt: skip


@cache
def _sounds() -> Sounds:
    """All recordings; how loud each pitch is on average and at its loudest."""
    vowels = builtin("vowels")
    assert isinstance(vowels, Collection)
    assert vowels.target is not None
    assert vowels.groups is not None
    samples = vowels.inputs.astype(np.float32)
    ear = Network(samples.shape[1:], (LogMel(10_000, mels=24, hop=0.032),))
    parts = [np.asarray(_loudness(ear, part)) for part in np.split(samples, 4)]
    loudness = np.concatenate(parts)[..., 0]
    answers = np.array([vowels.classes.index(word) for word in vowels.target])
    even = samples / np.abs(samples).max(1, keepdims=True)
    return Sounds(
        # Turned until all but the first n numbers of each are 0: to a straight line, the same.
        np.asarray(np.linalg.qr(even.T, mode="r")).T,
        np.concatenate([loudness.mean(1), loudness.max(1)], 1), answers, vowels.classes,
        vowels.groups,
    )  # fmt: skip


@partial(jax.jit, static_argnums=0)
def _loudness(ear: Network, samples: Float[Array, "n samples"]) -> Float[Array, "n frames mels 1"]:
    return ear(ear.init(0), samples)


def _said_by(
    sounds: Sounds, voices: Int64[np.ndarray, "seeds voices"]
) -> Int64[np.ndarray, "seeds n"]:
    return np.stack([np.flatnonzero(np.isin(sounds.voices, own)) for own in voices])


def _by_samples(sounds: Sounds, rows: np.ndarray, held: np.ndarray) -> Float[np.ndarray, " seeds"]:
    """Right answers of the straight line that does best, its penalty chosen for it."""
    found: list[float] = []
    for own, other in zip(rows, held, strict=True):
        wanted = 2.0 * (sounds.answers[own, None] == np.arange(len(sounds.classes))) - 1
        middle = sounds.samples[own].mean(0)
        weights = ridge(sounds.samples[own] - middle, wanted - wanted.mean(0))
        scores = (sounds.samples[other] - middle) @ weights + wanted.mean(0)
        found.append(float((scores.argmax(1) == sounds.answers[other]).mean()))
    return np.array(found)


def _confused(
    sounds: Sounds, heard: Int[np.ndarray, "seeds n"], truth: Int64[np.ndarray, "seeds n"]
) -> Map:
    """How often a vowel was heard as each of them, over all networks."""
    counts = np.zeros((len(sounds.classes),) * 2)
    np.add.at(counts, (truth.ravel(), heard.ravel()), 1)
    return picture(", ".join(sounds.classes), counts / counts.sum(1, keepdims=True))


EXPERIMENT = Experiment(
    name="speech",
    lesson=5,
    claim="A small network over the loudness of pitches recognises the vowels of voices it has "
    "never heard.",
    varied="whether pitches are told apart, or samples of the sound are read as they come",
    measured=f"the share of right answers, of ten vowels, on {HELD} voices not heard in practice",
    refuted="80 % or less, or no more than 30 in 100 better than a straight line on the samples",
    settings=Settings(),
    comparisons=(
        Comparison("recognises", "right answers on new voices, above 80 %", 0.8, shares=True),
        Comparison(
            "pitches", "right answers, network on pitches minus line on samples", 0.3, shares=True
        ),
    ),
    measure=measure,
    fails=Failing({"voices": 1}, "who has heard one voice knows how that one speaks, no more"),
    seeds=10,
)
