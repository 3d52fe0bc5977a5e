"""Encodings: their layout, their values, and that nothing leaks into them."""

import math

import msgspec
import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.data import (
    TableEncoding,
    builtin,
    decode_targets,
    encode_inputs,
    encode_targets,
    fit_encoding,
    fit_targets,
    make_table,
    match_columns,
)
from pellucid.data.encoding.apply import smooth_clip
from pellucid.errors import BadInput

N = 40
FRAME = pl.DataFrame(
    {
        "big": [f"c{i % 10}" for i in range(N)],
        "num": [None if i == 3 else float(i * i) for i in range(N)],
        "two": ["no way", "yes way"] * (N // 2),
        "gap": ["p", "q", None, "p"] * (N // 4),
        "some": [f"s{i % 3}" for i in range(N)],
        "flag": [bool(i % 3) for i in range(N)],
        "when": pl.select(pl.date(2020, 1, 1) + pl.duration(days=pl.int_range(0, 9 * N, 9)))
        .to_series()
        .to_list(),
        "y": [i % 2 + 0.5 for i in range(N)],
    }
)


def fitted() -> TableEncoding:
    return fit_encoding(make_table(FRAME, target="y"))


def test_layout_is_numbers_flags_codes() -> None:
    encoding = fitted()
    assert encoding.features == (
        *("num", "when (time)", "when (month-sin)", "when (month-cos)"),
        *("when (weekday-sin)", "when (weekday-cos)"),
        *("num missing", "two=yes way", "gap=q", "gap missing"),
        *("some=s0", "some=s1", "some=s2", "flag=true", "big"),
    )
    assert (encoding.numbers, encoding.flags, encoding.codes) == (6, 8, (11,))
    assert encoding.width == len(encoding.sources) == len(encoding.features) == 15
    names = [encoding.columns[i].name for i in encoding.sources]
    assert names[:6] == ["num", *["when"] * 5]
    assert names[-1] == "big"


def test_values_by_hand() -> None:
    encoding = fitted()
    table = make_table(FRAME, target="y")
    x = encode_inputs(encoding, table.frame)
    column = dict(zip(encoding.features, x.T, strict=True))
    known = np.array([v for v in FRAME["num"].to_list() if v is not None])
    median, low, high = np.quantile(known, [0.5, 0.25, 0.75])
    z = (100.0 - median) / (high - low)
    assert column["num"][10] == pytest.approx(z / math.sqrt(1 + (z / 3) ** 2), rel=1e-6)
    assert column["num"][3] == 0
    assert column["num missing"].tolist() == [float(i == 3) for i in range(N)]
    assert column["two=yes way"][:2].tolist() == [-1, 1]
    assert column["gap=q"][:4].tolist() == [-1, 1, 0, -1]
    assert column["gap missing"][:4].tolist() == [0, 0, 1, 0]
    assert column["some=s1"][:3].tolist() == [0, 1, 0]
    assert column["flag=true"][:3].tolist() == [-1, 1, 1]
    assert column["big"][:10].tolist() == list(range(1, 11))
    month = FRAME["when"][20].month - 1
    assert column["when (month-sin)"][20] == pytest.approx(math.sin(month * math.pi / 6), abs=1e-6)
    circle = column["when (weekday-sin)"] ** 2 + column["when (weekday-cos)"] ** 2
    np.testing.assert_allclose(circle, 1, atol=1e-6)


def test_robust_scaling_is_scikit_learns() -> None:
    from sklearn.preprocessing import RobustScaler

    table = builtin("breast-cancer")
    rows = np.arange(0, 569, 2)
    ours = encode_inputs(fit_encoding(table, rows), table.frame)
    x = table.frame.to_numpy()
    theirs = smooth_clip(RobustScaler().fit(x[rows]).transform(x))
    np.testing.assert_allclose(ours, theirs, rtol=1e-5, atol=1e-6)


def test_iqr_of_zero_takes_half_the_range_and_a_constant_becomes_zero() -> None:
    frame = pl.DataFrame({"a": [0] * 30 + [4] * 2, "b": [7.0] * 31 + [8.0], "y": [0, 1] * 16})
    table = make_table(frame, target="y")
    x = encode_inputs(fit_encoding(table, np.arange(31)), table.frame)
    assert x[30, 0] == pytest.approx(2 / math.sqrt(1 + 4 / 9))
    assert (x[:, 1] == 0).all()


def test_other_rows_never_matter() -> None:
    rows = np.arange(20)
    changed = FRAME.with_columns(
        pl.when(pl.int_range(N) < 20).then("num").otherwise(1e9).alias("num"),
        pl.when(pl.int_range(N) < 20).then("some").otherwise(pl.lit("new")).alias("some"),
        pl.when(pl.int_range(N) < 20).then("y").otherwise(99.5).alias("y"),
    )
    first = fit_encoding(make_table(FRAME, target="y"), rows)
    second = fit_encoding(make_table(changed, target="y"), rows)
    assert first.number_parts == second.number_parts
    assert first.flag_parts == second.flag_parts
    assert first.target == second.target


def test_json_round_trip() -> None:
    encoding = fitted()
    again = msgspec.json.decode(msgspec.json.encode(encoding), type=TableEncoding)
    assert again == encoding
    frame = make_table(FRAME, target="y").frame
    assert (encode_inputs(again, frame) == encode_inputs(encoding, frame)).all()


def test_rare_values_share_the_unknown_code() -> None:
    frame = pl.DataFrame({"c": [*[f"v{i}" for i in range(9)] * 4, "once"], "y": [0, 1] * 18 + [0]})
    table = make_table(frame, target="y")
    encoding = fit_encoding(table)
    assert encoding.codes == (10,)
    assert encode_inputs(encoding, table.frame)[-1, 0] == 0


@given(st.floats(-1e300, 1e300))
def test_smooth_clip(x: float) -> None:
    y = float(smooth_clip(np.array([x]))[0])
    assert abs(y) <= 3
    assert abs(y) <= abs(x)
    assert y * x >= 0
    if abs(x) < 0.01:
        assert y == pytest.approx(x, rel=1e-4)


targets = st.one_of(
    st.lists(st.text(max_size=4), min_size=2),
    st.lists(st.integers(-(2**53), 2**53), min_size=2),
    st.lists(st.booleans(), min_size=2),
    st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=2),
)


@given(targets)
def test_classes_come_back_as_they_were(values: list[object]) -> None:
    series = pl.Series("y", values)
    encoding = fit_targets(series, "multiclass")
    decoded = decode_targets(encoding, encode_targets(encoding, series))
    assert decoded.to_list() == values
    assert decoded.dtype == series.dtype
    indices = encode_targets(encoding, series.unique().sort())
    assert indices.tolist() == sorted(indices)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2))
