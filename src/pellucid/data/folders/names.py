"""File names as text that can be printed and written, whatever bytes they are made of."""

import os


def shown(name: str) -> str:
    r"""A file's name with what cannot be printed escaped: undecodable bytes, line breaks.

    >>> shown("caf\udce9/a\nb.png")
    'caf\\xe9/a\\nb.png'
    """
    text = os.fsencode(name).decode("utf-8", "backslashreplace") if not _is_plain(name) else name
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)


def _is_plain(name: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in name)
