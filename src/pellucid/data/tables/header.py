"""Whether the first line names the columns or is data already."""

import re
from collections import Counter

from pellucid.data.note import Note
from pellucid.data.values.missing import MARKS, WEAK_MARKS
from pellucid.data.words import some_of

NUMBER = re.compile(r"^[+-]?(\d+[.,]?\d*|[.,]\d+)([eE][+-]?\d+)?$")
UNKNOWN = {*MARKS, *WEAK_MARKS}


def has_header(rows: list[list[str]]) -> bool:
    """Whether the first of the sampled rows is a header.

    A name above a column of numbers speaks for one; a number there speaks against one, unless
    all such numbers count up (0, 1, 2, or 2019, 2020, 2021). Where everything is text, names
    are not numbers, not repeated, and do not turn up as values below themselves.

    >>> has_header([["size", "colour"], ["1.5", "red"], ["2.5", "blue"]])
    True
    >>> has_header([["red", "red"], ["red", "blue"], ["blue", "blue"]])
    False
    """
    if not rows:
        return False
    cells = [cell.strip() for cell in rows[0]]
    below = [_values(rows[1:], index) for index in range(len(cells))]
    above_numbers = [
        cell
        for cell, values in zip(cells, below, strict=True)
        if _are_numbers(values) and not _is_unknown(cell)
    ]
    if above_numbers:
        digits = [cell for cell in above_numbers if NUMBER.match(cell)]
        return 2 * len(digits) <= len(above_numbers) or _counts_up(digits)
    return _are_names(cells) and not any(map(list.__contains__, below, cells))


def _values(rows: list[list[str]], index: int) -> list[str]:
    values = (row[index].strip() for row in rows if index < len(row))
    return [value for value in values if not _is_unknown(value)]


def _is_unknown(cell: str) -> bool:
    return cell.lower() in UNKNOWN


def _are_numbers(values: list[str]) -> bool:
    return bool(values) and sum(bool(NUMBER.match(v)) for v in values) >= 0.8 * len(values)


def _counts_up(cells: list[str]) -> bool:
    if len(cells) < 3 or not all(re.fullmatch("[0-9]{1,9}", cell) for cell in cells):
        return False
    numbers = [int(cell) for cell in cells]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _are_names(cells: list[str]) -> bool:
    names = [cell for cell in cells if cell]
    repeated = any(times > 1 for times in Counter(names).values())
    return bool(names) and not repeated and not any(NUMBER.match(name) for name in names)


def name_columns(header: list[str]) -> tuple[list[str], tuple[Note, ...]]:
    """Names without blanks around them, none empty, none twice.

    >>> name_columns(["a", "a", ""])[0]
    ['a', 'a_2', 'column_3']
    """
    cells = [cell.strip() for cell in header]
    taken = set(cells)
    names: dict[str, None] = {}
    renamed: list[str] = []
    for position, cell in enumerate(cells, 1):
        if cell and cell not in names:
            names[cell] = None
            continue
        unique = _free(cell or f"column_{position}", taken | names.keys())
        names[unique] = None
        renamed.append(unique)
    if not renamed:
        return list(names), ()
    said = f"Column names that were empty or repeated are now {some_of(renamed)}."
    return list(names), (Note("renamed-columns", said),)


def _free(name: str, taken: set[str]) -> str:
    unique, again = name, 2
    while unique in taken:
        unique, again = f"{name}_{again}", again + 1
    return unique


def number_columns(width: int) -> tuple[list[str], tuple[Note, ...]]:
    """Names for the columns of a file without a header."""
    names = [f"column_{position}" for position in range(1, width + 1)]
    said = f"The file has no header, so its columns are called {some_of(names, 3)}."
    return names, (Note("no-header", said),)
