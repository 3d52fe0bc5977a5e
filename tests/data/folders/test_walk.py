"""A walk finds everything inside, and nothing outside."""

import os
from pathlib import Path

import pytest

from pellucid.data.folders import PICTURES, SOUNDS, find_medium, list_files
from pellucid.data.folders.names import shown
from pellucid.data.folders.walk import walk
from pellucid.errors import BadInput

from ..media import put, said


def test_files_of_all_folders_in_order(tmp_path: Path) -> None:
    for name in ("b/x.PNG", "a/deep/er/y.jpg", "z.gif", "notes.txt", ".hidden/w.png", "a/.v.png"):
        put(tmp_path / name, b"")
    contents = walk(tmp_path, PICTURES)
    assert contents.files == ("a/deep/er/y.jpg", "b/x.PNG", "z.gif")
    assert contents.others == ("notes.txt",)
    assert said(contents.notes, "other-files").startswith("1 file is no picture by name")


def test_links_inside_are_files_and_outside_are_named(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    put(inside / "real.png", b"")
    put(outside / "secret.png", b"")
    (inside / "again.png").symlink_to("real.png")
    (inside / "out.png").symlink_to(outside / "secret.png")
    (inside / "folder").symlink_to(outside)
    (inside / "round").symlink_to(inside)
    (inside / "broken.png").symlink_to("nothing.png")
    contents = walk(inside, PICTURES)
    assert contents.files == ("again.png", "real.png")
    assert contents.links == ("broken.png", "folder", "out.png", "round")
    assert "4 links lead out" in said(contents.notes, "links")


def test_a_folder_beside_with_a_longer_name_is_outside(tmp_path: Path) -> None:
    put(tmp_path / "data-more" / "x.png", b"")
    put(tmp_path / "data" / "y.png", b"")
    (tmp_path / "data" / "x.png").symlink_to(tmp_path / "data-more" / "x.png")
    assert walk(tmp_path / "data", PICTURES).files == ("y.png",)


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    put(tmp_path / "x.png", b"")
    assert walk(tmp_path, PICTURES).files == ("x.png",)


@pytest.mark.parametrize(
    "name", [b"caf\xe9.png", b"a\nb.png", b"\x1b[31m.png", "日本.png".encode()]
)
def test_odd_names_are_found_and_can_be_printed(name: bytes, tmp_path: Path) -> None:
    with open(os.path.join(os.fsencode(tmp_path), name), "wb"):
        pass
    (found,) = walk(tmp_path, PICTURES).files
    assert os.fsencode(found) == name
    assert shown(found).isprintable()
    assert shown(found).encode()


def test_the_medium_is_what_there_is_more_of(tmp_path: Path) -> None:
    assert find_medium(tmp_path) is None
    for name in ("a.wav", "b.flac", "c.png"):
        put(tmp_path / name, b"")
    assert find_medium(tmp_path) is SOUNDS
    assert [path.name for path in list_files(tmp_path, SOUNDS)[0]] == ["a.wav", "b.flac"]


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no picture"):
        list_files(tmp_path, PICTURES)
    with pytest.raises(BadInput, match="is not there"):
        walk(tmp_path / "absent", PICTURES)
    with pytest.raises(BadInput, match="is a file"):
        walk(put(tmp_path / "x.png", b""), PICTURES)
