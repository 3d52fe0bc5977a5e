"""Reads one upload, in a process of its own: `python -m pellucid.lab.reading NAME`.

It stands in a folder with nothing but that file, reads it by the data room's own means, and writes
beside the folder what was read as `table.arrow`, and what is to be told as `told.json`. Whatever
the file does to it, the lab goes on.
"""

import sys
from pathlib import Path

import msgspec
import polars as pl

from pellucid.data import Table, make_table, read_frame
from pellucid.errors import BadInput
from pellucid.lab.plainly import plainly
from pellucid.lab.protocol.upload import NotUploaded, Posted, Uploaded, UploadNote

MOST_ROWS, MOST_COLUMNS, MOST_VALUES = 50_000, 500, 5_000_000
SECONDS = 10  # of a processor
MEMORY = 2**30  # bytes, of which the libraries take a fifth
TABLE, TOLD = Path("..", "table.arrow"), Path("..", "told.json")


def main(name: str) -> None:
    """Reads the file of that name in this folder."""
    _limit()
    try:
        told = _read(Path(name))
    except BadInput as error:
        said = str(BadInput(error.given, error.expected, error.why))
        told = NotUploaded(code="upload-unreadable", said=said)
    except MemoryError:
        told = NotUploaded(code="upload-too-much")
    TOLD.write_bytes(msgspec.json.encode(told))


def _read(path: Path) -> Posted:
    frame, notes = read_frame(path)
    refused = _too_large(frame)
    if refused is not None:
        return refused
    table = make_table(frame, name=path.name, notes=notes)
    frame.write_ipc(TABLE)
    return _uploaded(table, frame)


def _too_large(frame: pl.DataFrame) -> NotUploaded | None:
    rows, columns = frame.shape
    for code, found, most in (
        ("upload-too-many-rows", rows, MOST_ROWS),
        ("upload-too-many-columns", columns, MOST_COLUMNS),
        ("upload-too-many-values", rows * columns, MOST_VALUES),
    ):
        if found > most:
            return NotUploaded(code=code, values={"found": found, "most": most})
    return None


def _uploaded(table: Table, frame: pl.DataFrame) -> Uploaded:
    notes = [UploadNote(one.code, plainly(one.text), one.level == "warning") for one in table.notes]
    return Uploaded(
        upload="", name=table.name, rows=frame.height, columns=frame.columns,
        target=table.target_name or "", notes=notes,
    )  # fmt: skip


def _limit() -> None:
    """Less time and memory than would hurt, where the system can say so."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time is watched from outside as well
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1])
