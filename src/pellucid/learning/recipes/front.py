"""The front of a network: the layers that make raw inputs fit to learn from."""

from typing import NamedTuple

import numpy as np

from pellucid.data import Dataset, PictureEncoding, SoundEncoding, TableEncoding
from pellucid.learning.model import Encoding
from pellucid.network import AnyLayer, Codes, Parameters, Shape, Standardise, standardising
from pellucid.network.log_mel import LogMel
from pellucid.network.stack import shapes

_FROM_MOST = 10_000
# From this rate on there are pitches enough above those of speech on the telephone.
_HIGH_RATE = 12_000


class Front(NamedTuple):
    """Layers, their parameters as measured in the data (None: none), the shape that they give."""

    layers: tuple[AnyLayer, ...]
    preset: Parameters | None
    shape: Shape


def front(data: Dataset, encoding: Encoding | None, rows: np.ndarray) -> Front:
    """What comes first, by what the examples are: pixels standardised, sound made visible."""
    shape = data.inputs.shape[1:]
    if isinstance(encoding, PictureEncoding):
        return Front((Standardise(),), {"standardise_1": measured(data, rows)}, shape)
    if isinstance(encoding, SoundEncoding):
        mel = (log_mel(encoding),)
        return Front(mel, None, shapes(mel, shape)[-1])
    if isinstance(encoding, TableEncoding) and encoding.codes:
        codes = (Codes(encoding.codes),)
        return Front(codes, None, shapes(codes, shape)[-1])
    return Front((), None, shape)


def measured(data: Dataset, rows: np.ndarray) -> Parameters:
    """Each channel's mean and spread over (at most ten thousand of) the training rows."""
    return standardising(data.inputs[rows[:: -(-len(rows) // _FROM_MOST)]])


def log_mel(encoding: SoundEncoding) -> LogMel:
    """The layer that turns sound of this rate into a picture of its pitches over time."""
    low = min(60.0, encoding.rate / 16)
    return LogMel(encoding.rate, mels=32 if encoding.rate < _HIGH_RATE else 40, low=low)
