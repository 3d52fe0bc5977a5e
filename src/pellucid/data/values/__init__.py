"""How text becomes values: each kind is found once, and read the same way ever after."""

from pellucid.data.values.booleans import find_words, parse_booleans
from pellucid.data.values.dates import find_pattern, parse_dates
from pellucid.data.values.missing import blank_marks, without_marks
from pellucid.data.values.numbers import NumberForm, find_form, parse_numbers

__all__ = [
    "NumberForm",
    "blank_marks",
    "find_form",
    "find_pattern",
    "find_words",
    "parse_booleans",
    "parse_dates",
    "parse_numbers",
    "without_marks",
]