def test_quantities_come_back(values: list[float]) -> None:
    series = pl.Series("y", values)
    encoding = fit_targets(series, "regression")
    decoded = decode_targets(encoding, encode_targets(encoding, series)).to_numpy()
    np.testing.assert_allclose(decoded, values, rtol=1e-5, atol=1e-5 * max(1, encoding.scale))


def test_standardised_as_scikit_learn_does() -> None:
    from sklearn.preprocessing import StandardScaler

    y = builtin("diabetes").target
    assert y is not None
    ours = encode_targets(fit_targets(y, "regression"), y)
    theirs = StandardScaler().fit_transform(y.to_numpy()[:, None])[:, 0]
    np.testing.assert_allclose(ours, theirs, rtol=1e-5, atol=1e-6)


def test_unknown_classes_and_missing_targets() -> None:
    encoding = fit_targets(pl.Series("y", ["cat", "dog"]), "binary")
    with pytest.raises(BadInput, match=r"'cta' is not a class.*Try: cat"):
        encode_targets(encoding, pl.Series("y", ["cat", "cta"]))
    with pytest.raises(BadInput, match="None in row 2"):
        encode_targets(encoding, pl.Series("y", ["cat", None]))


def test_matching_is_the_identity_on_the_same_columns() -> None:
    table, encoding = make_table(FRAME, target="y"), fitted()
    matched, notes = match_columns(encoding, FRAME)
    assert notes == ()
    assert (encode_inputs(encoding, matched) == encode_inputs(encoding, table.frame)).all()


def test_matching_text_of_the_same_values() -> None:
    encoding = fitted()
    as_text = FRAME.with_columns(pl.all().cast(pl.String))
    matched, _ = match_columns(encoding, as_text.select(reversed(FRAME.columns)))
    assert (
        encode_inputs(encoding, matched)
        == encode_inputs(encoding, match_columns(encoding, FRAME)[0])
    ).all()


def test_matching_says_what_is_extra_and_new() -> None:
    frame = FRAME.with_columns(pl.lit(1).alias("more"), pl.lit("s9").alias("some"))
    matched, notes = match_columns(fitted(), frame)
    assert [note.code for note in notes] == ["extra-columns", "new-category"]
    assert "more" in notes[0].text
    assert "'s9'" in notes[1].text
    x = encode_inputs(fitted(), matched)
    assert (x[:, [fitted().features.index(f"some=s{i}") for i in range(3)]] == 0).all()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (FRAME.rename({"num": "nmu"}), "1 column missing: num.*'num' in place of 'nmu'"),
        (FRAME.drop("num", "two"), "2 columns missing: num and two"),
        (
            FRAME.with_columns(pl.lit("tall").alias("num")),
            "'num' is 'tall' in row 1",
        ),
        (FRAME.with_columns(pl.lit("maybe").alias("flag")), "'flag' is 'maybe'"),
        (FRAME.with_columns(pl.lit("soon").alias("when")), "'when' is 'soon'"),
        (FRAME.with_columns(pl.col("when").alias("num")), "'num' holds Date"),
        (FRAME.with_columns(pl.lit(3.5).alias("when")), "'when' holds"),
        (FRAME.with_columns(pl.concat_list("num").alias("num")), "'num' holds List"),
    ],
)
def test_what_does_not_match(change: pl.DataFrame, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        match_columns(fitted(), change)


def test_rows_without_a_header_are_taken_in_order() -> None:
    iris = builtin("iris")
    numbered = iris.frame.rename({n: f"column_{i}" for i, n in enumerate(iris.frame.columns, 1)})
    matched, notes = match_columns(fit_encoding(iris), numbered)
    assert matched.columns == iris.frame.columns
    assert [note.code for note in notes] == ["by-position"]


def test_many_rows_are_encoded_in_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    from pellucid.data.encoding import apply

    table, encoding = make_table(FRAME, target="y"), fitted()
    whole = encode_inputs(encoding, table.frame)
    monkeypatch.setattr(apply, "CELLS", 100)
    assert (encode_inputs(encoding, table.frame) == whole).all()
