import os
import signal
import sys

import jax
import numpy as np
import pytest

from pellucid.data import Dataset
from pellucid.errors import BadInput
from pellucid.learning import CURVES, STATISTICS, Keep, Rates, Rows, Settings, fit
from pellucid.network import BatchNorm, Dense, Dropout, Network, dense_network

DRAW = np.random.default_rng(0)
X = DRAW.uniform(-1, 1, (240, 2)).astype(np.float32)
XOR = Dataset("xor", X, (X[:, 0] * X[:, 1] > 0).astype(np.int32), "binary", ("no", "yes"))
LINE = Dataset("line", X, (X @ [2.0, -1.0] + 0.5).astype(np.float32), "regression")
ROWS = Rows(np.arange(200), np.arange(200, 240))
SMALL = dense_network(2, 1, "binary", (4,), activation="tanh")


def trained(network=SMALL, data=XOR, rows=ROWS, seeds=(0,), **settings):
    chosen = {"epochs": 4, "batch_size": 32, "learning_rate": 0.02} | settings
    kept = {name: chosen.pop(name) for name in ("keep", "watch", "rates", "preset")
            if name in chosen}  # fmt: skip
    return fit(network, data, Settings(**chosen), rows, seeds=seeds, **kept)


def leaves(fitted):
    return [np.asarray(leaf) for leaf in jax.tree.leaves(fitted.parameters)]


def same_bits(one, other):
    return all((a == b).all() for a, b in zip(leaves(one), leaves(other), strict=True))


def last(fitted, curve):
    return fitted.curves[:, -1, CURVES.index(curve)]


def test_xor_needs_a_hidden_layer():
    without = trained(dense_network(2, 1, "binary"), epochs=60)
    assert last(without, "validation")[0] < 0.8
    hidden = dense_network(2, 1, "binary", (8,), activation="tanh")
    assert last(trained(hidden, epochs=60), "validation")[0] > 0.9


def test_a_linear_network_finds_the_least_squares_line():
    found = trained(dense_network(2, 1, "regression"), LINE, epochs=150, schedule="cosine")
    last_layer = found.parameters["dense_1"]
    np.testing.assert_allclose(np.asarray(last_layer["weights"])[0, :, 0], [2, -1], atol=1e-3)
    np.testing.assert_allclose(np.asarray(last_layer["bias"])[0], [0.5], atol=1e-3)


def test_the_same_seed_gives_the_same_bits_and_another_does_not():
    one = trained(seeds=(3,))
    assert same_bits(one, trained(seeds=(3,)))
    assert not same_bits(one, trained(seeds=(4,)))


@pytest.mark.parametrize("networks", [1, 4])
def test_watching_changes_nothing(networks):
    layers = (Dense(4, "relu"), BatchNorm(), Dropout(0.2), Dense(1, "sigmoid"))
    seeds = range(networks)
    with_vitals = trained(Network((2,), layers), seeds=seeds, vitals=True)
    seen = []
    without = trained(Network((2,), layers), seeds=seeds, vitals=False, watch=seen.append)
    assert same_bits(with_vitals, without)
    assert without.vitals is None
    assert seen[-1].epoch == 4


def test_side_by_side_is_the_same_as_alone():
    together = trained(seeds=(5, 6, 7, 8))
    alone = trained(seeds=(6,))
    for many, one in zip(leaves(together), leaves(alone), strict=True):
        np.testing.assert_allclose(many[1], one[0], rtol=1e-4, atol=1e-5)


def test_networks_side_by_side_may_have_rates_of_their_own():
    rates = Rates(np.array([0.0, 0.02], np.float32), np.zeros(2, np.float32))
    fitted = trained(seeds=(1, 1), rates=rates, epochs=20)
    assert last(fitted, "loss")[1] < fitted.curves[0, 0, 0]
    assert last(fitted, "loss")[0] == pytest.approx(fitted.curves[0, 0, 0], rel=0.02)


def test_a_preset_is_where_training_starts():
    start = {"dense_2": {"bias": np.array([7.0], np.float32)}}
    fitted = trained(preset=start, learning_rate=0.0)
    assert np.asarray(fitted.parameters["dense_2"]["bias"])[0, 0] == 7.0


def test_early_stopping_stops_and_restores_the_best():
    noise = Dataset("noise", X, DRAW.integers(0, 2, 240).astype(np.int32), "binary", ("a", "b"))
    fitted = trained(SMALL, noise, epochs=400, patience=5, learning_rate=0.1)
    held = fitted.curves[0, :, CURVES.index("validation_loss")]
    assert fitted.ended == "early"
    assert fitted.epochs < 400
    assert fitted.best_epochs[0] == np.nanargmin(held)
    again = trained(SMALL, noise, epochs=400, patience=5, learning_rate=0.1)
    assert same_bits(fitted, again)


