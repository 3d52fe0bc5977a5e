"""What a page says, read with care: anybody may have written it."""

from typing import Any

import msgspec

from pellucid.lab.protocol.everything import ToServer
from pellucid.lab.refusals import NEWS

_READ = msgspec.json.Decoder(ToServer)


class NotUnderstood(Exception):
    """The text is no command; its id, where that much of it could be read."""

    def __init__(self, command: int) -> None:
        super().__init__(command)
        self.command = command


class _Numbered(msgspec.Struct):
    id: int = NEWS


def understand(text: str) -> Any:
    """The command that a text is. Raises `NotUnderstood`."""
    try:
        return _READ.decode(text)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        raise NotUnderstood(_id_of(text)) from None


def _id_of(text: str) -> int:
    try:
        return max(NEWS, msgspec.json.decode(text, type=_Numbered).id)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return NEWS
