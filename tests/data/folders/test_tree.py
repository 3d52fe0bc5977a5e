"""Labels, parts and speakers from folders and names."""

from pathlib import Path

import numpy as np
import pytest

from pellucid.data.folders import PICTURES, SOUNDS, Listing, list_source
from pellucid.errors import BadInput

from ..media import put, said


def listed(folder: Path, *names: str, medium=PICTURES, **options) -> Listing:
    for name in names:
        put(folder / name, b"")
    return list_source(folder, medium, **options)


def test_the_class_is_the_first_folder_however_deep(tmp_path: Path) -> None:
    found = listed(tmp_path, "dog/1.png", "cat/a/b/2.png", "cat/3.png")
    assert found.names == ("cat/3.png", "cat/a/b/2.png", "dog/1.png")
    assert found.target.to_list() == ["cat", "cat", "dog"]
    assert (found.task, found.target.name, found.apart) == ("binary", "class", None)


def test_classes_that_are_numbers_come_in_their_order(tmp_path: Path) -> None:
    found = listed(tmp_path, "9/1.png", "10/2.png", "2/3.png")
    assert found.target.unique().sort().to_list() == [2, 9, 10]
    assert found.task == "multiclass"


def test_a_file_without_a_folder_has_no_label(tmp_path: Path) -> None:
    found = listed(tmp_path, "a/1.png", "b/2.png", "stray.png")
    assert found.rows == 2
    assert said(found.notes, "unlabelled") == "1 picture without a label left out: stray.png."


def test_a_class_without_pictures_is_named(tmp_path: Path) -> None:
    (tmp_path / "yak").mkdir()
    found = listed(tmp_path, "a/1.png", "b/2.png", "c/notes.txt")
    assert said(found.notes, "empty-folders") == "2 folders hold no picture: c and yak."
    (tmp_path / "parts" / "train" / "d").mkdir(parents=True)
    found = listed(tmp_path / "parts", "train/a/1.png", "train/b/2.png", "test/a/3.png")
    assert said(found.notes, "empty-folders") == "1 folder holds no picture: train/d."


def test_the_sources_own_test_part(tmp_path: Path) -> None:
    found = listed(
        tmp_path, "train/a/1.png", "train/b/2.png", "val/a/3.png", "test/b/4.png", "extra/5.png"
    )
    assert found.apart is not None
    assert [found.names[row] for row in found.apart] == ["test/b/4.png"]
    assert found.target.to_list() == ["b", "a", "b", "a"]
    assert "1 picture of the validation part" in said(found.notes, "parts").replace("The ", "")
    assert "extra" in said(found.notes, "other-folders")


def test_validation_is_the_test_where_there_is_no_other(tmp_path: Path) -> None:
    found = listed(tmp_path, "Training/a/1.png", "Training/b/2.png", "valid/a/3.png")
    assert found.apart is not None
    np.testing.assert_array_equal(found.apart, [2])


def test_a_test_part_without_labels_is_left_out(tmp_path: Path) -> None:
    found = listed(tmp_path, "train/a/1.png", "train/b/2.png", "test/3.png", "test/4.png")
    assert found.rows == 2
    assert "2 pictures without a label" in said(found.notes, "unlabelled")


def test_train_can_be_a_class(tmp_path: Path) -> None:
    found = listed(tmp_path, "car/1.png", "train/ice/2.png", "plane/3.png")
    assert found.target.to_list() == ["car", "plane", "train"]
    assert found.apart is None


def test_the_folder_in_the_folder(tmp_path: Path) -> None:
    found = listed(tmp_path, "animals/data/a/1.png", "animals/data/b/2.png", "preview.png")
    assert found.target.to_list() == ["a", "b"]
    assert said(found.notes, "inner-folder") == "The classes are in animals/data/."
    assert "preview.png" in said(found.notes, "unlabelled")


def test_names_are_read_where_they_obviously_fit(tmp_path: Path) -> None:
    names = [f"in/{d}_{who}_{n}.wav" for d in (0, 1) for who in ("ann", "bob") for n in (0, 1)]
    found = listed(tmp_path, *names, medium=SOUNDS)
    assert found.target.to_list() == [0] * 4 + [1] * 4
    assert found.speakers == ("ann", "ann", "bob", "bob") * 2
    assert "{label}_{speaker}_{n}" in said(found.notes, "pattern")


def test_the_speaker_from_the_name_and_the_label_from_the_folder(tmp_path: Path) -> None:
    found = listed(
        tmp_path, "yes/a1_nohash_0.wav", "no/b2_nohash_1.wav",
        medium=SOUNDS, pattern="{speaker}_nohash_{n}",
    )  # fmt: skip
    assert found.target.to_list() == ["no", "yes"]
    assert found.speakers == ("b2", "a1")


def test_a_pattern_within_parts(tmp_path: Path) -> None:
    found = listed(
        tmp_path, "train/a_1.png", "train/b_2.png", "test/a_3.png", pattern="{label}_{n}.png"
    )
    assert found.target.to_list() == ["a", "a", "b"]
    assert found.apart is not None
    np.testing.assert_array_equal(found.apart, [0])


@pytest.mark.parametrize(
    ("names", "options", "expected"),
    [
        ((), {}, "holds no picture.*The folder is empty"),
        (("notes.txt",), {}, "1 file is no picture by name"),
        (("a.png", "b.png"), {}, "have no labels"),
        (("a.png", "labels.csv"), {}, r"Try: .*labels\.csv"),
        (("a.png",), {"pattern": "{label}_{n}.png"}, r"fits the pattern.*such as a\.png"),
        (("a/1.png",), {"target": "x"}, "with a folder"),
        (("a/1.png",), {"task": "regression"}, "with a folder"),
    ],
)
def test_bad_folders(names, options, expected, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=expected):
        listed(tmp_path, *names, **options)
