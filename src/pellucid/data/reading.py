"""How a folder or a file of examples is to be read, where a person says so."""

from collections.abc import Callable
from typing import Literal, NamedTuple

Watch = Callable[[int, int], None]
"""Told how much is done, of how much: files, or bytes of a download."""

By = Literal["speaker", "random"]
"""Whether a split keeps each speaker's recordings together."""

MediaKind = Literal["pictures", "sound", "table"]


class Reading(NamedTuple):
    """What was chosen instead of being found out.

    `kind`: "pictures" or "sound", where a folder holds both; "table", where the columns of a
    built-in set could be seen as pictures. `size`: the side of pictures, or
    their height and width. `seconds`: how long recordings are. `pattern`: what files' names say,
    `{label}_{speaker}_{n}.wav`. `by`: whether a split keeps each speaker's recordings together
    ("speaker", where speakers are known), or not ("random"). `watch` is told how many files, or
    bytes of a download, are there, of how many.
    """

    kind: MediaKind | None = None
    size: int | str | tuple[int, int] | None = None
    seconds: float | None = None
    pattern: str | None = None
    by: By = "speaker"
    watch: Watch | None = None
