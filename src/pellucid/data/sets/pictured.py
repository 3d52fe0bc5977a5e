"""Built-in tables whose columns are the pixels of pictures, as the pictures that they are."""

from typing import NamedTuple

import numpy as np

from pellucid.data.collection import Collection
from pellucid.data.encoding import PictureEncoding
from pellucid.data.note import Note
from pellucid.data.table import Table


class _Pixels(NamedTuple):
    height: int
    width: int
    most: int  # the number that stands for white


PICTURED = {"digits": _Pixels(8, 8, 16)}


def as_pictured(known: Table | Collection) -> Table | Collection:
    """A built-in set as pictures, if its columns are pixels; else as it is."""
    return pictured(known) if isinstance(known, Table) and known.name in PICTURED else known


def pictured(table: Table) -> Collection:
    """The same examples as grey pictures; what each is called is its row in the table.

    >>> from pellucid.data import builtin
    >>> pictured(builtin("digits")).inputs.shape
    (1797, 8, 8, 1)
    """
    height, width, most = PICTURED[table.name]
    pixels = table.frame.to_numpy().reshape(-1, height, width, 1) * (255 / most)
    said = f"Seen as pictures of {height} by {width} pixels; --kind table takes each as a column."
    return Collection(
        table.name,
        pixels.round().astype(np.uint8),
        table.target,
        table.target_name,
        table.task,
        PictureEncoding(height, width, 1),
        tuple(f"row {row}" for row in range(table.rows)),
        notes=(*table.notes, Note("pictured", said)),
    )
