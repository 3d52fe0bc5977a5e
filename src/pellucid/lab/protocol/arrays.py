"""Messages with arrays: a JSON head, then the arrays' bytes, as one binary frame.

    4 bytes      length of the head, little endian
    head         JSON; its `arrays` say name, type, shape and scale of each
    padding      to a multiple of 8 bytes
    each array   little endian, rows first, each padded to a multiple of 8 bytes

So a page reads every array in place, without copying or parsing it.
"""

import struct
from collections.abc import Mapping
from typing import Literal, NamedTuple

import msgspec
import numpy as np
from msgspec import Struct

DType = Literal["float32", "int32", "uint8", "int8"]


class ArraySpec(Struct, frozen=True):
    """One array of a message. A number is what is stored times `scale`."""

    name: str
    dtype: DType
    shape: tuple[int, ...]
    scale: float = 1.0


class Scaled(NamedTuple):
    """An array of whole numbers, each standing for so many `scale`s."""

    values: np.ndarray
    scale: float


Arrays = Mapping[str, "np.ndarray | Scaled"]


def pack(head: Struct, arrays: Arrays) -> bytes:
    """A message and its arrays as one binary frame. `head.arrays` is filled in here.

    >>> from pellucid.lab.protocol.messages import Kept
    >>> head = Kept(id=1, name="weights", media_type="application/octet-stream")
    >>> len(pack(head, {"file": np.uint8([1, 2, 3])})) % 8
    0
    """
    specs: list[ArraySpec] = []
    bodies: list[bytes] = []
    for name, array in arrays.items():
        values, scale = (array.values, array.scale) if isinstance(array, Scaled) else (array, 1.0)
        specs.append(ArraySpec(name, str(values.dtype), values.shape, scale))  # type: ignore[arg-type]
        bodies.append(_padded(np.ascontiguousarray(values).tobytes()))
    text = msgspec.json.encode(msgspec.structs.replace(head, arrays=specs))
    return b"".join([_padded(struct.pack("<I", len(text)) + text), *bodies])


def _padded(part: bytes) -> bytes:
    return part + bytes(-len(part) % 8)
