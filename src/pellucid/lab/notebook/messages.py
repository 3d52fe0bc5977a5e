"""Messages with arrays, said otherwise: what a bench told, for a run that is called what it is."""

from typing import Any

import msgspec
import numpy as np

from pellucid.lab.protocol.arrays import body_of, framed, head_json


def head_of(message: bytes) -> dict[str, Any]:
    """What a message says, without its arrays."""
    return msgspec.json.decode(head_json(message))


def with_head(message: bytes, **said: Any) -> bytes:
    """The same message with some of its head said otherwise, and the same arrays."""
    return framed(msgspec.json.encode(head_of(message) | said), body_of(message))


def with_array(message: bytes, name: str, values: np.ndarray) -> bytes:
    """The same message with other numbers in one of its arrays, of the same shape and type."""
    at = len(message) - len(body_of(message))
    for spec in head_of(message)["arrays"]:
        size = int(np.prod(spec["shape"])) * np.dtype(spec["dtype"]).itemsize
        if spec["name"] == name:
            own = np.ascontiguousarray(values, spec["dtype"]).tobytes()
            return message[:at] + own + message[at + size :]
        at += -(-size // 8) * 8
    return message
