"""MNIST: handwritten digits, 28 by 28 pixels (LeCun, Bottou, Bengio and Haffner, 1998)."""

import zlib
from hashlib import sha256
from pathlib import Path

import numpy as np
import polars as pl
from jaxtyping import UInt8

from pellucid.data.collection import Collection
from pellucid.data.downloads import Damaged, fetch, is_fetched, own_file
from pellucid.data.encoding import PictureEncoding
from pellucid.data.note import Note
from pellucid.data.reading import Watch
from pellucid.errors import BadInput

MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)
# Of the uncompressed files: what they hold is the same wherever and however they are packed.
HASHES = {
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}
OWN = "mnist.npz"
LEARNT, TESTED = 60_000, 10_000
LARGEST = 50_000_000  # bytes of the largest file, uncompressed, and a little more

Parts = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def mnist(*, watch: Watch | None = None) -> Collection:
    """The 70,000 digits in their published order, the last 10,000 of them kept for the test.

    From `mnist.npz` (x_train, y_train, x_test, y_test) in the folder that `PELLUCID_DATA` names,
    or by download; every downloaded file is checked by the SHA-256 of what it holds. Raises
    `BadInput` where neither is to be had.
    """
    own = own_file(OWN)
    x_train, y_train, x_test, y_test = _own(own) if own else _fetched(watch)
    names = [f"train/{row}" for row in range(LEARNT)] + [f"test/{row}" for row in range(TESTED)]
    digits = np.concatenate([y_train, y_test]).astype(np.int64)
    kept = f"The {TESTED:,} pictures that MNIST keeps for the test are kept for the test."
    return Collection(
        name="mnist",
        inputs=np.concatenate([x_train, x_test])[..., None],
        target=pl.Series("digit", digits),
        target_name="digit",
        task="multiclass",
        encoding=PictureEncoding(28, 28, 1),
        files=tuple(names),
        apart=np.arange(LEARNT, LEARNT + TESTED),
        notes=(Note("parts", kept),),
    )


def is_here() -> bool:
    """Whether it is to be had without the internet: in one's own folder, or fetched before."""
    return own_file(OWN) is not None or all(is_fetched(f"{name}.gz") for name in HASHES)


def _own(path: Path) -> Parts:
    try:
        with np.load(path, allow_pickle=False) as kept:
            parts = (kept["x_train"], kept["y_train"], kept["x_test"], kept["y_test"])
    except (OSError, ValueError, KeyError, zlib.error) as error:
        raise BadInput(f"{path} cannot be read", "MNIST as arrays", str(error)) from None
    shapes = tuple(part.shape for part in parts)
    if shapes != ((LEARNT, 28, 28), (LEARNT,), (TESTED, 28, 28), (TESTED,)):
        raise BadInput(f"{path} holds arrays of shapes {shapes}", "MNIST's")
    if any(part.dtype != np.uint8 for part in parts):
        raise BadInput(f"{path} holds other numbers", "bytes, as MNIST's")
    return parts


def _fetched(watch: Watch | None) -> Parts:
    x_train, y_train, x_test, y_test = (
        fetch(
            f"{name}.gz",
            [f"{mirror}{name}.gz" for mirror in MIRRORS],
            lambda content, known=known: read_idx(content, known),
            own=OWN,
            watch=watch,
        )
        for name, known in HASHES.items()
    )
    return x_train, y_train, x_test, y_test


def read_idx(content: bytes, known: str) -> UInt8[np.ndarray, "*shape"]:
    """The bytes of a gzipped IDX file, whose SHA-256 uncompressed is known.

    IDX: two zero bytes, the kind (8: bytes), the number of dimensions, each of them as four
    bytes, the highest first, and the values. Raises `Damaged` for another content.
    """
    try:
        plain = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(content, LARGEST)
    except zlib.error:
        raise Damaged("it is not gzip, or damaged") from None
    if sha256(plain).hexdigest() != known:
        raise Damaged("its content is not what was published (SHA-256 differs)")
    dimensions = plain[3]
    shape = np.frombuffer(plain, ">u4", count=dimensions, offset=4).tolist()
    return np.frombuffer(plain, np.uint8, offset=4 + 4 * dimensions).reshape(shape)
