"""The address: every set-up has one, and no text breaks it."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.lab.address import MOST_NOTICES, address_of, read_address
from pellucid.lab.points_packed import pack_points, unpack_points
from pellucid.lab.protocol.commands import OpenAddress
from pellucid.lab.protocol.setup import (
    DataSetup,
    LayerSetup,
    NetworkSetup,
    Setup,
)


def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type of the protocol, within its own ranges."""
    fields = msgspec.inspect.type_info(kind).fields  # type: ignore[union-attr]  # of a Struct
    return st.builds(kind, **{one.name: of_info(one.type) for one in fields})


def of_info(info: Any) -> st.SearchStrategy[Any]:
    inspect = msgspec.inspect
    made: dict[type, Callable[[], st.SearchStrategy[Any]]] = {
        inspect.StructType: lambda: any_of(info.cls),
        inspect.LiteralType: lambda: st.sampled_from(info.values),
        inspect.UnionType: lambda: st.one_of([of_info(one) for one in info.types]),
        inspect.NoneType: st.none,
        inspect.IntType: lambda: st.integers(info.ge, info.le),
        inspect.FloatType: lambda: st.floats(info.ge, info.le),
        inspect.StrType: lambda: st.text(max_size=info.max_length),
        inspect.VarTupleType: lambda: st.lists(of_info(info.item_type), max_size=9).map(tuple),
        inspect.TupleType: lambda: st.tuples(*map(of_info, info.item_types)),
    }
    return made[type(info)]()


setups = any_of(Setup)
grid = st.integers(-600, 600).map(lambda hundredths: hundredths / 100)


@given(setups)
def test_a_set_up_comes_back_from_its_address(setup: Setup) -> None:
    assert read_address(address_of(setup)) == (setup, [])


@given(setups)
def test_an_address_is_of_letters_that_browsers_leave_alone(setup: Setup) -> None:
    assert set(address_of(setup)) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~,:@/!'()*;?&=%+"
    )


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            [
                "data",
                "layers",
                "points",
                "noise",
                "=",
                "&",
                "#",
                "%",
                "%ff",
                "4",
                "tanh",
                "~",
                ".",
                ",",
                "nan",
                "inf",
                "-1",
                "1e999",
                "AAAA",
            ]
        )
    ).map("".join)
)
def test_no_text_breaks_it_and_what_it_gives_is_a_set_up(text: str) -> None:
    setup, notices = read_address(text)
    assert msgspec.json.decode(msgspec.json.encode(setup), type=Setup) == setup
    assert len(notices) <= MOST_NOTICES
    assert read_address(address_of(setup)) == (setup, [])


def test_the_usual_set_up_needs_no_words() -> None:
    assert address_of(Setup()) == ""
    assert read_address("") == (Setup(), [])
    assert read_address("data=circles&layers=4tanh,2tanh&rate=0.03&batch=10") == (Setup(), [])


def test_layers_may_be_written_shortly_and_left_out() -> None:
    assert read_address("layers=8,3relu~0.25")[0].network.hidden == (
        LayerSetup(units=8), LayerSetup(units=3, activation="relu", dropout=0.25)
    )  # fmt: skip
    assert read_address("layers=")[0].network.hidden == ()
    assert read_address("http://127.0.0.1:8765/#data=xor")[0].data.source == "xor"


@pytest.mark.parametrize(
    ("text", "code", "about"),
    [
        ("colour=red", "address-key", ""),
        ("noise=0.6", "address-value", "data.noise"),
        ("noise=nan", "address-value", "data.noise"),
        ("data=sircles", "address-value", "data.source"),
        ("layers=4tanh,", "address-value", "network.hidden"),
        ("layers=0", "address-value", "network.hidden"),
        ("layers=4tan", "address-value", "network.hidden"),
        ("layers=" + ",".join("1" * 65), "address-value", "network.hidden"),
        ("points=AAA", "address-value", "data.points"),
        ("points=____", "address-value", "data.points"),
        ("points=.!!!!", "address-value", "data.points"),
        ("points=é", "address-value", "data.points"),
        ("seed=1&seed=2", "address-twice", "network.seed"),
        ("Seed=1", "address-key", ""),
        ("seed=1.5", "address-value", "network.seed"),
    ],
)
def test_what_is_no_key_or_out_of_range_is_ignored_and_said(
    text: str, code: str, about: str
) -> None:
    setup, (notice,) = read_address(text)
    assert (notice.code, notice.about) == (code, about)
    assert setup in (Setup(), Setup(network=NetworkSetup(seed=1)))


@given(st.lists(st.tuples(grid, grid, st.integers(0, 1)), max_size=20).map(tuple))
def test_points_of_the_grid_take_four_letters_each(points: Any) -> None:
    packed = pack_points(points)
    assert len(packed) == 4 * len(points)
    assert tuple(unpack_points(packed)) == points


def test_the_longest_address_may_be_sent() -> None:
    point = (1 / 3, -1 / 3, 1)
    layer = LayerSetup(units=4096, activation="leaky-relu", dropout=1 / 3)
    setup = Setup(
        data=DataSetup(source="points", points=(point,) * 600, target="𝄞" * 200, upload="𝄞" * 40),
        network=NetworkSetup(hidden=(layer,) * 64),
    )
    (limit,) = (
        one.type.max_length  # type: ignore[union-attr]  # an address is text
        for one in msgspec.inspect.type_info(OpenAddress).fields  # type: ignore[union-attr]  # likewise
        if one.name == "address"
    )
    assert len(address_of(setup)) <= limit
