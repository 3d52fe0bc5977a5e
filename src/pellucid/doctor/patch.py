"""Patches: the advised change of a person's script, as a diff and as words."""

from msgspec import Struct


class Patch(Struct, frozen=True, kw_only=True):
    """What to change in a script. The script itself is never written.

    `diff` is a unified diff, for `patch -p1` in the script's folder; it is empty
    where no place could be found for certain. `by_hand` says what is left to type, a sentence
    each.
    """

    script: str
    diff: str = ""
    by_hand: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join(filter(None, (self.diff.rstrip("\n"), *self.by_hand)))
