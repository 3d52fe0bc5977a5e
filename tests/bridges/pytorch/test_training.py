"""Training a copy: as PyTorch itself would, and without a trace on the person's own."""

import copy
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from pellucid.bridges.pytorch.framework import PyTorch
from pellucid.doctor.patient import Misfit, Regime
from pellucid.learning import STATISTICS


def network() -> nn.Sequential:
    torch.manual_seed(3)
    return nn.Sequential(
        nn.Linear(6, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, 3)
    )


def patient(model: nn.Module, examples: Any, loss: Any = "cross-entropy", **settings: Any) -> Any:
    chosen = torch.optim.Adam(model.parameters(), **{"lr": 0.01, **settings})
    return PyTorch().patient(model, *examples, loss=loss, optimizer=chosen)


def test_the_persons_own_stays_as_it_is(examples: Any, lessons: Any) -> None:
    model = network().eval()
    was, drawn = copy.deepcopy(model.state_dict()), torch.get_rng_state()
    threads = torch.get_num_threads()
    ill = patient(model, examples)
    ill.train(lessons(ill.anatomy), Regime(epochs=1, batch_size=32, seed=1))
    assert all(torch.equal(was[name], now) for name, now in model.state_dict().items())
    assert torch.equal(drawn, torch.get_rng_state())
    assert not any(module.training for module in model.modules())
    assert torch.get_num_threads() == threads
    assert all(one.grad is None for one in model.parameters())


def test_it_learns_and_tells(examples: Any, lessons: Any) -> None:
    ill = patient(network(), examples)
    found = ill.train(lessons(ill.anatomy), Regime(epochs=12, batch_size=16, looks=8))
    assert (found.ended, found.steps, found.steps_an_epoch) == ("done", 180, 15)
    assert found.at.tolist()[0] == 0
    assert found.at.tolist()[-1] == 180
    assert len(found.at) == 9
    assert found.curve("validation_score")[-1] > 0.75 > found.curve("validation_score")[0]
    assert found.curve("training_loss")[-1] < found.curve("training_loss")[0]
    assert found.before.shape == found.after.shape == (240, 3)
    assert found.held is not None
    assert found.held.shape == (60, 3)
    assert found.vitals is not None
    assert found.vitals.values.shape == (9, 5, len(STATISTICS))
    assert np.isfinite(found.vitals.of("update_norm")[:, [0, 1, 4]]).all()
    assert np.isnan(found.vitals.of("weight_norm")[:, 2]).all()


def test_the_same_seed_gives_the_same_bits(examples: Any, lessons: Any) -> None:
    ill = patient(network(), examples)
    several = [
        ill.train(lessons(ill.anatomy), Regime(epochs=2, batch_size=32, seed=seed, vitals=vitals))
        for seed, vitals in ((5, True), (5, False), (6, False))
    ]
    assert np.array_equal(several[0].after, several[1].after)
    assert not np.array_equal(several[1].after, several[2].after)


def test_steps_are_those_of_a_plain_loop(examples: Any, lessons: Any) -> None:
    """One batch a step, all examples in it: then their order does not matter."""
    model = nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 3))
    ill = patient(model, examples, weight_decay=0.1)
    given = lessons(ill.anatomy)
    found = ill.train(given, Regime(epochs=5, batch_size=240))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=0.1)
    x, y = torch.tensor(given.x, dtype=torch.float32), torch.tensor(given.y)
    for _ in range(5):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x), y).backward()
        optimizer.step()
    assert np.allclose(found.after, model(x).detach().numpy(), atol=1e-5)


def test_a_fresh_draw_keeps_how_weights_were_drawn(examples: Any, lessons: Any) -> None:
    """PyTorch's own draw is drawn again; a person's constant stays constant."""
    model = nn.Sequential(nn.Linear(6, 200), nn.ReLU(), nn.Linear(200, 3))
    nn.init.constant_(model[0].weight, 0.5)
    ill = patient(model, examples, lr=0.0)
    given = lessons(ill.anatomy)
    found = ill.train(given, Regime(epochs=1, batch_size=240, seed=1))
    assert found.vitals is not None
    weights = found.vitals.of("weight_norm")[0]
    assert weights[0] == pytest.approx(
        ill.train(given, Regime(1, 240)).vitals.of("weight_norm")[0, 0], rel=0.02
    )
    assert not np.array_equal(found.before, ill.train(given, Regime(1, 240)).before)


