"""Small tables for tests."""

from collections.abc import Callable
from pathlib import Path

from pellucid.data import Table, read_table


def text(header: str, row: Callable[[int], str], rows: int = 40) -> str:
    """A header and rows made by their number."""
    return header + "\n" + "\n".join(row(i) for i in range(rows)) + "\n"


def codes(table: Table) -> set[str]:
    """The codes of what was said."""
    return {note.code for note in table.notes}


def said(table: Table, code: str) -> str:
    """What was said under a code."""
    return " ".join(note.text for note in table.notes if note.code == code)


def kinds(table: Table) -> dict[str, str]:
    """The kind of each column."""
    return {column.name: column.kind for column in table.columns}


def read(folder: Path, content: str | bytes, name: str = "table.csv", **options: object) -> Table:
    """Write a file and read it as a table."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(path, **options)
