"""How raw columns become numbers, and outputs become answers."""

from pellucid.data.encoding.apply import encode_inputs
from pellucid.data.encoding.fit import fit_encoding
from pellucid.data.encoding.match import match_columns
from pellucid.data.encoding.media import PictureEncoding, SoundEncoding
from pellucid.data.encoding.parts import (
    BinaryPart,
    CodePart,
    FlagPart,
    MissingPart,
    NumberPart,
    TableEncoding,
    TargetEncoding,
)
from pellucid.data.encoding.targets import decode_targets, encode_targets, fit_targets

__all__ = [
    "BinaryPart",
    "CodePart",
    "FlagPart",
    "MissingPart",
    "NumberPart",
    "PictureEncoding",
    "SoundEncoding",
    "TableEncoding",
    "TargetEncoding",
    "decode_targets",
    "encode_inputs",
    "encode_targets",
    "fit_encoding",
    "fit_targets",
    "match_columns",
]
