"""A teacher's folder made for the tests: one lesson, its quiz, its experiment."""

from pathlib import Path

LESSON = """# Salt

Salt is a crystal.

## Taste

A [weight](term:weight) counts.

![look](experiment:xor)
"""
QUIZ = """lesson = 6
[[question]]
id = "salty"
text = "Is it?"
section = "Taste"
experiment = "xor"
""" + "".join(
    f'[[question.answer]]\ntext = "{one}"\nfeedback = "so"\n{right}\n'
    for one, right in zip("abcd", ("right = true", "", "", ""), strict=True)
)
EXPERIMENT = '''"""Salt is salty."""

import numpy as np
from msgspec import Struct

from pellucid.course import Comparison, Experiment, Failing, Measured


class Settings(Struct, frozen=True):
    grains: int = 5


def measure(settings, bench):
    return Measured({"salty": np.full(len(bench), settings.grains - 1.0)}, [], {})


EXPERIMENT = Experiment(
    name="salty",
    lesson=6,
    claim="Salt is salty.",
    varied="grains",
    measured="taste",
    refuted="no taste",
    settings=Settings(),
    comparisons=[Comparison("salty", "taste")],
    measure=measure,
    fails=Failing({"grains": 0}, "there is no salt"),
)
'''
FILES = {"lessons/6.md": LESSON, "quizzes/6.toml": QUIZ, "experiments/salty.py": EXPERIMENT}
TERM = '[[term]]\nid = "crystal"\nname = "crystal"\nmeaning = "Salt."\n'


def made(folder: Path, changed: dict[str, str] | None = None) -> Path:
    for name, text in (FILES | (changed or {})).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