def test_shapes_that_stretch_silently_are_kept(examples: Any, lessons: Any) -> None:
    x, y = examples
    ill = patient(nn.Linear(6, 1), (x, y.astype(float)), loss=nn.MSELoss())
    given = lessons(ill.anatomy, x, y.astype(float))
    found = ill.train(given, Regime(epochs=30, batch_size=32))
    # Every output is held against every target, so the mean is the best there is.
    assert found.after.std() < 0.3 * y.std()
    mended = patient(nn.Linear(6, 1), (x, y[:, None].astype(float)), loss=nn.MSELoss())
    column = lessons(mended.anatomy, x, y[:, None].astype(float))
    assert mended.train(column, Regime(epochs=30, batch_size=32)).after.std() > 0.5 * y.std()


@pytest.mark.parametrize(
    ("loss", "y", "shape"),
    [(nn.BCEWithLogitsLoss(), np.zeros(300), ()), ("cross-entropy", np.zeros((300, 5)), (5,))],
)
def test_targets_that_a_loss_refuses_are_told(
    examples: Any, lessons: Any, loss: Any, y: Any, shape: Any
) -> None:
    ill = patient(nn.Linear(6, 1), (examples[0], y), loss=loss)
    with pytest.raises(Misfit) as raised:
        ill.train(lessons(ill.anatomy, examples[0], y), Regime(epochs=1, batch_size=32))
    assert (raised.value.part, raised.value.shape) == ("targets", shape)


def test_it_says_where_numbers_broke(examples: Any, lessons: Any) -> None:
    x, y = examples
    ill = patient(
        nn.Sequential(nn.Linear(6, 8), nn.Linear(8, 1)), (x, y[:, None] * 1e3), loss="mse", lr=1e18
    )
    found = ill.train(lessons(ill.anatomy, x, y[:, None] * 1e3), Regime(epochs=20, batch_size=32))
    assert found.ended == "broken"
    assert found.broken is not None
    assert found.broken.layer in ("0", "1", None)
    assert 1 <= found.broken.step <= 5


def test_inputs_that_are_no_numbers_are_where_it_broke(examples: Any, lessons: Any) -> None:
    x = examples[0].copy()
    x[:200, 0] = np.nan
    ill = patient(network(), (x, examples[1]))
    found = ill.train(lessons(ill.anatomy, x), Regime(epochs=1, batch_size=32))
    assert found.broken is not None
    assert (found.broken.step, found.broken.what) == (1, "inputs")


def test_it_stops_in_time(examples: Any, lessons: Any) -> None:
    ill = patient(network(), examples)
    regime = Regime(epochs=10**6, batch_size=16, seconds=0.3, vitals=False)
    found = ill.train(lessons(ill.anatomy), regime)
    assert found.ended == "deadline"
    assert found.at[-1] == found.steps
    assert found.seconds < 5


def test_dead_and_saturated_units_are_counted(examples: Any, lessons: Any) -> None:
    model = nn.Sequential(
        nn.Linear(6, 4), nn.ReLU(), nn.Linear(4, 4), nn.Sigmoid(), nn.Linear(4, 3)
    )
    with torch.no_grad():
        model[0].bias.copy_(torch.tensor([-100.0, -100.0, 1.0, 1.0]))
        model[2].bias.copy_(torch.tensor([50.0, 0.0, 0.0, 0.0]))
    ill = patient(model, examples)
    found = ill.train(lessons(ill.anatomy), Regime(epochs=1, batch_size=240, looks=1))
    assert found.vitals is not None
    assert found.vitals.of("dead")[0, 1] == 0.5
    assert found.vitals.of("saturated")[0, 3] == 0.25
    assert np.isnan(found.vitals.of("dead")[0, [0, 2, 4]]).all()


def test_frozen_and_forgotten_layers_do_not_move(examples: Any, lessons: Any) -> None:
    model = nn.Sequential(nn.Linear(6, 4), nn.ReLU(), nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 3))
    model[0].requires_grad_(False)
    optimizer = torch.optim.SGD(model[4].parameters(), lr=0.1)
    ill = PyTorch().patient(model, *examples, loss="cross-entropy", optimizer=optimizer)
    found = ill.train(lessons(ill.anatomy), Regime(epochs=1, batch_size=64))
    assert [one.trainable for one in ill.anatomy.working] == [False, True, True]
    assert ill.anatomy.optimizer.missing == ("2",)
    assert found.vitals is not None
    moved = found.vitals.of("update_norm")[-1, [0, 2, 4]]
    assert moved[0] == moved[1] == 0 < moved[2]
