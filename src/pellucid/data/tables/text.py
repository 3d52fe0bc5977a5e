"""Bytes as text: the encoding of a file."""

import codecs
import re
from typing import NamedTuple

from pellucid.data.note import Note, warning
from pellucid.errors import BadInput

MAGIC = {
    b"PK\x03\x04": "a zip archive or an Excel workbook",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"SQLite format 3": "an SQLite database",
    b"\x89HDF": "an HDF5 file",
    b"\x80\x04\x95": "a Python pickle",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
}
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
SOME = 1 << 16
STEP = 1 << 24


class Text(NamedTuple):
    """A file as UTF-8 bytes with line feeds, and what was found out about its encoding."""

    content: bytes
    notes: tuple[Note, ...] = ()


def as_utf8(content: bytes, name: str) -> Text:
    """Text of any usual encoding as UTF-8. Raises `BadInput` for what is not text."""
    for magic, what in MAGIC.items():
        if content.startswith(magic):
            raise _not_text(name, f"{name} is {what}")
    if not content.startswith(UTF16) and CONTROL.search(content[:SOME]):
        raise _not_text(name, f"{name} is not text: it holds bytes that no text has")
    text = _decoded(content, name)
    return Text(_line_feeds(text.content), text.notes)


def _not_text(name: str, given: str) -> BadInput:
    stem = name.rsplit(".", 1)[0]
    return BadInput(
        given,
        "text (CSV, TSV, JSON lines), Parquet or Arrow",
        instead=f"saving the table as {stem}.csv",
    )


def _decoded(content: bytes, name: str) -> Text:
    if content.startswith(codecs.BOM_UTF8):
        return _checked(content[3:], name)
    return _from_utf16(content, name) if content.startswith(UTF16) else _checked(content, name)


def _from_utf16(content: bytes, name: str) -> Text:
    try:
        text = content.decode("utf-16").encode()
    except UnicodeError:
        raise BadInput(f"{name} is not whole UTF-16 text", "text, as UTF-8") from None
    return Text(text, (Note("encoding", "The file is in UTF-16."),))


def _checked(content: bytes, name: str) -> Text:
    bad = _first_bad(content)
    if bad is None:
        return Text(content)
    try:
        text = content.decode("cp1252").encode()
    except UnicodeError:
        line = content.count(b"\n", 0, bad) + 1
        raise BadInput(
            f"{name} is neither UTF-8 nor Windows-1252 text (line {line})",
            "text, as UTF-8",
            instead=f"iconv -f ENCODING -t UTF-8 {name}",
        ) from None
    said = "The file is not UTF-8, so it was read as Windows-1252; check letters with accents."
    return Text(text, (warning("encoding", said),))


def _first_bad(content: bytes) -> int | None:
    """Where UTF-8 ends, looked at piece by piece, so that large files fit in memory."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(content), STEP):
        piece = content[start : start + STEP]
        try:
            decoder.decode(piece, final=start + STEP >= len(content))
        except UnicodeDecodeError as error:
            return start + error.start
    return None


def _line_feeds(content: bytes) -> bytes:
    if b"\r" in content and b"\n" not in content:
        return content.replace(b"\r", b"\n")  # as the first Macintosh wrote lines
    return content
