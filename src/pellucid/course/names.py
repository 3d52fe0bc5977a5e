"""What things of a course are called: questions, terms and experiments."""

import re

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_name(text: str) -> bool:
    """Whether it is lower-case words joined by hyphens.

    >>> is_name("hidden-layer"), is_name("Hidden layer")
    (True, False)
    """
    return _NAME.fullmatch(text) is not None


def as_name(text: str) -> str:
    """The name most like a text; empty where it has no letter of a name.

    >>> as_name("Hidden layer!")
    'hidden-layer'
    """
    return "-".join(re.findall("[a-z0-9]+", text.lower()))
