"""Arrays kept under a mark: the same again, and never those of another training."""

from pathlib import Path

import numpy as np
import pytest

from pellucid.errors import BadInput
from pellucid.learning import kept

TREE = {"a": [np.float32(2), np.arange(6).reshape(2, 3).T], "b": (np.zeros((0, 2), np.int8),)}
MARK = ("training", "one")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    kept.write(tmp_path / "it", TREE, {"training": "one", "story": "told"})
    return tmp_path / "it"


def test_what_is_kept_is_read(path: Path) -> None:
    with kept.read(path, MARK, "seed") as found:
        assert found.told["story"] == "told"
        read = found.filled(TREE)
    assert read["a"][0].shape == ()
    np.testing.assert_array_equal(read["a"][1], TREE["a"][1])
    assert read["b"][0].dtype == np.int8


def test_another_mark_is_told(path: Path) -> None:
    said = "left by another training. Expected the same seed as when"
    with pytest.raises(BadInput, match=said), kept.read(path, ("training", "two"), "seed"):
        pytest.fail("it was read")


def test_what_lacks_something_is_told(path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"), kept.read(path, MARK, "seed") as found:
        found.filled({"c": 0})
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(BadInput, match="cannot be read"), kept.read(path, MARK, "seed"):
        pytest.fail("it was read")
