"""What does it learn from? Tables, built-in sets, splits, and how values become numbers."""

from pellucid.data.asked import Asked, open_asked
from pellucid.data.collection import Collection
from pellucid.data.column import Column, Kind
from pellucid.data.dataset import Dataset, make_dataset
from pellucid.data.encoding import (
    PictureEncoding,
    SoundEncoding,
    TableEncoding,
    TargetEncoding,
    decode_targets,
    encode_inputs,
    encode_targets,
    fit_encoding,
    fit_targets,
    match_columns,
)
from pellucid.data.frames import as_frame, is_frame
from pellucid.data.note import Note
from pellucid.data.pictures import PICTURE_SUFFIXES, encode_pictures, read_pictures
from pellucid.data.reading import Reading
from pellucid.data.sets import BUILTIN, BuiltIn, builtin
from pellucid.data.sounds import SOUND_SUFFIXES, encode_sounds, read_recordings
from pellucid.data.source import open_inputs, open_source
from pellucid.data.splits import Split, folds, split
from pellucid.data.table import Table
from pellucid.data.tables import duplicate_groups, guess_task, make_table, read_frame, read_table
from pellucid.data.task import TASKS, Task

__all__ = [
    "BUILTIN",
    "PICTURE_SUFFIXES",
    "SOUND_SUFFIXES",
    "TASKS",
    "Asked",
    "BuiltIn",
    "Collection",
    "Column",
    "Dataset",
    "Kind",
    "Note",
    "PictureEncoding",
    "Reading",
    "SoundEncoding",
    "Split",
    "Table",
    "TableEncoding",
    "TargetEncoding",
    "Task",
    "as_frame",
    "builtin",
    "decode_targets",
    "duplicate_groups",
    "encode_inputs",
    "encode_pictures",
    "encode_sounds",
    "encode_targets",
    "fit_encoding",
    "fit_targets",
    "folds",
    "guess_task",
    "is_frame",
    "make_dataset",
    "make_table",
    "match_columns",
    "open_asked",
    "open_inputs",
    "open_source",
    "read_frame",
    "read_pictures",
    "read_recordings",
    "read_table",
    "split",
]
