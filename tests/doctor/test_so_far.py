"""What is said while a training goes on: of sick ones seldom, of healthy ones nothing."""

import numpy as np
import pytest

from pellucid.doctor.so_far import Hint, SoFar
from pellucid.learning import STATISTICS, Progress, Settings, VitalSigns
from pellucid.network import Dense, Network

NETWORK = Network((2,), (Dense(8, "relu"), Dense(8, "relu"), Dense(1, "sigmoid")))
EPOCHS = 100


def listener(rate: float = 0.003) -> SoFar:
    """One for a small network of two classes."""
    return SoFar(NETWORK, Settings(epochs=EPOCHS, learning_rate=rate), "binary", 2)


def at(epoch: int, loss: np.ndarray, score: float, **vitals: float) -> Progress:
    """A training of ten steps an epoch after so many epochs; the same vitals in every layer."""
    curves = np.full((1, epoch, 4), np.nan)
    curves[0, :, 0], curves[0, :, 1] = loss[:epoch], score
    values = np.ones((epoch, 1, 3, len(STATISTICS)))
    for name, value in {"dead": 0.0, "saturated": 0.0, "update_norm": 1e-3, **vitals}.items():
        values[..., STATISTICS.index(name)] = value
    signs = VitalSigns(np.arange(epoch), NETWORK.names, values)
    return Progress(epoch, EPOCHS, 1.0, curves, 0.0, 10, lambda: signs)


def heard(own: SoFar, loss: np.ndarray, score: float, **vitals: float) -> list[tuple[int, Hint]]:
    """What is told at which epoch, with a look after each."""
    told = ((epoch, own.look(at(epoch, loss, score, **vitals))) for epoch in range(1, EPOCHS + 1))
    return [(epoch, hint) for epoch, hint in told if hint is not None]


FLAT, FALLING = np.full(EPOCHS, 0.7), np.geomspace(0.7, 0.1, EPOCHS)


def test_a_rate_too_low_is_told_once_it_was_seen_twice() -> None:
    ((epoch, hint),) = heard(listener(1e-7), FLAT, 0.5, update_norm=1e-8)
    assert hint.code == "rate-low"
    assert "Raise the learning rate to 0.003." in hint.text
    assert epoch == 25  # first seen after a fifth, again a twentieth later


def test_dead_units_are_told_with_their_layer() -> None:
    ((_, hint),) = heard(listener(), FLAT, 0.5, dead=0.9)
    assert (hint.code, hint.layer) == ("dead-units", 0)


@pytest.mark.parametrize(
    ("loss", "score"), [(FALLING, 0.9), (FALLING, 0.65), (FLAT, 0.8)],
    ids=["well", "slowly but surely", "it knew from the start"],
)  # fmt: skip
def test_what_learns_hears_nothing(loss: np.ndarray, score: float) -> None:
    assert heard(listener(1e-7), loss, score, dead=0.9, update_norm=1e-8) == []


def test_a_loss_that_is_no_number_is_told_at_once_and_nothing_after_it() -> None:
    loss = FLAT.copy()
    loss[6:] = np.nan
    ((epoch, hint),) = heard(listener(100.0), loss, 0.5, dead=0.9)
    assert (epoch, hint.code) == (7, "not-finite")
    assert "since epoch 7" in hint.text


def test_at_most_three_things_are_told() -> None:
    own, codes = listener(1e3), [f"{n}" for n in range(3)]
    vars(own)["_told"].update(codes)
    assert heard(own, FLAT, 0.5, dead=0.9) == []


def test_a_passing_fright_is_not_told() -> None:
    """What one look suspects and the next does not."""
    own = listener()
    assert own.look(at(30, FLAT, 0.5, dead=0.9)) is None
    assert own.look(at(40, FLAT, 0.5)) is None
    assert own.look(at(50, FLAT, 0.5, dead=0.9)) is None
