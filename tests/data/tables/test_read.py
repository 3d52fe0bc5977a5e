"""Files as people write them."""

import gzip
import math
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from pellucid.data import fit_encoding, read_table

from .helpers import codes, kinds, read, said, text

RANDOM = np.random.default_rng(0)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_delimiters(tmp_path: Path, mark: str) -> None:
    table = read(
        tmp_path, text(f"a{mark}b{mark}y", lambda i: f"{i / 3:.3f}{mark}{i % 7}{mark}{i % 2}")
    )
    assert kinds(table) == {"a": "number", "b": "number"}
    assert ("delimiter" in codes(table)) == (mark != ",")
    assert table.frame["a"].to_list() == [round(i / 3, 3) for i in range(40)]


def test_blanks_of_any_number_part_fields(tmp_path: Path) -> None:
    table = read(tmp_path, text("  a   b  y", lambda i: f" {i / 3:.2f}    {i % 5}  {i % 2}  "))
    assert table.frame.shape == (40, 2)


def test_old_uci_files_with_blanks_and_a_tab(tmp_path: Path) -> None:
    row = lambda i: f'{i / 3:.1f}   {i % 3}   {i * 1.5:.1f}\t"car {i % 9}"'  # noqa: E731 (one line)
    table = read(tmp_path, "\n".join(row(i) for i in range(60)), "auto.data", target=0)
    assert table.frame.columns == ["column_2", "column_3", "column_4"]
    assert table.frame["column_4"][10] == "car 1"


def test_decimal_commas_with_semicolons(tmp_path: Path) -> None:
    table = read(tmp_path, text("a;b;y", lambda i: f"{i},25;1.{100 + i},5;{i % 2}"))
    assert table.frame["a"].to_list() == [i + 0.25 for i in range(40)]
    assert table.frame["b"][3] == 1103.5
    assert table.columns[1].decimal == ","


def test_headerless_decimal_commas(tmp_path: Path) -> None:
    table = read(tmp_path, "\n".join(f"{i},25;{i * 7 % 11},5;{i % 2}" for i in range(30)))
    assert table.frame.shape == (30, 2)


@pytest.mark.parametrize(
    ("written", "value"),
    [('"1,234"', 1234), ('"1,234,567.5"', 1234567.5), ("$5.50", 5.5), ("12%", 12), ("1 234", 1234)],
)
def test_numbers_as_text(tmp_path: Path, written: str, value: float) -> None:
    table = read(tmp_path, text("a,b,y", lambda i: f"{written if i else '7'},{i % 3},{i % 2}"))
    assert table.frame["a"].to_list() == [7, *[value] * 39]
    if written != "12%":
        assert "number-form" in codes(table)


def test_an_ambiguous_comma_follows_the_other_columns(tmp_path: Path) -> None:
    alone = text("a;y", lambda i: f"{1 + i % 9},{100 + i};{i % 2}")
    assert read(tmp_path, alone).frame["a"][0] == 1100
    beside = text("a;b;y", lambda i: f"{1 + i % 9},{100 + i};{i},5;{i % 2}")
    assert read(tmp_path, beside).frame["a"][0] == 1.1


@pytest.mark.parametrize("mark", ["?", "NA", "N/A", "nan", "NULL", "None", "-", "", ".", "#N/A"])
def test_missing_marks(tmp_path: Path, mark: str) -> None:
    table = read(tmp_path, text("a,b,y", lambda i: f"{mark if i % 4 == 0 else i},{i % 3},{i % 2}"))
    assert kinds(table)["a"] == "number"
    assert table.columns[0].missing == 10
    assert "a 25%" in said(table, "missing-values")


def test_weak_marks_stay_categories_among_words(tmp_path: Path) -> None:
    table = read(tmp_path, text("a,y", lambda i: f"{['+', '-', 'none'][i % 3]},{'+-'[i % 2]}"))
    assert table.columns[0].missing == 0
    assert table.columns[0].distinct == 3
    assert table.classes == ("+", "-")


