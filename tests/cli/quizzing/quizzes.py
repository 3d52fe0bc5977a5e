"""Quizzes to be asked, what answers them, and what was kept of the answers."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

QUESTION = """
[[question]]
id = "{name}"
text = "What is {name}?"
section = "About {name}"
experiment = "xor"
"""
ANSWER = """[[question.answer]]
text = "{text}"
{right}feedback = "Because {text}."
"""


def written(lesson: int, names: tuple[str, ...]) -> str:
    """A quiz whose right answers all say so."""
    text = f"lesson = {lesson}\n"
    for name in names:
        text += QUESTION.format(name=name)
        for answer in ("right", "wrong", "false", "no"):
            right = "right = true\n" if answer == "right" else ""
            text += ANSWER.format(text=f"{answer} of {name}", right=right)
    return text


NAMES = ("one", "two", "three", "four", "five")


def solution(tell: Callable, *arguments: object) -> str:
    """The letters of the right answers, found from the questions by their texts."""
    asked = tell("quiz", *arguments, "--json").json["questions"]
    return "".join(
        letter
        for one in asked
        for letter, text in one["answers"].items()
        if text == f"right of {one['id']}"
    )


def places(home: Path) -> dict[str, Any]:
    return json.loads((home / "progress.json").read_text())["questions"]
