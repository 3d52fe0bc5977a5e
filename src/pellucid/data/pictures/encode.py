"""Pictures to be answered, in whatever form a person has them."""

import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pellucid.data.decoding import Finding, Unusable, affected, decode
from pellucid.data.decoding.findings import unusable
from pellucid.data.encoding import PictureEncoding
from pellucid.data.folders.names import shown
from pellucid.data.note import Note
from pellucid.data.pictures.decode import Pixels
from pellucid.data.pictures.open import check_size, is_moving, opened, quietly
from pellucid.data.pictures.pixels import pixels
from pellucid.data.words import count
from pellucid.errors import BadInput

if TYPE_CHECKING:
    from PIL.Image import Image


def encode_pictures(encoding: PictureEncoding, items: Any) -> tuple[Pixels, tuple[Note, ...]]:
    """Pictures as a model takes them, and what was found out about them.

    Each is a path, a PIL image, or an array (height, width), (height, width, 1), (..., 3) or
    (..., 4) of bytes or of fractions from 0 to 1. Raises `BadInput` that lists what cannot be
    used.

    >>> encode_pictures(PictureEncoding(2, 2, 1), [np.ones((4, 4))])[0].tolist()
    [[[[255], [255]], [[255], [255]]]]
    """
    _check_several(items)
    array, findings = decode_items(encoding, items)
    if affected(findings, "unusable"):
        names = [_name(item, row) for row, item in enumerate(items)]
        raise BadInput(
            unusable(names, findings, "picture"),
            "paths, PIL images, or arrays of bytes or of fractions from 0 to 1",
        )
    return array, said_of(findings)


def decode_items(
    encoding: PictureEncoding, items: Sequence[Any] | np.ndarray
) -> tuple[Pixels, list[Finding]]:
    """The same, with what was found about each item; the rows of unusable ones are black."""
    array = np.zeros((len(items), *encoding.shape), np.uint8)

    def one(row: int) -> Iterator[str]:
        with _image(items[row]) as image:
            if is_moving(image):
                yield "moving"
            array[row] = pixels(image, *encoding.shape)

    with quietly():
        return array, decode(len(items), one)


def said_of(findings: Sequence[Finding]) -> tuple[Note, ...]:
    """What is worth saying of pictures that are answered."""
    moving = affected(findings, "moving")
    if not moving:
        return ()
    said = f"{count(len(moving), 'picture moves', 'pictures move')}: the first frame is used."
    return (Note("moving", said),)


def _check_several(items: Any) -> None:
    """Raises `BadInput` for one picture alone, which would be taken for its rows."""
    lone = isinstance(items, str | Path | bytes) or hasattr(items, "getbands")
    if lone or (isinstance(items, np.ndarray) and items.ndim < 4 and items.ndim != 3):
        raise BadInput("one picture was given", "several, if only of one", instead="[picture]")
    if isinstance(items, np.ndarray) and items.ndim == 3 and items.shape[-1] in (1, 3, 4):
        raise BadInput(
            f"an array of shape {items.shape} was given", "several pictures",
            "It looks like one picture in colour", "[picture]",
        )  # fmt: skip


@contextmanager
def _image(item: Any) -> Generator["Image"]:
    """Any form of a picture as an opened one. Raises `Unusable`."""
    from PIL import Image

    if isinstance(item, str | Path | bytes):
        with opened(Path(item) if isinstance(item, str) else item) as image:
            yield image
        return
    try:
        image = item if isinstance(item, Image.Image) else Image.fromarray(_bytes(item))
        check_size(image)
        yield image.copy()  # what is done to it must not be done to the caller's
    except Unusable:
        raise
    except Exception as error:  # a caller's picture may be an open file, broken in many ways
        raise Unusable(f"not a picture: {error}") from None


def _bytes(item: Any) -> np.ndarray:
    """An array as bytes of shape (height, width), or with 3 or 4 channels."""
    values = np.asarray(item)
    if values.ndim == 3 and values.shape[2] == 1:
        values = values[:, :, 0]
    if not (values.ndim == 2 or (values.ndim == 3 and values.shape[2] in (3, 4))):
        raise Unusable(f"its shape is {values.shape}")
    if values.dtype.kind not in "biuf" or not values.size:
        raise Unusable("it holds no numbers")
    most = 1 if values.dtype.kind in "bf" else 255
    if not (values.min() >= 0 and values.max() <= most):  # NaN is neither
        raise Unusable(f"its numbers are not all from 0 to {most}")
    return (values * 255).round().astype(np.uint8) if most == 1 else values.astype(np.uint8)


def _name(item: Any, row: int) -> str:
    return shown(os.fspath(item)) if isinstance(item, str | Path) else f"number {row}"