def test_no_header_because_of_numbers(tmp_path: Path) -> None:
    table = read(tmp_path, "\n".join(f"{i / 7:.2f},{i % 5},c{i % 3}" for i in range(30)))
    assert table.rows == 30
    assert table.target_name == "column_3"
    assert "no-header" in codes(table)


def test_no_header_because_of_repeated_values(tmp_path: Path) -> None:
    rows = ["p,x,x,n", *(",".join(RANDOM.choice(list("pxsn"), 4)) for _ in range(50))]
    assert read(tmp_path, "\n".join(rows)).rows == 51


def test_a_header_that_counts_up(tmp_path: Path) -> None:
    table = read(tmp_path, text("0,1,2,3", lambda i: f"{i / 3:.2f},{i % 5},{i % 7},{i % 2}"))
    assert table.frame.columns == ["0", "1", "2"]


def test_header_can_be_overruled(tmp_path: Path) -> None:
    content = text("a,b", lambda i: f"k{i % 3},c{i % 2}")
    assert read(tmp_path, content).rows == 40
    assert read(tmp_path, content, header=False).rows == 41


def test_repeated_and_empty_names(tmp_path: Path) -> None:
    table = read(tmp_path, text("a,a,,y", lambda i: f"{i % 4},{i % 5},{i % 6},{i % 2}"))
    assert table.frame.columns == ["a", "a_2", "column_3"]
    assert "renamed-columns" in codes(table)


def test_single_quotes(tmp_path: Path) -> None:
    table = read(tmp_path, text("a,b,y", lambda i: f"'x, {i % 3}',{i % 7},'k{i % 2}'"))
    assert table.frame["a"][0] == "x, 0"
    assert table.classes == ("k0", "k1")


def test_quotes_within_and_around(tmp_path: Path) -> None:
    table = read(tmp_path, text("a,b,y", lambda i: f'5" pipe {i % 3},"a\nb, {i % 2}",{i % 2}'))
    assert table.rows == 40
    assert table.frame["a"][0] == '5" pipe 0'
    assert table.frame["b"][1] == "a\nb, 1"


