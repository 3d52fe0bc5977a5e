"""Sources: built-in names and paths."""

from pathlib import Path

import polars as pl
import pytest

from pellucid.data import open_inputs, open_source
from pellucid.errors import BadInput


def test_a_built_in_set_by_name() -> None:
    assert open_source("wine", target="class", task="multiclass").rows == 178


def test_a_file_by_path(tmp_path: Path) -> None:
    path = tmp_path / "my.csv"
    path.write_text("a,y\n" + "".join(f"{i / 3},{i % 2}\n" for i in range(20)))
    assert open_source(str(path), target="y").rows == 20
    assert open_inputs(path)[0].columns == ["a", "y"]


def test_a_built_in_name_wins_over_a_folder(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "iris").mkdir()
    monkeypatch.chdir(tmp_path)
    assert open_source("iris").rows == 150


def test_built_in_inputs_hold_the_target_too() -> None:
    frame, _ = open_inputs("iris")
    assert isinstance(frame, pl.DataFrame)
    assert frame.columns[-1] == "class"


@pytest.mark.parametrize(
    ("source", "options", "said"),
    [
        ("irs", {}, "Try: iris"),
        ("spiral", {}, "Try: spirals"),
        ("iris", {"target": "species"}, "--target class"),
        ("iris", {"task": "regression"}, "--task multiclass"),
    ],
)
def test_misnamed(source, options, said, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadInput, match=said):
        open_source(source, **options)


def test_a_misspelt_file_suggests_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "houses.csv").write_text("a,b\n1,2\n")
    with pytest.raises(BadInput, match=r"Try: .*houses\.csv"):
        open_source(tmp_path / "house.csv")
