"""A live training is the fitting loop's, step by step, and may be steered."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.data import Dataset
from pellucid.learning import Rows, Settings, fit
from pellucid.learning.live import (
    Lessons,
    Shared,
    Strengths,
    carried_over,
    course_of,
    programs,
    spread,
)
from pellucid.learning.live.epochs import at_once, epoch_of, epochs_of
from pellucid.learning.live.live import without_dropout
from pellucid.learning.losses import loss
from pellucid.network import Conv, Dense, Dropout, Flatten, MaxPool, Network, dense_network

DRAW = np.random.default_rng(0)
X = DRAW.uniform(-1, 1, (70, 2)).astype(np.float32)
CLASSES = (X[:, 0] * X[:, 1] > 0).astype(np.int32)
QUANTITIES = (X @ [2.0, -1.0] + 0.5).astype(np.float32)
CUT = 43
XOR = Lessons.of(X, CLASSES, CUT)
SMALL = dense_network(2, 1, "binary", (4,), activation="tanh")
DROPPED = Network((2,), (Dense(6, "relu"), Dropout(0.3), Dense(1, "sigmoid")))


def course(network=SMALL, task="binary", l1=0.0, l2=0.0, **settings):
    chosen = {"batch_size": 10, "learning_rate": 0.05, "optimizer": "sgd"} | settings
    return course_of(network, task, CUT, Settings(**chosen), l1=l1, l2=l2)


def trained(way, lessons=XOR, seed=3, slices=(5,)):
    program = programs(way.plan)
    live = program.begin(seed, way.strengths)
    for count in slices:
        live = program.advance(live, lessons, way.strengths, count)
    return live


def leaves(tree):
    return [np.asarray(leaf) for leaf in jax.tree.leaves(tree)]


def same_bits(one, other):
    return all((a == b).all() for a, b in zip(leaves(one), leaves(other), strict=True))


@pytest.mark.parametrize(
    ("network", "settings"),
    [
        (SMALL, {"optimizer": "sgd"}),
        (DROPPED, {"optimizer": "adam", "weight_decay": 0.01}),
    ],
)
def test_so_many_epochs_are_those_of_fit(network, settings):
    l2 = settings.get("weight_decay", 0.0)
    way = course(network, l2=l2, **{k: v for k, v in settings.items() if k != "weight_decay"})
    live = trained(way, slices=(3 * way.plan.steps,))
    chosen = {"batch_size": 10, "learning_rate": 0.05, "epochs": 3, "vitals": False} | settings
    start = programs(way.plan).begin(3, way.strengths).parameters
    data = Dataset("xor", X, CLASSES, "binary", ("no", "yes"))
    rows = Rows(np.arange(CUT), np.arange(CUT, len(X)))
    fitted = fit(network, data, Settings(**chosen), rows, seeds=(3,), preset=start)
    for own, other in zip(leaves(live.parameters), leaves(fitted.parameters), strict=True):
        np.testing.assert_allclose(own, other[0], rtol=1e-5, atol=1e-6)
    assert (int(live.epoch), int(live.step), int(live.moment)) == (3, 0, 3 * way.plan.steps)


def test_so_many_epochs_of_a_network_over_pictures_are_those_of_fit():
    pictures = DRAW.uniform(0, 1, (len(X), 6, 6, 1)).astype(np.float32)
    layers = (Conv(3, 3, "relu"), MaxPool(), Dropout(0.2), Flatten(), Dense(1, "sigmoid"))
    way = course(Network((6, 6, 1), layers))
    lessons = Lessons.of(pictures, CLASSES, CUT)
    live = trained(way, lessons, slices=(2 * way.plan.steps,))
    start = programs(way.plan).begin(3, way.strengths).parameters
    settings = Settings(batch_size=10, learning_rate=0.05, optimizer="sgd", epochs=2, vitals=False)
    rows = Rows(np.arange(CUT), np.arange(CUT, len(X)))
    data = Dataset("pictures", pictures, CLASSES, "binary", ("no", "yes"))
    fitted = fit(way.plan.network, data, settings, rows, seeds=(3,), preset=start)
    for own, other in zip(leaves(live.parameters), leaves(fitted.parameters), strict=True):
        assert (own == other[0]).all()


def test_it_begins_as_fit_begins():
    way = course()
    first = jax.random.split(jax.random.key(3))[0]
    drawn = programs(way.plan).begin(3, way.strengths).parameters
    for own, other in zip(leaves(drawn), leaves(SMALL.init(first)), strict=True):
        np.testing.assert_allclose(own, other, rtol=1e-6)


def test_dropout_begins_with_the_same_weights():
    bare = course(without_dropout(DROPPED))
    first = programs(bare.plan).begin(3, bare.strengths).parameters
    dropped = programs(course(DROPPED).plan).begin(3, bare.strengths).parameters
    assert same_bits(first, dropped)


def test_how_steps_are_dealt_out_makes_no_difference_to_any_bit():
    assert same_bits(trained(course(), slices=(23,)), trained(course(), slices=(1, 4, 5, 0, 13)))


@pytest.mark.parametrize("slices", [(400,), (3, 397), (200, 0, 199, 1)])
def test_more_epochs_than_are_decided_at_once_are_as_good_as_step_after_step(slices):
    way = course()
    assert at_once(way.plan) * way.plan.steps < 200
    assert same_bits(trained(way, slices=slices), trained(way, slices=(1,) * 400))


def test_epochs_decided_at_once_are_those_decided_one_by_one():
    plan, rows = course().plan, np.arange(CUT, dtype=np.int32) + 5
    key = jax.random.key_data(jax.random.key(7))
    known = epochs_of(plan, key, jnp.asarray(rows), 4)
    for index in range(4):
        alone = epoch_of(key, jnp.asarray(rows), plan.steps, plan.batch)
        assert same_bits(jax.tree.map(lambda leaf, at=index: leaf[at], known), alone)
        assert sorted(np.asarray(alone.rows).ravel()[:CUT]) == rows.tolist()
        key = alone.following
    assert not np.asarray(known.rows[4:]).any()


def test_a_quantity_is_learned_too():
    way = course(dense_network(2, 1, "regression"), "regression", loss="huber")
    live = trained(way, Lessons.of(X, QUANTITIES, CUT), slices=(3000,))
    np.testing.assert_allclose(live.parameters["dense_1"]["weights"][:, 0], [2, -1], atol=1e-3)


def gradient_of_first_batch(way, live):
    """The first step's own gradient: what a step without penalties moves, over −rate."""
    plain = Strengths(way.strengths.learning_rate, np.float32(0), np.float32(0))
    after = programs(way.plan).advance(live, XOR, plain, 1).parameters
    moved = jax.tree.map(lambda new, old: (old - new) / 0.05, after, live.parameters)
    return jax.tree.map(np.asarray, moved)


