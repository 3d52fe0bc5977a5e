"""Messages with arrays, read again: the other side of `protocol.arrays.pack`."""

import struct
from typing import Any

import msgspec
import numpy as np

PICTURE = "frame"


def head_of(message: bytes) -> dict[str, Any]:
    """What a message says, without its arrays."""
    return msgspec.json.decode(message[4 : 4 + _length(message)])


def with_head(message: bytes, **said: Any) -> bytes:
    """The same message with some of its head said otherwise, and the same arrays."""
    head = msgspec.json.encode(head_of(message) | said)
    return _padded(struct.pack("<I", len(head)) + head) + message[_padded_length(message) :]


def is_picture(message: object) -> bool:
    """Whether it is a frame, which the page acknowledges once it is drawn."""
    return isinstance(message, bytes) and head_of(message)["type"] == PICTURE


def _length(message: bytes) -> int:
    return struct.unpack_from("<I", message)[0]


def _padded_length(message: bytes) -> int:
    return -(-(4 + _length(message)) // 8) * 8


def _padded(part: bytes) -> bytes:
    return part + bytes(-len(part) % 8)


def with_array(message: bytes, name: str, values: np.ndarray) -> bytes:
    """The same message with other numbers in one of its arrays, of the same shape and type."""
    at = _padded_length(message)
    for spec in head_of(message)["arrays"]:
        size = int(np.prod(spec["shape"])) * np.dtype(spec["dtype"]).itemsize
        if spec["name"] == name:
            own = np.ascontiguousarray(values, spec["dtype"]).tobytes()
            return message[:at] + own + message[at + size :]
        at += -(-size // 8) * 8
    return message
