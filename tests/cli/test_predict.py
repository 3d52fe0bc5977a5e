"""`pellucid predict`."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from pellucid.learning import load


@pytest.fixture(scope="module")
def houses(table: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from pellucid.cli.entry import run

    path = tmp_path_factory.mktemp("houses") / "houses.pellucid"
    options = ("--target", "sold", "--networks", "2", "--epochs", "3", "--out", str(path))
    assert run(["train", str(table), *options]) == 0
    return path


def test_csv_on_standard_output(tell: Callable, models: Path) -> None:
    told = tell("predict", models / "iris.pellucid", "iris")
    rows = pl.read_csv(told.out.encode())
    assert rows.height == 150
    assert rows.columns[-4:] == [
        "prediction", "probability of setosa", "probability of versicolor",
        "probability of virginica",
    ]  # fmt: skip
    sums = rows.select(pl.sum_horizontal(pl.col("^probability of .*$")))
    assert sums.to_series().to_list() == pytest.approx([1.0] * 150, abs=1e-5)
    assert "150 answers" in told.err


@pytest.mark.parametrize(
    ("ending", "read"),
    [
        (".csv", pl.read_csv),
        (".tsv", lambda path: pl.read_csv(path, separator="\t")),
        (".parquet", pl.read_parquet),
        (".arrow", pl.read_ipc),
        (".jsonl", pl.read_ndjson),
    ],
)
def test_a_file_of_every_kind(ending: str, read: Callable, tell: Callable, models: Path) -> None:
    out = Path(f"answers{ending}")
    told = tell("predict", models / "moons.pellucid", "moons", "--out", out)
    assert (told.code, told.out) == (0, "")
    assert str(out) in told.err
    assert read(out).columns == [
        "x1", "x2", "class", "prediction", "probability of 0", "probability of 1",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["iris", "moons", "diabetes"])
def test_json_agrees_with_the_model(name: str, tell: Callable, models: Path) -> None:
    from pellucid.data import open_inputs

    facts = tell("predict", models / f"{name}.pellucid", name, "--json").json
    model = load(models / f"{name}.pellucid").model
    assert facts["predictions"] == model.predict(open_inputs(name)[0]).to_list()
    assert facts["rows"] == len(facts["predictions"]) == facts["scored"]
    if name == "diabetes":
        assert facts["probabilities"] is None
        assert facts["metric"] == "r2"
    else:
        right = [
            truth == answer
            for truth, answer in zip(
                open_inputs(name)[0].to_series(-1), facts["predictions"], strict=True
            )
        ]
        assert facts["score"] == pytest.approx(sum(right) / len(right))
        assert len(facts["probabilities"][0]) == len(facts["classes"])


def changed(table: Path, change: Callable[[pl.DataFrame], pl.DataFrame]) -> Path:
    path = Path("changed.csv").absolute()
    change(pl.read_csv(table)).write_csv(path)
    return path


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (lambda rows: rows.select(rows.columns[::-1]), 0, ""),
        (lambda rows: rows.with_columns(extra=1), 0, "extra"),
        (lambda rows: rows.drop("sold"), 0, ""),
        (lambda rows: rows.with_columns(colour=pl.lit("violet")), 0, "'violet'"),
        (lambda rows: rows.with_columns(sold=pl.lit("maybe")), 0, "no target that the model knows"),
        (lambda rows: rows.drop("age"), 2, "age"),
        (lambda rows: rows.rename({"street": "steet"}), 2, "'steet'"),
        (lambda rows: rows.with_columns(size=pl.lit("big")), 2, "'big'"),
        (lambda rows: rows.head(0), 2, "no rows"),
    ],
    ids=["reordered", "extra", "no-target", "new-category", "new-class", "missing", "misspelt",
         "text", "no-rows"],
)  # fmt: skip
def test_rows_that_differ_from_those_learned(
    change: Callable, code: int, said: str, tell: Callable, houses: Path, table: Path
) -> None:
    told = tell("predict", houses, changed(table, change), "--json")
    assert told.code == code
    assert said in told.err
    assert "error" in told.json or told.json["rows"] == 240


def test_the_order_of_columns_changes_nothing(tell: Callable, houses: Path, table: Path) -> None:
    straight = tell("predict", houses, table, "--json").json
    turned = changed(table, lambda rows: rows.select(rows.columns[::-1]))
    assert tell("predict", houses, turned, "--json").json["predictions"] == straight["predictions"]


def test_a_column_called_prediction_stays(tell: Callable, houses: Path, table: Path) -> None:
    path = changed(table, lambda rows: rows.with_columns(prediction=pl.lit("mine")))
    rows = pl.read_csv(tell("predict", houses, path).out.encode())
    assert rows["prediction"].unique().to_list() == ["mine"]
    assert set(rows["prediction 2"].unique()) <= {"yes", "no"}


@pytest.mark.parametrize("out", ["answers.doc", "answers", "no/such/folder/answers.csv", "."])
def test_a_place_that_cannot_be_written(out: str, tell: Callable, models: Path) -> None:
    told = tell("predict", models / "iris.pellucid", "iris", "--out", out)
    assert told.code == 2
    assert not Path(out).is_file()


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"PK\x03\x04" + b"\x00" * 50], ids=["empty", "text", "zip"]
)
@pytest.mark.parametrize("command", ["predict", "show", "explain"])
def test_not_a_model(command: str, content: bytes, tell: Callable) -> None:
    Path("not.pellucid").write_bytes(content)
    told = tell(command, "not.pellucid", *([] if command == "show" else ["iris"]))
    assert told.code == 2
    assert "not.pellucid" in told.err


@pytest.mark.parametrize("command", ["predict", "show", "explain"])
def test_no_such_model(command: str, tell: Callable) -> None:
    told = tell(command, "no.pellucid", *([] if command == "show" else ["iris"]))
    assert told.code == 2
    assert "no.pellucid does not exist" in told.err
