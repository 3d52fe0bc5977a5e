"""Settings as knobs: their ranges, and what is said of a value that is out of them."""

from typing import Annotated, Literal

import pytest
from msgspec import Meta, Struct

from pellucid.course.knobs import knobs, turned
from pellucid.errors import BadInput


class Made(Struct, frozen=True, kw_only=True):
    hidden: Annotated[int, Meta(ge=1, le=64, description="units of the hidden layer")] = 8
    rate: Annotated[float, Meta(gt=0, lt=10)] = 0.5
    activation: Literal["relu", "tanh"] = "relu"
    shuffled: bool = False


def test_each_knows_how_far_it_goes() -> None:
    found = knobs(Made())
    assert [one.allowed for one in found.values()] == [
        "a whole number from 1 to 64",
        "a number above 0 to less than 10",
        "one of: relu, tanh",
        "true or false",
    ]
    assert (found["hidden"].low, found["hidden"].high, found["hidden"].usual) == (1, 64, 8)
    assert found["hidden"].about == "units of the hidden layer"


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"hidden": "3"}, Made(hidden=3)),
        ({"hidden": 3}, Made(hidden=3)),
        ({"rate": "1e-2"}, Made(rate=0.01)),
        ({"rate": 2}, Made(rate=2.0)),
        ({"activation": "tanh"}, Made(activation="tanh")),
        ({"shuffled": "true"}, Made(shuffled=True)),
        ({}, Made()),
    ],
)
def test_text_is_read_as_what_it_should_be(chosen: dict[str, object], expected: Made) -> None:
    assert turned(Made(), chosen) == expected


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"hiden": 3}, "Try: hidden"),
        ({"hidden": "65"}, "hidden is '65'. Expected a whole number from 1 to 64: units of"),
        ({"hidden": 0}, "hidden is 0."),
        ({"hidden": "x"}, "hidden is 'x'."),
        ({"hidden": 1.5}, "hidden is 1.5."),
        ({"rate": "0"}, "a number above 0"),
        ({"rate": "nan"}, "rate is 'nan'"),
        ({"activation": "rleu"}, "one of: relu, tanh"),
        ({"shuffled": "maybe"}, "true or false"),
    ],
)
def test_what_cannot_be_is_told(chosen: dict[str, object], said: str) -> None:
    with pytest.raises(BadInput) as told:
        turned(Made(), chosen)
    assert said in str(told.value)
