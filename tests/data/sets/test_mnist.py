"""MNIST, from a folder of one's own and as it would come by download."""

import gzip
import os
from pathlib import Path

import numpy as np
import pytest

from pellucid.data import Collection, builtin
from pellucid.data.downloads import Damaged
from pellucid.data.sets import mnist
from pellucid.errors import BadInput

OWN = Path(os.environ.get("PELLUCID_DATA", "")) / "mnist.npz"
here = pytest.mark.skipif(not OWN.is_file(), reason="PELLUCID_DATA holds no mnist.npz")


def idx(array: np.ndarray) -> bytes:
    """The published format, written from its description."""
    sizes = b"".join(size.to_bytes(4, "big") for size in array.shape)
    return bytes([0, 0, 8, array.ndim]) + sizes + array.tobytes()


@here
def test_the_published_order_and_test_set() -> None:
    found = builtin("mnist")
    assert isinstance(found, Collection)
    assert found.inputs.shape == (70_000, 28, 28, 1)
    assert found.target is not None
    assert found.target[:5].to_list() == [5, 0, 4, 1, 9]
    assert found.apart is not None
    assert (found.apart[0], len(found.apart)) == (60_000, 10_000)
    assert found.target[60_000:60_003].to_list() == [7, 2, 1]
    assert found.files[60_123] == "test/123"
    assert found.classes == tuple("0123456789")


@here
def test_the_hashes_are_those_of_the_published_files(monkeypatch: pytest.MonkeyPatch) -> None:
    with np.load(OWN) as kept:
        parts = [kept[name] for name in ("x_train", "y_train", "x_test", "y_test")]
    served = dict(zip(mnist.HASHES, parts, strict=True))

    def fetched(name, addresses, read, **_):
        assert all(address.endswith(f"/{name}") for address in addresses)
        return read(gzip.compress(idx(served[name.removesuffix(".gz")]), 1))

    monkeypatch.delenv("PELLUCID_DATA")
    monkeypatch.setattr(mnist, "fetch", fetched)
    found = mnist.mnist()
    np.testing.assert_array_equal(found.inputs[60_000:, ..., 0], parts[2])
    np.testing.assert_array_equal(found.target, np.concatenate([parts[1], parts[3]]))


def test_another_content_is_refused() -> None:
    digest = mnist.HASHES["t10k-labels-idx1-ubyte"]
    with pytest.raises(Damaged, match="SHA-256 differs"):
        mnist.read_idx(gzip.compress(idx(np.zeros(10_000, np.uint8))), digest)
    for content in (b"", b"<html>", gzip.compress(b"x")[:-12]):
        with pytest.raises(Damaged):
            mnist.read_idx(content, digest)


@pytest.mark.parametrize(
    ("arrays", "why"),
    [
        (None, "cannot be read"),
        ({"x_train": np.zeros(3)}, "cannot be read"),
        (dict.fromkeys(("x_train", "y_train", "x_test", "y_test"), np.zeros(3)), "shapes"),
    ],
)
def test_a_file_of_ones_own_that_is_another(arrays, why, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("PELLUCID_DATA", str(tmp_path))
    if arrays is None:
        (tmp_path / "mnist.npz").write_bytes(b"no zip")
    else:
        np.savez(tmp_path / "mnist.npz", **arrays)
    with pytest.raises(BadInput, match=why):
        builtin("mnist")