def test_where_it_stops_early_does_not_depend_on_how_it_is_sliced(monkeypatch):
    noise = Dataset("noise", X, DRAW.integers(0, 2, 240).astype(np.int32), "binary", ("a", "b"))
    settings = {"epochs": 400, "patience": 5, "learning_rate": 0.1}
    usual = trained(SMALL, noise, seeds=(0, 1), **settings)
    monkeypatch.setattr(sys.modules[fit.__module__], "_SLICE_SECONDS", 1e-9)
    one_by_one = trained(SMALL, noise, seeds=(0, 1), **settings)
    assert usual.ended == one_by_one.ended == "early"
    assert usual.epochs == one_by_one.epochs == usual.best_epochs.max() + 5 + 1
    np.testing.assert_array_equal(usual.curves, one_by_one.curves)
    assert np.isfinite(usual.curves).all()


def test_without_validation_the_last_epoch_counts():
    none = Rows(np.arange(240), np.zeros(0, np.int64))
    assert same_bits(trained(rows=none, restore_best=True), trained(rows=none))


def test_balanced_weights_find_the_rare_class():
    rare = (X[:, 0] > 0.85).astype(np.int32)
    blurred = X + DRAW.normal(0, 0.3, X.shape).astype(np.float32)
    data = Dataset("rare", blurred, rare, "binary", ("common", "rare"))
    net, rows = dense_network(2, 1, "binary"), Rows(np.arange(240), np.zeros(0, np.int64))
    found = {}
    for weights in (None, "balanced"):
        fitted = trained(net, data, rows, epochs=60, class_weights=weights)
        member = jax.tree.map(lambda leaf: leaf[0], fitted.parameters)
        found[weights] = float((np.asarray(net(member, blurred))[rare == 1, 0] > 0.5).mean())
    assert found["balanced"] > found[None] + 0.2


def test_vitals_say_what_a_step_did():
    fitted = trained(epochs=40)
    assert fitted.vitals.values.shape[1:] == (1, 2, len(STATISTICS))
    assert np.isfinite(fitted.vitals.values).all()
    assert (fitted.vitals.of("weight_norm") > 0).all()
    assert fitted.vitals.layers == ("dense_1", "dense_2")


def test_a_loss_that_explodes_says_at_which_step():
    fitted = trained(dense_network(2, 1, "regression", (8,)), LINE, optimizer="sgd",
                     learning_rate=1e5, epochs=5)  # fmt: skip
    assert 0 <= fitted.broken[0] < 5 * 7
    assert trained().broken[0] == -1


def test_ctrl_c_stops_cleanly_and_resuming_gives_the_same_bits(tmp_path):
    keep = tmp_path / "xor.checkpoint"
    settings = {"epochs": 3000, "schedule": "cosine", "restore_best": True}
    whole = trained(**settings)

    pressed = []

    def press(progress):
        if progress.epoch >= 5 and not pressed:
            pressed.append(progress.epoch)
            os.kill(os.getpid(), signal.SIGINT)

    stopped = trained(**settings, keep=Keep(keep), watch=press)
    assert stopped.ended == "interrupted"
    assert 5 <= stopped.epochs < 3000
    resumed = trained(**settings, keep=Keep(keep, resume=True))
    assert resumed.ended == "done"
    assert same_bits(whole, resumed)
    np.testing.assert_array_equal(whole.curves, resumed.curves)


def test_a_checkpoint_of_another_training_is_refused(tmp_path):
    keep = tmp_path / "xor.checkpoint"
    trained(keep=Keep(keep))
    with pytest.raises(BadInput, match="another training"):
        trained(keep=Keep(keep, resume=True), epochs=9)
    keep.write_bytes(keep.read_bytes()[:100])
    with pytest.raises(BadInput, match="cannot be read"):
        trained(keep=Keep(keep, resume=True))


def test_a_batch_larger_than_the_data_is_all_of_it():
    assert trained(batch_size=10_000).curves.shape == (1, 4, len(CURVES))


@pytest.mark.parametrize(
    "wrong",
    [
        {"epochs": 0},
        {"batch_size": -1},
        {"learning_rate": -0.1},
        {"learning_rate": float("nan")},
        {"optimizer": "addam"},
        {"schedule": "coslne"},
        {"loss": "hubber"},
        {"label_smoothing": 1.5},
        {"class_weights": "fair"},
        {"patience": 0},
    ],
)
def test_absurd_settings_are_refused(wrong):
    with pytest.raises(BadInput):
        Settings(**wrong)
