"""`pellucid quiz --model`: questions about a network of one's own."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.mark.parametrize("name", ["iris", "moons", "diabetes"])
def test_questions_about_an_own_network(
    name: str, tell: Callable, typing: Callable, models: Path, home: Path
) -> None:
    model = models / f"{name}.pellucid"
    found = tell("quiz", "--model", model, "--json").json
    counted = tell("show", model, "--json").json
    texts = {one["id"]: one for one in found["questions"]}
    each = counted["parameters"] // counted["networks"]
    if "own-parameters" in texts:
        assert f"{each:,}" in texts["own-parameters"]["answers"].values()
    graded = tell("quiz", "--model", model, "--json", "--answers", "-" * len(texts)).json
    right = "".join(one["solution"] for one in graded["questions"])
    assert tell("quiz", "--model", model, "--answers", right, "--json").code == 0
    told = typing(right, "--model", model)
    assert told.code == 0
    assert told.out.count("Right. ") >= len(texts)
    assert not home.exists()


def test_the_row_asked_about_is_the_row_that_is_predicted(tell: Callable, models: Path) -> None:
    model = models / "iris.pellucid"
    asked = tell("quiz", "--model", model, "--data", "iris", "--json", "--seed", 2).json
    many = len(asked["questions"])
    options = ("--model", model, "--seed", 2, "--json", "--answers", "-" * many)
    graded = {one["id"]: one for one in tell("quiz", *options).json["questions"]}
    one = graded["own-answer-of-row"]
    row = int(one["text"].split("row ")[1].split(" ")[0])
    predicted = tell("predict", model, "iris", "--json").json["predictions"][row]
    assert one["answers"][one["solution"]].startswith(f"{predicted}, ")


def test_an_own_network_of_pictures(tell: Callable, models: Path, pictures: Path) -> None:
    model = models / "pictures.pellucid"
    few = tell("quiz", "--model", model, "--json").json["questions"]
    more = tell("quiz", "--model", model, "--data", pictures, "--json").json["questions"]
    assert len(few) < len(more)
    assert any(".png" in one["text"] for one in more)
