"""How a text file is laid out: what parts its fields, and what quotes them."""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from pellucid.data.note import Note

DELIMITERS = (",", ";", "\t", "|")
NAMES = {";": "a semicolon", "\t": "a tab", "|": "a bar", " ": "blanks", ":": "a colon"}
BLANKS = r'"[^"]*"|\S+'  # a field, where any run of blanks parts fields
DECIMAL_COMMA = re.compile(r"^\s*[+-]?\d*,\d+\s*$")
NUMBER = re.compile(r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$|^\?$")
SAMPLE = 1 << 18  # bytes
LINES = 500


class Dialect(NamedTuple):
    """The character between fields (a blank stands for any run of them), and the quote."""

    delimiter: str
    quote: str = '"'

    def rows(self, lines: Iterable[str]) -> list[list[str]]:
        """The fields of each line, by Python's own reader; raises `csv.Error`."""
        return list(csv.reader(lines, delimiter=self.delimiter, quotechar=self.quote))


class _Score(NamedTuple):
    consistent: float  # the share of lines with the usual number of fields
    clean: float  # the share of fields without another delimiter inside
    width: int

    @property
    def order(self) -> tuple[float, int]:
        return self.consistent * self.clean, self.width


def find_dialect(content: bytes) -> tuple[Dialect, tuple[Note, ...]]:
    """The dialect in which a sample of the lines makes the best table.

    >>> find_dialect(b"a;b\\n1,5;2\\n2,5;3\\n")[0]
    Dialect(delimiter=';', quote='"')
    """
    lines = sample_lines(content)
    quote = _quote(lines)
    scores = {d: _score(lines, Dialect(d, quote)) for d in DELIMITERS}
    best = max(scores, key=lambda d: scores[d].order)
    if scores[best].width < 2 or scores[best].consistent < 0.5:
        best = _blanks(lines, 2) or _colon(lines) or best
    elif best == "\t":
        # Columns set in blanks, with a tab before the last, as the old UCI files have them.
        best = _blanks(lines, scores[best].width + 1, numbers=0.5) or best
    notes = [Note("delimiter", f"Fields are parted by {NAMES[best]}.")] if best != "," else []
    if quote == "'":
        notes.append(Note("quote", "Single quotes are taken as quotation marks."))
    return Dialect(best, quote), tuple(notes)


def sample_lines(content: bytes) -> list[str]:
    """The first lines that hold something, as text."""
    head = content[:SAMPLE]
    if len(content) > SAMPLE:
        head = head[: head.rfind(b"\n") + 1] or content.partition(b"\n")[0]
    lines = head.decode("utf-8", errors="replace").split("\n")
    return [line.rstrip("\r") for line in lines if line.strip()][:LINES]


def _quote(lines: list[str]) -> str:
    text = "\n".join(lines)
    single = len(re.findall(r"(?:^|[,;\t| ])'[^'\n]*'(?=$|[,;\t| ])", text, re.MULTILINE))
    return "'" if single > text.count('"') else '"'


def _score(lines: list[str], dialect: Dialect) -> _Score:
    try:
        rows = [row for row in dialect.rows(lines) if row]
    except csv.Error:
        rows = []
    width, times = Counter(len(row) for row in rows).most_common(1)[0] if rows else (0, 0)
    if width < 2:
        return _Score(0.0, 0.0, width)
    fields = [field for row in rows for field in row]
    others = re.compile("[" + "".join(d for d in DELIMITERS if d != dialect.delimiter) + "]")
    clean = sum(not others.search(field) or bool(DECIMAL_COMMA.match(field)) for field in fields)
    return _Score(times / len(rows), clean / len(fields), width)


def _blanks(lines: list[str], least: int, numbers: float = 0.0) -> str | None:
    """A blank, if runs of blanks part lines into `least` fields or more, the same in nearly all."""
    rows = [re.findall(BLANKS, line) for line in lines]
    width, times = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
    fields = [field for row in rows for field in row]
    numeric = sum(bool(NUMBER.match(field)) for field in fields)
    fits = width >= least and times >= 0.9 * len(rows) and numeric >= numbers * len(fields)
    return " " if fits and len(rows) > 1 else None


def _colon(lines: list[str]) -> str | None:
    counts = {line.count(":") for line in lines}
    return ":" if len(counts) == 1 and counts != {0} and len(lines) > 1 else None
