"""What the data room found out, for a page that has no command line."""

import re

_OPTION = re.compile(r"[;,]? \(?--[a-z]+(?: \w+)* (?:overrules|chooses another(?: \w+)?)\)?\.?")


def plainly(said: str) -> str:
    """A sentence without the option of the command line that would overrule what it says.

    >>> plainly("The target is 'price', as the last column; --target chooses another.")
    "The target is 'price', as the last column."
    """
    without = _OPTION.sub("", said)
    return said if without == said else f"{without.removesuffix('.')}."
