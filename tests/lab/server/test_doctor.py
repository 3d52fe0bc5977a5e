"""Examinations at a real lab: nobody else waits for them, and nobody has more than one."""

from collections.abc import Callable

import pytest

from .talking import Talk

SMALL, SICK = "layers=2", "data=gaussians&examples=60&layers=3tanh&rate=1e-06"


def opened(talk: Callable[..., Talk], address: str = SMALL) -> Talk:
    page = talk()
    page.ask("open", address=address)
    page.hear("frame")
    return page


def test_others_train_and_are_answered_while_one_is_examined(talk: Callable[..., Talk]) -> None:
    trains, examined = opened(talk), opened(talk, SICK)
    trains.ask("train", on=True)
    told = examined.say("examine")
    assert examined.hear("examined")["id"] == told
    for _ in range(5):
        trains.hear("frame")
    assert trains.ask("train", on=True)["type"] == "done"
    while not (last := examined.hear("examined"))["done"]:
        assert last["opinion"] is None
    assert last["opinion"]["conclusion"] in ("problem", "cannot-tell")  # which, is told elsewhere
    assert last["address"] == SICK


def test_a_second_is_refused_while_one_runs_and_another_learner_waits_for_their_turn(
    talk: Callable[..., Talk],
) -> None:
    page, other = opened(talk, SICK), opened(talk, SICK)
    page.say("examine", epochs=2000)
    page.hear("examined")
    assert page.ask("examine")["code"] == "examining-already"
    waiting = other.say("examine")
    assert other.hear("examined")["stage"] == "waiting"
    other.ask("cancel", command=waiting)
    page.ask("end-examination")
    while not page.hear("examined")["done"]:
        pass


@pytest.mark.parametrize("epochs", [0, 2001, "all", None])
def test_epochs_out_of_range_are_not_understood(talk: Callable[..., Talk], epochs: object) -> None:
    page = opened(talk)
    if epochs is None:
        page.say("examine", epochs=epochs)
        assert page.hear("examined")["epochs"] == 100
    else:
        assert page.ask("examine", epochs=epochs)["code"] == "not-understood"


def test_whoever_ends_what_does_not_run_is_told_that_it_is_done(talk: Callable[..., Talk]) -> None:
    assert opened(talk).ask("end-examination")["type"] == "done"