@pytest.mark.parametrize("penalty", ["l1", "l2"])
def test_a_penalty_is_added_to_the_gradient_of_weights_alone(penalty):
    way = course(**{penalty: 0.3})
    live = programs(way.plan).begin(0, way.strengths)
    after = programs(way.plan).advance(live, XOR, way.strengths, 1).parameters
    gradient = gradient_of_first_batch(way, live)
    for name, own in live.parameters.items():
        weights = np.asarray(own["weights"])
        pull = 0.3 * (np.sign(weights) if penalty == "l1" else weights)
        wanted = weights - 0.05 * (gradient[name]["weights"] + pull)
        np.testing.assert_allclose(after[name]["weights"], wanted, atol=1e-6)
        wanted = np.asarray(own["bias"]) - 0.05 * gradient[name]["bias"]
        np.testing.assert_allclose(after[name]["bias"], wanted, atol=1e-6)


def test_rates_are_no_part_of_the_program():
    ways = [course(learning_rate=rate, l1=l1) for rate, l1 in ((0.1, 0.0), (0.2, 0.5))]
    assert programs(ways[0].plan) is programs(ways[1].plan)
    assert not same_bits(trained(ways[0]).parameters, trained(ways[1]).parameters)


def test_another_optimiser_begins_with_an_empty_memory():
    before, after = course(optimizer="adam"), course(optimizer="momentum")
    live = trained(before)
    new = carried_over(live, before.plan, after.plan, after.strengths)
    assert same_bits(new.parameters, live.parameters)
    assert same_bits(new.memory, programs(after.plan).begin(0, after.strengths).memory)


