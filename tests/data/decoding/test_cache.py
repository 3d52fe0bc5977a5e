"""What is kept is what was decoded, and only for the files as they were."""

import os
from pathlib import Path

import numpy as np
import pytest

from pellucid.data.decoding import Cache, Finding, cache, cache_folder

from ..media import put

ARRAY = np.arange(6, dtype=np.uint8).reshape(2, 3)
FOUND = [Finding(1, "unusable", "cut short")]


def test_kept_and_read_back(tmp_path: Path) -> None:
    path = put(tmp_path / "a.png", b"1")
    place = Cache.of([path], "how")
    assert place.read() is None
    place.write(ARRAY, FOUND)
    kept = Cache.of([path], "how").read()
    assert kept is not None
    np.testing.assert_array_equal(kept[0], ARRAY)
    assert kept[1] == FOUND


def test_a_changed_file_another_way_or_other_bytes_is_another_place(tmp_path: Path) -> None:
    path = put(tmp_path / "a.png", b"1")
    places = {Cache.of([path], "how"), Cache.of([path], "other"), Cache.of([b"1"], "how")}
    places.add(Cache.of([b"2"], "how"))
    path.write_bytes(b"12")
    places.add(Cache.of([path], "how"))
    os.utime(path, (1, 1))
    places.add(Cache.of([path], "how"))
    places.add(Cache.of([path, path], "how"))
    assert len(places) == 7


@pytest.mark.parametrize("suffix", [".npy", ".json"])
@pytest.mark.parametrize("content", [b"", b"{}", b"\x93NUMPY"])
def test_what_is_broken_is_not_used(suffix: str, content: bytes) -> None:
    place = Cache.of([b"1"], "how")
    place.write(ARRAY, [])
    place.path.with_suffix(suffix).write_bytes(content)
    assert place.read() is None


def test_the_longest_unused_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "LIMIT", 1500)
    places = [Cache.of([bytes([n])], "how") for n in range(3)]
    for at, place in enumerate(places):
        place.write(np.zeros(300, np.uint8), [])
        os.utime(place.path, (at, at))
    assert places[0].read() is not None  # and so used last
    Cache.of([b"more"], "how").write(np.zeros(300, np.uint8), [])
    assert [place.read() is not None for place in places] == [True, False, True]
    assert not [path for path in places[0].path.parent.iterdir() if path.name.startswith(".")]


def test_too_much_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "LIMIT", 1000)
    place = Cache.of([b"1"], "how")
    place.write(np.zeros(600, np.uint8), [])
    assert place.read() is None


def test_a_place_that_cannot_be_written_is_no_mistake(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PELLUCID_CACHE", str(put(tmp_path / "file", b"")))
    place = Cache.of([b"1"], "how")
    place.write(ARRAY, [])
    assert place.read() is None


def test_the_systems_own_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PELLUCID_CACHE")
    assert "pellucid" in str(cache_folder())
