"""Messages with arrays: a JSON head, then the arrays' bytes, as one binary frame.

    4 bytes      length of the head, little endian
    head         JSON; its `arrays` say name, type, shape and scale of each
    padding      to a multiple of 8 bytes
    each array   little endian, rows first, each padded to a multiple of 8 bytes

So a page reads every array in place, without copying or parsing it.
"""

import struct
from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeGuard, get_args

import msgspec
import numpy as np
from msgspec import Struct

DType = Literal["float32", "int32", "int16", "uint8", "int8"]


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

_LENGTH = struct.Struct("<I")
_NAMES: dict[np.dtype, DType] = {np.dtype(name): name for name in get_args(DType)}


def pack(head: Struct, arrays: Arrays) -> bytes:
    """A message and its arrays as one binary frame. `head.arrays` is filled in here.

    >>> from pellucid.lab.protocol.answers import Kept
    >>> head = Kept(id=1, name="weights", media_type="application/octet-stream")
    >>> len(pack(head, {"file": np.uint8([1, 2, 3])})) % 8
    0
    """
    specs: list[ArraySpec] = []
    bodies: list[bytes] = []
    for name, array in arrays.items():
        values, scale = (array.values, array.scale) if isinstance(array, Scaled) else (array, 1.0)
        # Looked up, not cast: a page could not read an array of any other type.
        specs.append(ArraySpec(name, _NAMES[values.dtype], values.shape, scale))
        bodies.append(_padded(np.ascontiguousarray(values).tobytes()))
    text = msgspec.json.encode(msgspec.structs.replace(head, arrays=tuple(specs)))
    return framed(text, b"".join(bodies))


def framed(head: bytes, body: bytes) -> bytes:
    """One binary frame of a head's JSON and the bytes of its arrays."""
    return _padded(_LENGTH.pack(len(head)) + head) + body


def is_a(message: object, kind: str) -> TypeGuard[bytes]:
    """Whether it is a binary message of this type: seen by how it begins, without reading it.

    >>> from pellucid.lab.protocol.answers import Kept
    >>> is_a(pack(Kept(id=1, name="weights", media_type="text/plain"), {}), "kept")
    True
    """
    begins = f'{{"type":"{kind}"'.encode()
    return isinstance(message, bytes) and message.startswith(begins, _LENGTH.size)


def head_json(message: bytes) -> bytes:
    """The JSON of a binary message's head."""
    return message[_LENGTH.size : _end_of_head(message)]


def body_of(message: bytes) -> bytes:
    """The bytes of a binary message's arrays, one after another."""
    end = _end_of_head(message)
    return message[end + -end % 8 :]


def _end_of_head(message: bytes) -> int:
    return _LENGTH.size + _LENGTH.unpack_from(message)[0]


def _padded(part: bytes) -> bytes:
    return part + bytes(-len(part) % 8)
