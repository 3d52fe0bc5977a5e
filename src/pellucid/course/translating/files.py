"""The files that hold a language's words."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_PLACE = Path(__file__).parents[1] / "translations"


def folder_of(code: str) -> Path:
    """Where the words of a language are."""
    return _PLACE / code


@cache
def words_in(folder: Path, name: str) -> dict[str, Any]:
    """What one file of words holds, such as `labels`."""
    return tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
