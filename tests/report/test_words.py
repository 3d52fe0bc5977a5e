import math
import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as changed
from scipy.stats import binomtest
from typer.main import get_command

from pellucid.cli.app import app
from pellucid.data import builtin, encode_inputs, fit_encoding
from pellucid.learning import load, save
from pellucid.report.headline import context, headline, wilson
from pellucid.report.numbers import percent, short, three, tick, whole
from pellucid.report.raw import raw_row
from pellucid.report.reproduce import command, python_lines


@given(st.floats(1e-3, 9e6))
def test_three_digits_are_near_enough(value):
    shown = float(three(value).replace(",", ""))
    assert math.isclose(shown, value, rel_tol=0.0051)
    assert three(-value) == "−" + three(value)


def test_numbers_as_read():
    assert [three(v) for v in (0, 1, 99.96, 0.0001234, 1e9, math.nan, math.inf, None)] == [
        "0", "1.00", "100", "0.000123", "1.00×10⁹", "–", "∞", "–",
    ]  # fmt: skip
    assert [tick(v) for v in (0.5, 100.0, 1e-5, -2.0)] == ["0.5", "100", "10⁻⁵", "−2"]
    assert whole(1234567) == "1,234,567"
    assert percent(0.5) == "50.0\xa0%"


@given(st.text())
def test_short_is_one_line_of_printable_text(text):
    line = short(text)
    assert 0 < len(line) <= 28
    assert line.isprintable()


@given(st.integers(0, 50), st.integers(1, 50))
def test_wilson_is_scipys(right, more):
    count = right + more
    theirs = binomtest(right, count).proportion_ci(method="wilson")
    assert wilson(right / count, count) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


@pytest.mark.parametrize(
    ("name", "said"),
    [("multiclass", "answered right"), ("regression", "R²"), ("no test", "validation rows")],
)
def test_headline_says_the_result(run_of, name, said):
    assert said in headline(run_of(name))
    assert all(sentence.endswith(".") for sentence in context(run_of(name)))


def test_raw_rows_come_back():
    table = builtin("wine")
    encoding = fit_encoding(table)
    x = encode_inputs(encoding, table.frame)
    for row in (0, 77, 177):
        shown = [text.removeprefix("about ").replace(",", "") for text in raw_row(encoding, x[row])]
        np.testing.assert_allclose([float(s) for s in shown], table.frame.row(row), rtol=0.0051)


def test_hostile_rows_come_back(run_of):
    run = run_of("hostile")
    encoding = run.model.encoding
    values = raw_row(encoding, run.judged.x[0])
    kinds = dict(zip((c.kind for c in encoding.columns), values, strict=True))
    assert kinds["category"] in ("<b>", "&", "日本")
    assert kinds["date"].startswith("20")


def test_the_command_makes_the_run_again(run_of):
    assert command(run_of("multiclass")) == ("pellucid train iris --layers 4 --epochs 3 --seed 0")
    assert "--networks 3" in command(run_of("side by side"))
    assert command(run_of("many classes")) is None


def test_a_command_has_only_options_that_exist(run_of):
    run = run_of("multiclass")

    def told(**asked):
        origin = changed(run.record.origin, **asked)
        return command(replace(run, record=changed(run.record, origin=origin)))

    every = {
        "epochs": 3, "batch_size": 8, "learning_rate": 0.1, "optimizer": "sgd", "loss": "huber",
        "schedule": "constant", "weight_decay": 0.1, "class_weights": "balanced", "patience": 2,
    }  # fmt: skip
    text = told(settings=every, layers=(), dropout=0.1, folds=3, target="a b", test=0.5)
    known = {name for parameter in get_command(app).commands["train"].params
             for name in parameter.opts}  # fmt: skip
    assert set(re.findall(r"--[a-z-]+", text)) <= known
    assert "--target 'a b'" in text
    assert "--layers none" in text
    assert told(settings={"clip": 1.0}) is None


def test_the_python_lines_make_the_run_again(run_of):
    run, found = run_of("multiclass"), {}
    exec(python_lines(run), found)
    assert found["run"].record.scores == run.record.scores
    assert found["run"].record.seed == run.record.seed


def test_the_python_lines_write_out_a_network_that_was_given(run_of):
    run = run_of("multiclass")
    origin = changed(run.record.origin, layers=None, own_network=True, target="species", folds=3)
    own = replace(run, record=changed(run.record, origin=origin))
    found: dict = {}
    lines = python_lines(own).replace(
        "run = train(", "given = lambda *a, **k: (a, k)\nrun = given("
    )
    exec(lines, found)
    (source,), named = found["run"]
    assert source == "iris"
    assert named.pop("network") == run.model.network
    assert named.pop("epochs") == 3
    assert named == {"target": "species", "folds": 3, "seed": 0}
    assert command(own) is None


def test_what_the_report_needs_is_saved(run_of, tmp_path):
    run = run_of("hostile")
    save(run, tmp_path / "it.pellucid")
    record = load(tmp_path / "it.pellucid").record
    assert record.described == run.record.described
    assert record.origin == run.record.origin
    assert record.described.rows == 120
    assert sum(record.described.target.counts) == 120
