"""A path that can be read, or the reason why not."""

import gzip
import zlib
from pathlib import Path

from pellucid.data.sets import BUILTIN
from pellucid.errors import BadInput, nearest

LARGEST = 16 * 2**30  # bytes; far beyond any table that fits in memory
_PART = 1 << 20
SUFFIXES = (
    ".csv", ".tsv", ".txt", ".data", ".parquet", ".pq", ".arrow", ".feather", ".ipc",
    ".json", ".jsonl", ".ndjson", ".gz",
)  # fmt: skip
"""What names of tables end in. Any other text file is read too, if it is named."""


def read_bytes(path: Path) -> bytes:
    """The content of a file, decompressed if it is gzip.

    Raises `BadInput` for a path that is absent (suggesting the nearest), a folder, or a file
    that is empty, unreadable, or broken as gzip.
    """
    try:
        content = path.read_bytes() if path.exists() else None
    except IsADirectoryError:
        raise _folder(path) from None
    except PermissionError:
        raise BadInput(
            f"{path} may not be read",
            "a file you have the right to read",
            instead=f"chmod +r {path}",
        ) from None
    except (OSError, ValueError) as error:
        raise BadInput(f"{path} cannot be read", "a readable file", str(error)) from None
    if content is None:
        raise _absent(path)
    if content[:2] == b"\x1f\x8b":
        content = _gunzip(path)
    if not content.strip():
        raise BadInput(f"{path} is empty", "a header and rows of values")
    return content


def _gunzip(path: Path) -> bytes:
    try:
        with gzip.open(path) as file:
            content = _read_at_most(file, LARGEST + 1)
    except (EOFError, OSError, zlib.error) as error:
        raise BadInput(
            f"{path} cannot be decompressed",
            "a whole gzip file",
            f"It is cut short or damaged: {error}",
        ) from None
    if len(content) > LARGEST:
        raise BadInput(f"{path} is larger than {LARGEST >> 30} GiB decompressed")
    return content


def _read_at_most(file: gzip.GzipFile, most: int) -> bytes:
    """The content, in parts: asked for all of it at once, gzip would make room for the most."""
    parts, size = list[bytes](), 0
    while size < most and (part := file.read(_PART)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _folder(path: Path) -> BadInput:
    inside = sorted(p.name for p in path.iterdir() if p.suffix.lower() in SUFFIXES)
    example = f"{path / inside[0]}" if inside else ""
    return BadInput(f"{path} is a folder", "a table file, such as a CSV", instead=example)


def _absent(path: Path) -> BadInput:
    folder = path.parent
    names = [p.name for p in folder.iterdir()] if folder.is_dir() else []
    near = nearest(path.name, names)
    suggestion = str(folder / near) if near else nearest(str(path), BUILTIN) or ""
    known = ", ".join(BUILTIN)
    return BadInput(
        f"{path} is neither a file nor a built-in set",
        f"a path, or one of: {known}",
        instead=suggestion,
    )
