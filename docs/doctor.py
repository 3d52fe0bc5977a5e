"""Writes the pages of the rules into docs/doctor.md, each from its own docstring.

.venv/bin/python docs/doctor.py    # what stands above "## The rules" is written by hand
"""

import inspect
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

from pellucid.atomic import write_bytes
from pellucid.doctor import RULES
from pellucid.doctor.rule import Rule

PAGE = Path(__file__).with_suffix(".md")
TITLE = "## The rules\n"


def main() -> None:
    """Writes the page anew, from its title on."""
    by_hand = PAGE.read_text(encoding="utf-8").split(TITLE)[0]
    write_bytes(PAGE, (by_hand + rules()).encode())


def rules() -> str:
    """One section a rule, in the order of their names, and how many there are."""
    ordered = sorted(RULES, key=lambda rule: rule.code)
    head = f"There are {len(RULES)}. Each is one file in `src/pellucid/doctor/rules/`.\n"
    return "\n".join((TITLE, head, *(line for rule in ordered for line in section(rule))))


def section(rule: Rule) -> Iterator[str]:
    """What a rule looks for and why, and the cause that it stands for."""
    yield f"### `{rule.code}`: {rule.name}\n"
    title, *rest = (inspect.getdoc(inspect.getmodule(rule.check)) or "").split("\n\n")
    if title.rstrip(".").lower() != rule.name.lower():
        rest = [title, *rest]
    yield from (f"{paragraph}\n" for paragraph in rest)
    looks = _begun_small(inspect.getdoc(rule.check) or "")
    yield fill(f"It looks for: {looks} Cause: {rule.cause}.", 100) + "\n"


def _begun_small(sentence: str) -> str:
    """A sentence that goes on after a colon; words in capitals stay as they are."""
    first, *rest = " ".join(sentence.split()).split(" ", 1)
    return " ".join((first if first[1:].lower() != first[1:] else first.lower(), *rest))


if __name__ == "__main__":
    main()