def test_the_same_optimiser_keeps_its_memory_through_dropout_and_rates():
    before = course(without_dropout(DROPPED), optimizer="adam")
    after = course(DROPPED, optimizer="adam", learning_rate=0.5)
    live = trained(before)
    new = carried_over(live, before.plan, after.plan, after.strengths)
    assert same_bits((new.parameters, new.memory), (live.parameters, live.memory))
    assert int(programs(after.plan).advance(new, XOR, after.strengths, 1).moment) == 6


def test_another_batch_begins_another_epoch():
    before, after = course(), course(batch_size=7)
    live = trained(before, slices=(3,))
    new = carried_over(live, before.plan, after.plan, after.strengths)
    assert (int(new.epoch), int(new.step), int(new.moment)) == (1, 0, 3)
    assert not same_bits(new.key, live.key)
    whole = trained(before, slices=(before.plan.steps,))
    assert same_bits(new.key, whole.key)
    assert same_bits(carried_over(whole, before.plan, after.plan, after.strengths).key, whole.key)


def test_rows_picked_by_hand_are_learned_alone():
    way = course()
    live = trained(way)
    after = programs(way.plan).learn(live, XOR, way.strengths, [3, 9])
    assert (int(after.moment), int(after.step)) == (int(live.moment) + 1, int(live.step))

    def mean_loss(parameters):
        last = SMALL.forward(parameters, jnp.asarray(X[[3, 9]]))[-1]
        return (
            loss("cross-entropy")
            .values(last.z, last.a, jnp.asarray(CLASSES[[3, 9]]), "sigmoid")
            .mean()
        )

    gradients = jax.grad(mean_loss)(live.parameters)
    wanted = jax.tree.map(lambda old, g: old - 0.05 * g, live.parameters, gradients)
    for own, other in zip(leaves(after.parameters), leaves(wanted), strict=True):
        np.testing.assert_allclose(own, other, atol=1e-6)


def test_what_the_optimiser_would_do_is_what_it_does():
    way = course(optimizer="adam", l2=0.1)
    live, program = trained(way), programs(way.plan)
    gradients = jax.tree.map(lambda leaf: leaf * 0 + 0.5, live.parameters)
    updates = program.updates(live, gradients, way.strengths)
    assert all((leaf < 0).all() for leaf in leaves(updates))


def test_programs_know_when_they_are_prepared():
    way = course(batch_size=3)
    program = programs(way.plan)
    assert not program.prepared(XOR)
    program.prepare(XOR, way.strengths)
    assert program.prepared(XOR)
    assert not program.prepared(Lessons.of(X[:50], CLASSES[:50], CUT))


def test_many_seeds_learn_as_each_does_alone():
    way = course()
    found = list(spread(way, XOR, (3, 4, 5), (1, 4)))
    assert [one.epoch for one in found] == [1, 4]
    alone = trained(way, seed=4, slices=(4 * way.plan.steps,))
    last = SMALL.forward(alone.parameters, jnp.asarray(X[CUT:]))[-1]
    values = loss("cross-entropy").values(last.z, last.a, jnp.asarray(CLASSES[CUT:]), "sigmoid")
    np.testing.assert_allclose(found[-1].loss[1], values.mean(), rtol=1e-5)
    right = ((np.asarray(last.a)[:, 0] > 0.5) == CLASSES[CUT:]).mean()
    assert found[-1].metric[1] == pytest.approx(right)


def test_many_seeds_in_groups_are_the_same(monkeypatch):
    whole = list(spread(course(), XOR, range(5), (2,)))[-1]
    monkeypatch.setattr("pellucid.learning.live.many._at_once", lambda *_: 2)
    apart = list(spread(course(), XOR, range(5), (2,)))[-1]
    np.testing.assert_allclose(apart.loss, whole.loss, rtol=1e-6)


class Made:
    """Something costly."""


def test_what_is_shared_is_kept_while_it_is_held_and_a_while_longer():
    shared = Shared(lambda _: Made(), recent=2)
    held = shared("held")
    for other in range(5):
        shared(other)
    assert shared("held") is held
    last = id(shared(4)), id(shared("held"))
    assert (id(shared(4)), id(shared("held"))) == last
    shared.clear()
    assert shared("held") is not held
