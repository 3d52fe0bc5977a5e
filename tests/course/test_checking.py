"""`pellucid course check`: every mistake is found, in its file, at its line."""

from pathlib import Path

import pytest

from pellucid.course.checking import check
from pellucid.course.course import open_course

from .folders import FILES, made


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
        ("lessons/6.md", "[weight](term:weight)", "weight", 7, ""),
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
        ("experiments/salty.py", "import numpy", "import sys; sys.exit(3) #", 3, "SystemExit: 3"),
        (
            "experiments/salty.py",
            "    return M",
            '    {}["salt"]\n    return M',
            14,
            "KeyError: 'salt'",
        ),
        (
            "experiments/salty.py",
            '{"salty": np',
            '{"salt": np',
            26,
            "no gap for the comparison 'sal",
        ),
        ("experiments/salty.py", "np.full(len(bench),", "np.full((len(bench), 2),", 26, "(6, 2)"),
        ("experiments/salty.py", "np.full(len(bench),", "np.full(3,", 26, "(3,)"),
        ("experiments/salty.py", "np.full(len(bench),", "float(", 26, "the shape ()"),
        ("experiments/salty.py", "[], {})", '[], {"taste": "good"})', 26, "fact 'taste' is 'good'"),
        ("experiments/salty.py", "[], {})", '["chart"], {})', 26, "a chart is str"),
        ("experiments/salty.py", "return Measured", "Measured", 26, "measure returned NoneType"),
        ("experiments/salty.py", '[Comparison("salty", "taste")]', "[]", 25, "nothing is compared"),
        ("experiments/salty.py", '"taste")]', '"taste", rule="alwys")]', 25, "the rule of 'salty'"),
        (
            "experiments/salty.py",
            "grains: int = 5",
            'grains: str = "5"',
            24,
            "setting grains is '5'",
        ),
        ("experiments/salty.py", "int = 5", "int = 5\n    seed: int = 1", 25, "called 'seed'"),
        (
            "lessons/6.md",
            "a crystal.",
            "{salty.effect} good.",
            3,
            "'salty' is an experiment of your",
        ),
        ("lessons/6.md", "Salt is a", "Salt,  \nis [a](term:nope)", 4, "no term 'nope'"),
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
