"""Small irregularities of text files, mended before they are read."""

import csv
import re
from collections import Counter
from typing import NamedTuple

from pellucid.data.note import Note
from pellucid.data.tables.dialect import BLANKS, Dialect, sample_lines
from pellucid.data.words import count


class Mended(NamedTuple):
    """The text, the fields of its first lines, and what was done."""

    content: bytes
    sample: list[list[str]]
    notes: tuple[Note, ...] = ()


def named_delimiter(content: bytes) -> tuple[str, bytes]:
    """What Excel's first line `sep=;` says, and the text with that line emptied.

    >>> named_delimiter(b"sep=;\\na;b")
    (';', b'\\na;b')
    """
    line = re.match(rb"sep=([,;\t|:])\r?\n", content)
    return (line.group(1).decode(), b"\n" + content[line.end() :]) if line else ("", content)


def without_comments(content: bytes) -> tuple[bytes, tuple[Note, ...]]:
    """The text with its first lines emptied where they begin with `#`; so lines keep their number.

    The last of them stays, without its `#`, if it has as many fields as the next line: it is
    the header then.
    """
    comments = re.match(rb"(#[^\n]*\n)+", content)
    rest = content[comments.end() :] if comments else b""
    if comments is None or not rest.strip():
        return content, ()
    lines = comments.group().splitlines()
    below = rest.partition(b"\n")[0]
    header = any(lines[-1].count(d) == below.count(d) > 0 for d in (b",", b";", b"\t", b"|"))
    kept = lines[-1].lstrip(b"# ") if header else b""
    skipped = len(lines) - header
    said = f"{count(skipped, 'line')} of comment at the top skipped."
    notes = (Note("comments", said),) if skipped else ()
    return b"\n" * (len(lines) - 1) + kept + b"\n" + rest, notes


def mended(content: bytes, dialect: Dialect) -> Mended:
    """Text whose lines have one length, where a known habit is all that is wrong with them."""
    content = _without_gaps(_without_runs(content, dialect), dialect)
    sample = _sample(content, dialect)
    width = usual_width(sample)
    others = {len(row) for row in sample[1:]}
    if len(sample) < 3 or len(sample[0]) != width - 1 or others != {width} or width < 3:
        return Mended(content, sample)
    if not any(row[-1].strip() for row in sample[1:]):
        return _with_tail(content, dialect)
    return _with_corner(content, dialect)


def _without_runs(content: bytes, dialect: Dialect) -> bytes:
    """Runs of blanks as one, so that they part fields as a comma does."""
    if dialect.delimiter != " ":
        return content
    lines = content.decode().split("\n")
    return "\n".join(" ".join(re.findall(BLANKS, line)) for line in lines).encode()


def _without_gaps(content: bytes, dialect: Dialect) -> bytes:
    """Without the blanks between a delimiter and a quotation mark, where that evens the lines."""
    mark, quote = re.escape(dialect.delimiter).encode(), dialect.quote.encode()
    gap = re.compile(mark + b" +" + quote)
    if dialect.delimiter == " " or not gap.search(content) or _is_even(content, dialect):
        return content
    closed = gap.sub(dialect.delimiter.encode() + quote, content)
    return closed if _is_even(closed, dialect) else content


def _is_even(content: bytes, dialect: Dialect) -> bool:
    return len({len(row) for row in _sample(content, dialect)}) == 1


def _with_corner(content: bytes, dialect: Dialect) -> Mended:
    """A name for the column of row names, for which R's `write.table` leaves none."""
    start = len(content) - len(content.lstrip(b"\r\n"))
    named = content[:start] + b"row_name" + dialect.delimiter.encode() + content[start:]
    note = Note("row-names", "The first column has no name in the header: it is row_name.")
    return Mended(named, _sample(named, dialect), (note,))


def _with_tail(content: bytes, dialect: Dialect) -> Mended:
    """A delimiter at the end of the header too, where all other lines end with one."""
    evened = re.sub(rb"(\S[^\r\n]*)", rb"\1" + dialect.delimiter.encode(), content, count=1)
    return Mended(evened, _sample(evened, dialect))


def _sample(content: bytes, dialect: Dialect) -> list[list[str]]:
    try:
        return [row for row in dialect.rows(sample_lines(content)) if any(row)]
    except csv.Error:
        return []


def usual_width(rows: list[list[str]]) -> int:
    """How many fields most rows have."""
    return Counter(len(row) for row in rows).most_common(1)[0][0] if rows else 1
