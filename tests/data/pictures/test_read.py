"""Folders of pictures as collections."""

from pathlib import Path

import numpy as np
import pytest

from pellucid.data.encoding import PictureEncoding
from pellucid.data.pictures import decode, plan, read_pictures

from ..media import picture_folder, put, said, save, speckled


def test_every_picture_with_its_class(tmp_path: Path) -> None:
    found = read_pictures(picture_folder(tmp_path / "animals"))
    assert (found.name, found.task, found.classes) == ("animals", "binary", ("cat", "dog"))
    assert found.encoding == PictureEncoding(12, 10, 3)
    assert found.files == tuple(f"{c}/{n}.png" for c in ("cat", "dog") for n in range(3))
    for row, seed in enumerate((0, 1, 2, 100, 101, 102)):
        np.testing.assert_array_equal(found.inputs[row], speckled(seed, 12, 10, 3))
    assert found.groups is not None
    assert len(set(found.groups.tolist())) == 6
    assert found.grouped_by is None
    assert not found.is_sound


@pytest.mark.parametrize("size", [8, "8x8", (8, 8)])
def test_the_size_asked_for(size, tmp_path: Path) -> None:
    assert read_pictures(picture_folder(tmp_path), size=size).inputs.shape == (6, 8, 8, 3)


def test_a_median_size_of_many(tmp_path: Path) -> None:
    for at, side in enumerate((100, 120, 140, 40, 800)):
        save(tmp_path / "ab"[at % 2] / f"{at}.png", speckled(at, side, 2 * side, 3))
    found = read_pictures(tmp_path)
    assert found.inputs.shape == (5, 32, 64, 3)
    assert "32 by 64 pixels in colour, from their median" in said(found.notes, "size")


def test_grey_where_all_are_grey(tmp_path: Path) -> None:
    picture_folder(tmp_path, shape=(8, 8))
    assert read_pictures(tmp_path).inputs.shape == (6, 8, 8, 1)
    grey = speckled(9, 8, 8, 1).repeat(3, 2)
    save(tmp_path / "cat" / "stored-as-colour.png", grey)
    found = read_pictures(tmp_path)
    assert found.inputs.shape == (7, 8, 8, 1)
    assert found.inputs.flags.c_contiguous
    save(tmp_path / "cat" / "coloured.png", speckled(9, 8, 8, 3))
    assert read_pictures(tmp_path).inputs.shape == (8, 8, 8, 3)


def test_colour_beyond_the_headers_looked_at(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(plan, "LOOKED_AT", 2)
    picture_folder(tmp_path, shape=(8, 8))
    save(tmp_path / "cat" / "1.png", speckled(9, 8, 8, 3))
    found = read_pictures(tmp_path)
    assert found.inputs.shape == (6, 8, 8, 3)
    np.testing.assert_array_equal(found.inputs[1], speckled(9, 8, 8, 3))


def test_what_took_long_is_kept(tmp_path: Path, cache: Path, monkeypatch) -> None:
    picture_folder(tmp_path)
    put(tmp_path / "cat" / "0-broken.png", b"no picture")
    read_pictures(tmp_path)
    assert not list(cache.rglob("*.npy"))
    monkeypatch.setattr(decode, "WORTH_KEEPING", -1.0)
    first = read_pictures(tmp_path)
    assert len(list(cache.rglob("*.npy"))) == 1
    monkeypatch.setattr(decode, "_decode", None)  # it would fail
    watched: list[tuple[int, int]] = []
    again = read_pictures(tmp_path, watch=lambda done, total: watched.append((done, total)))
    np.testing.assert_array_equal(first.inputs, again.inputs)
    assert (first.files, first.notes) == (again.files, again.notes)
    assert "0-broken.png" in said(again.notes, "unusable")
    assert watched == [(7, 7)]


def test_a_test_part_of_its_own(tmp_path: Path) -> None:
    picture_folder(tmp_path / "train")
    picture_folder(tmp_path / "test", each=1)
    found = read_pictures(tmp_path)
    assert found.apart is not None
    assert [found.files[row] for row in found.apart] == ["test/cat/0.png", "test/dog/0.png"]
    assert "2 pictures of the test are also learnt from" in said(found.notes, "test-seen")


def test_a_table_of_pictures_with_a_quantity(tmp_path: Path) -> None:
    picture_folder(tmp_path / "in")
    lines = [f"in/cat/{n}.png,{n / 3}" for n in range(3)]
    table = put(tmp_path / "t.csv", "\n".join(["file,age", *lines]).encode())
    found = read_pictures(table)
    assert (found.task, found.target_name, found.rows) == ("regression", "age", 3)
