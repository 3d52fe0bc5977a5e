"""What does it learn from? Tables, built-in sets, splits, and how values become numbers."""

from pellucid.data.column import Column, Kind
from pellucid.data.dataset import Dataset, make_dataset
from pellucid.data.encoding import (
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
from pellucid.data.sets import BUILTIN, BuiltIn, builtin
from pellucid.data.source import open_inputs, open_source
from pellucid.data.splits import Split, folds, split
from pellucid.data.table import Table
from pellucid.data.tables import duplicate_groups, guess_task, make_table, read_frame, read_table
from pellucid.data.task import TASKS, Task

__all__ = [
    "BUILTIN",
    "TASKS",
    "BuiltIn",
    "Column",
    "Dataset",
    "Kind",
    "Note",
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
    "encode_targets",
    "fit_encoding",
    "fit_targets",
    "folds",
    "guess_task",
    "is_frame",
    "make_dataset",
    "make_table",
    "match_columns",
    "open_inputs",
    "open_source",
    "read_frame",
    "read_table",
    "split",
]
