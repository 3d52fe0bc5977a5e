"""Answers for programs: exactly one JSON object on standard output."""

import sys
from typing import Any


def print_json(answer: dict[str, Any]) -> None:
    """Prints the object on one line; what is not a number (NaN, infinity) becomes null."""
    import msgspec

    sys.stdout.write(msgspec.json.encode(answer, enc_hook=_plain).decode() + "\n")
    sys.stdout.flush()


def _plain(value: Any) -> Any:
    """NumPy's numbers and arrays as Python's own."""
    if hasattr(value, "tolist"):
        return value.tolist()
    return str(value)