def test_a_quote_that_never_closes_swallows_nothing(tmp_path: Path) -> None:
    table = read(
        tmp_path, 'a,b,y\n1,"x,0\n' + "".join(f"{i},z{i % 3},{i % 2}\n" for i in range(30))
    )
    assert table.rows == 31


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    content = text("größe,name,y", lambda i: f"{i % 7},é{i % 3},{i % 2}").encode(encoding)
    bom = b"\xfe\xff" if encoding == "utf-16-be" else b""
    table = read(tmp_path, bom + content)
    assert table.frame.columns == ["größe", "name"]
    assert table.frame["name"][1] == "é1"
    assert ("encoding" in codes(table)) == (not encoding.startswith("utf-8"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_endings(tmp_path: Path, end: str) -> None:
    content = text("a,y", lambda i: f"{i % 7},{i % 2}").replace("\n", end)
    assert read(tmp_path, content).rows == 40


def test_empty_lines_are_skipped_aloud(tmp_path: Path) -> None:
    table = read(tmp_path, "\na,y\n" + "1,0\n\n2,1\n ,\n" * 10)
    assert table.rows == 20
    assert "empty line" in said(table, "blank-rows")


def test_comments_at_the_top(tmp_path: Path) -> None:
    rows = text("a,y", lambda i: f"{i % 7},{i % 2}")
    assert read(tmp_path, "# made by me\n# today\n" + rows).rows == 40
    assert read(tmp_path, "#" + rows).frame.columns == ["a"]


def test_r_tables_without_a_corner(tmp_path: Path) -> None:
    table = read(tmp_path, text('"a" "y"', lambda i: f'"{i}" {i % 7} {i % 2}'), "r.txt")
    assert table.frame.columns == ["a"]
    assert "row-names" in codes(table)


@pytest.mark.parametrize(
    "pattern",
    [
        "%Y-%m-%d",
        "%d.%m.%Y",
        "%m/%d/%Y",
        "%d/%m/%Y",
        "%d %b %Y",
        "%b %d, %Y",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%dT%H:%M:%SZ",
        "%Y-%m-%dT%H:%M:%S+00:00",
    ],
)
def test_dates(tmp_path: Path, pattern: str) -> None:
    from datetime import datetime, timedelta

    days = [datetime(2021, 1, 1) + timedelta(days=9 * i) for i in range(40)]
    content = text("when,y", lambda i: f'"{days[i].strftime(pattern)}",{i % 2}')
    table = read(tmp_path, content)
    assert kinds(table) == {"when": "date"}
    assert table.frame["when"].to_list() == days


def test_a_date_that_could_be_either_is_said(tmp_path: Path) -> None:
    table = read(tmp_path, text("when,y", lambda i: f"{1 + i % 12}/{1 + i % 9}/2020,{i % 2}"))
    assert "ambiguous-date" in codes(table)


@pytest.mark.parametrize(
    "pair", [("no", "yes"), ("F", "T"), ("n", "y"), ("False", "True"), ("0", "1"), ("off", "on")]
)
def test_booleans(tmp_path: Path, pair: tuple[str, str]) -> None:
    table = read(tmp_path, text("a,b,y", lambda i: f"{pair[i % 3 % 2]},{i % 5},{i % 2}"))
    assert kinds(table)["a"] == "boolean"
    assert table.frame["a"].to_list() == [i % 3 % 2 == 1 for i in range(40)]


def test_codes_with_leading_zeros_stay_text(tmp_path: Path) -> None:
    table = read(tmp_path, text("zip,y", lambda i: f"0{i % 5}1,{i % 2}"))
    assert kinds(table) == {"zip": "category"}
    assert "leading-zeros" in codes(table)


def test_a_few_words_among_numbers(tmp_path: Path) -> None:
    table = read(
        tmp_path, text("age,y", lambda i: f"{'old' if i == 3 else 20 + i * 7 % 31},{i % 2}")
    )
    assert kinds(table) == {"age": "number"}
    assert table.columns[0].strays == ("old",)
    assert "'old'" in said(table, "stray-text")


def test_infinities_count_as_missing(tmp_path: Path) -> None:
    table = read(tmp_path, text("a,y", lambda i: f"{'-inf' if i == 3 else i / 7},{i % 2}"))
    assert table.frame["a"].null_count() == 1
    assert "1 infinite value" in said(table, "infinite")


FRAME = pl.DataFrame(
    {
        "a": [i / 7 for i in range(40)],
        "b": ["x", "y"] * 20,
        "c": [True, None] * 20,
        "y": [i % 3 for i in range(40)],
    }
)


@pytest.mark.parametrize("write", ["parquet", "ipc", "ipc_stream", "ndjson", "csv", "json"])
def test_formats_agree(tmp_path: Path, write: str) -> None:
    path = tmp_path / f"table.{'jsonl' if write == 'ndjson' else write}"
    getattr(FRAME, f"write_{write}")(path)
    table = read_table(path)
    assert table.frame["a"].to_list() == pytest.approx(FRAME["a"].to_list())
    assert table.frame["c"].null_count() == 20
    assert kinds(table)["b"] == "category"
    assert table.task == "multiclass"


def test_gzip(tmp_path: Path) -> None:
    content = gzip.compress(text("a,y", lambda i: f"{i % 7},{i % 2}").encode())
    assert read(tmp_path, content, "table.csv.gz").rows == 40


def test_odd_columns_of_parquet(tmp_path: Path) -> None:
    frame = FRAME.with_columns(
        pl.concat_list("a", "a").alias("list"),
        pl.col("b").cast(pl.Categorical).alias("cat"),
        pl.col("a").cast(pl.Decimal(10, 2)).alias("decimal"),
        pl.Series("nan", [math.nan, 1.0] * 20),
        pl.Series("when", [pl.Series([0]).cast(pl.Date)[0]] * 40) + pl.duration(days=pl.col("y")),
        pl.Series("big", [2**63] * 20 + [1] * 20, dtype=pl.UInt64),
    ).select(pl.exclude("y"), "y")
    frame.write_parquet(tmp_path / "odd.parquet")
    table = read_table(tmp_path / "odd.parquet")
    assert kinds(table) == {
        "a": "number",
        "b": "category",
        "c": "boolean",
        "cat": "category",
        "decimal": "number",
        "nan": "number",
        "when": "date",
        "big": "number",
    }
    assert "list" in said(table, "nested")
    assert table.frame["nan"].null_count() == 20


def test_keep_and_drop(tmp_path: Path) -> None:
    content = text("id,a,b,y", lambda i: f"{i},{i % 7},{i % 5},{i % 2}")
    assert read(tmp_path, content).frame.columns == ["a", "b"]
    assert read(tmp_path, content, keep=["id"]).frame.columns == ["id", "a", "b"]
    assert read(tmp_path, content, drop=["a"]).frame.columns == ["b"]


@pytest.mark.slow
def test_two_million_rows(tmp_path: Path) -> None:
    n = 2_000_000
    path = tmp_path / "big.csv"
    pl.DataFrame(
        {
            "x": RANDOM.normal(size=n),
            "c": RANDOM.choice(["a", "b"], n),
            "y": RANDOM.integers(0, 2, n),
        }
    ).write_csv(path)
    assert read_table(path).rows == n


@pytest.mark.slow
def test_five_thousand_columns(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    columns = {f"x{i}": RANDOM.normal(size=60) for i in range(5000)}
    pl.DataFrame({**columns, "y": [0, 1] * 30}).write_csv(path)
    assert read_table(path).frame.width == 5000


def test_five_hundred_classes(tmp_path: Path) -> None:
    table = read(tmp_path, text("a,y", lambda i: f"{i / 7:.3f},k{i % 500}", 2000))
    assert len(table.classes) == 500


@pytest.mark.parametrize("name", ["count", "len", "x", "y", "value", "inputs", "text", "literal"])
def test_names_that_polars_uses_itself(tmp_path: Path, name: str) -> None:
    content = text(f"{name},a,t", lambda i: f"c{i % 12},{i / 7:.2f},{i % 3}", 60)
    assert fit_encoding(read(tmp_path, content, target="t")).codes == (13,)
    content = text(f"b,a,{name}", lambda i: f"c{i % 12},{i / 7:.2f},{i % 3}", 60)
    assert len(read(tmp_path, content, target=name).classes) == 3


@pytest.mark.parametrize("header", ["a,b,y", "a,b,y,"])
def test_a_delimiter_at_the_end_of_each_line(tmp_path: Path, header: str) -> None:
    table = read(tmp_path, text(header, lambda i: f"{i % 9},{i % 7},{i % 2},"))
    assert table.frame.columns == ["a", "b"]
    assert table.target_name == "y"


def test_blanks_before_quotes(tmp_path: Path) -> None:
    table = read(tmp_path, text("a, b, y", lambda i: f'{i % 9}, "x, {i % 3}", {i % 2}'))
    assert table.frame.columns == ["a", "b"]
    assert table.frame["b"][1] == "x, 1"


def test_excel_names_its_delimiter(tmp_path: Path) -> None:
    table = read(tmp_path, "sep=;\n" + text("a;b;y", lambda i: f"{i % 9};{i % 7};{i % 2}"))
    assert (table.rows, table.frame.columns) == (40, ["a", "b"])


def test_json_of_other_encodings_and_large_numbers(tmp_path: Path) -> None:
    row = lambda i: f'{{"é": {"9" * 30 if i % 2 else 1}, "y": {i % 2}}}'  # noqa: E731 (short)
    rows = "\n".join(row(i) for i in range(40))
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        table = read(tmp_path, rows.encode(encoding), "t.jsonl")
        assert table.frame["é"].to_list() == [1.0, 1e30] * 20
