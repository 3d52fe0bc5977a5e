"""Messages as a page could send them: drawn from the protocol's own types."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from msgspec import inspect

NEAR = 30  # most numbers are drawn from a few, so that some of them are of something there is
NAMES = ("dense_1", "dense_2", "output", "data=xor", "epoch", "../..", "\x00", "pellucid")


def sayings(kind: type) -> st.SearchStrategy[dict[str, Any]]:
    """All that is understood as a command of this type."""
    return _made(inspect.type_info(kind))


def _made(kind: inspect.Type) -> st.SearchStrategy[Any]:
    return _MADE[type(kind)](kind)


def _struct(kind: inspect.StructType) -> st.SearchStrategy[dict[str, Any]]:
    needed = {one.encode_name: _made(one.type) for one in kind.fields if one.required}
    more = {one.encode_name: _made(one.type) for one in kind.fields if not one.required}
    tag = {kind.tag_field: kind.tag} if kind.tag_field else {}
    return st.fixed_dictionaries(needed, optional=more).map(lambda fields: {**fields, **tag})


def _integer(kind: inspect.IntType) -> st.SearchStrategy[int]:
    low, high = kind.ge or 0, 2**53 if kind.le is None else kind.le
    return st.integers(low, min(high, low + NEAR)) | st.integers(low, high)


def _text(kind: inspect.StrType) -> st.SearchStrategy[str]:
    most = kind.max_length or NEAR
    fitting = [one for one in NAMES if len(one) <= most]
    return st.sampled_from(fitting) | st.text(max_size=min(most, NEAR))


_MADE: dict[type, Callable[[Any], st.SearchStrategy[Any]]] = {
    inspect.StructType: _struct,
    inspect.UnionType: lambda kind: st.one_of(*(_made(one) for one in kind.types)),
    inspect.LiteralType: lambda kind: st.sampled_from(kind.values),
    inspect.IntType: _integer,
    inspect.FloatType: lambda kind: st.floats(
        kind.ge, kind.le, allow_nan=False, allow_infinity=False
    ),
    inspect.StrType: _text,
    inspect.VarTupleType: lambda kind: st.lists(
        _made(kind.item_type), min_size=kind.min_length or 0, max_size=4
    ),
    inspect.TupleType: lambda kind: st.tuples(*(_made(one) for one in kind.item_types)),
    inspect.BoolType: lambda _: st.booleans(),
    inspect.NoneType: lambda _: st.none(),
}
