"""Which library's code is written where."""

from pellucid.lab.bench.code import in_keras, in_pellucid, in_pytorch
from pellucid.lab.bench.code.blueprint import Blueprint
from pellucid.lab.protocol.commands import Library

_WRITERS = {
    "pellucid": in_pellucid.written,
    "keras": in_keras.written,
    "pytorch": in_pytorch.written,
}


def written(of: Blueprint, library: Library) -> str:
    """The network as code that runs as it stands, answers some examples, and learns on."""
    return _WRITERS[library](of)
