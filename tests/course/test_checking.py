"""`pellucid course check`: every mistake is found, in its file, at its line."""

from pathlib import Path

import pytest

from pellucid.course.checking import check
from pellucid.course.course import open_course
from pellucid.errors import BadInput

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


def made(folder: Path, changed: dict[str, str] | None = None) -> Path:
    for name, text in (FILES | (changed or {})).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_good_folder_passes_and_can_be_used(tmp_path: Path) -> None:
    folder = made(tmp_path)
    assert check(folder) == []
    course = open_course(folder)
    assert list(course.lessons) == [1, 2, 3, 4, 5, 6]
    assert course.experiments["salty"].run(8).verdict == "supported"
    assert course.experiments["salty"].run(8, grains=0).verdict == "refuted"
    assert course.experiments["xor"].lesson == 2


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "said"),
    [
        ("lessons/6.md", "# Salt\n", "Salt\n", 1, "no title"),
        ("lessons/6.md", "term:weight", "term:wieght", 7, "no term 'wieght'"),
        ("lessons/6.md", "[weight](term:weight)", "weight", 7, "without a link"),
        ("lessons/6.md", "experiment:xor", "experiment:xro", 9, "no experiment 'xro'"),
        ("lessons/6.md", "experiment:xor", "cat.png", 9, "comes from no experiment"),
        ("lessons/6.md", "a crystal.", "{xor.with} good.", 3, ""),
        ("lessons/6.md", "a crystal.", "{xro.with} good.", 3, "cannot be quoted"),
        ("lessons/6.md", "a crystal.", "{xor.wiht} good.", 3, "no number 'wiht'"),
        ("lessons/6.md", "a crystal.", "{xor.with:percnt} good.", 3, "no format 'percnt'"),
        ("lessons/6.md", "a crystal.", "so.\n\n```python\n1 +\n```", 6, "not Python"),
        ("quizzes/6.toml", "lesson = 6", "lesson = 7", 1, "lesson 7 is not there"),
        ("quizzes/6.toml", '"Taste"', '"Tast"', 5, "no section 'Tast'"),
        ("quizzes/6.toml", '"xor"', '"xro"', 6, "no experiment 'xro'"),
        ("quizzes/6.toml", "right = true", "", 2, "no right answer"),
        ("quizzes/6.toml", 'text = "d"', 'text = "d"\nright = true', 21, "more than one right"),
        ("quizzes/6.toml", "lesson = 6", "lesson = ", 1, "not TOML"),
        ("experiments/salty.py", "lesson=6", "lesson=9", 19, "lesson 9 is not there"),
        ("experiments/salty.py", 'name="salty"', 'name="xor"', 1, "called salty.py"),
        ("experiments/salty.py", '{"grains": 0}', '{"grians": 0}', 27, "grians"),
        ("experiments/salty.py", "EXPERIMENT =", "OTHER =", 1, "no EXPERIMENT"),
        ("experiments/salty.py", "import numpy", "import nunpy", 3, "nunpy"),
        ("experiments/salty.py", "def measure", "deff measure", 13, "not Python"),
    ],
)
def test_every_mistake_has_its_line(
    tmp_path: Path, file: str, old: str, new: str, line: int, said: str
) -> None:
    text = FILES[file]
    assert old in text
    folder = made(tmp_path, {file: text.replace(old, new, 1)})
    found = [one for one in check(folder) if one.path == folder / file]
    if not said:
        assert found == []
        return
    assert any(said in one.problem.message and one.problem.line == line for one in found), found


def test_glossary_mistakes(tmp_path: Path) -> None:
    text = '[[term]]\nid = "salt"\nname = "salt"\nmeaning = " "\n[[term]]\nid = "a"\nname = "b"\n'
    folder = made(tmp_path, {"lessons/glossary.toml": text})
    told = {(one.problem.line, one.problem.message) for one in check(folder)}
    assert (1, "term 'salt' has no definition") in told
    assert (5, "term 2: it has no meaning") in told


def test_a_file_called_wrongly_and_an_empty_folder(tmp_path: Path) -> None:
    assert "nothing of a course" in check(tmp_path)[0].problem.message
    folder = made(tmp_path, {"lessons/salt.md": LESSON})
    (folder / "lessons" / "7.md").write_bytes(b"\xff\xfe\x00")
    told = {one.path.name: one.problem.message for one in check(folder)}
    assert "called salt.md" in told["salt.md"]
    assert "UTF-8" in told["7.md"]


def test_no_folder_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="--course is"):
        check(tmp_path / "none")


def test_a_broken_experiment_is_told_when_the_course_is_opened(tmp_path: Path) -> None:
    folder = made(tmp_path, {"experiments/salty.py": "1 / 0\n"})
    with pytest.raises(BadInput, match=r"salty.py, line 1: ZeroDivisionError"):
        open_course(folder)
