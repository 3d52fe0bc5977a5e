"""A teacher's experiments: what their code raises, prints and gives is told, by line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pellucid.course.checking import check
from pellucid.course.course import Combined, open_course
from pellucid.errors import BadInput

from .folders import EXPERIMENT, made


def test_a_broken_experiment_is_told_when_the_course_is_opened(tmp_path: Path) -> None:
    folder = made(tmp_path, {"experiments/salty.py": "1 / 0\n"})
    with pytest.raises(BadInput, match=r"salty.py, line 1: ZeroDivisionError"):
        open_course(folder)


def test_the_line_is_told_of_a_folder_that_is_given_relatively(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "mine", {"experiments/salty.py": "a = 1\n\n\n\nb = a / 0\n"})
    monkeypatch.chdir(tmp_path)
    (found,) = [one for one in check("mine") if one.path.suffix == ".py"]
    assert found.problem == (5, "ZeroDivisionError: division by zero", "")
    with pytest.raises(BadInput, match=r"salty.py, line 5: ZeroDivisionError"):
        open_course("mine")


def test_what_an_experiment_raises_is_told_by_line(tmp_path: Path) -> None:
    text = EXPERIMENT.replace("    return M", '    raise ValueError("boom")\n    return M')
    folder = made(tmp_path, {"experiments/salty.py": text})
    with pytest.raises(BadInput, match=r"salty\.py, line 14: ValueError: boom"):
        open_course(folder).experiments["salty"].run(8)


def test_what_an_experiment_prints_is_no_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = EXPERIMENT.replace("    return M", '    print("two")\n    return M') + 'print("one")\n'
    folder = made(tmp_path, {"experiments/salty.py": text})
    assert check(folder) == []
    open_course(folder).experiments["salty"].run(8)
    assert capsys.readouterr() == ("", "one\ntwo\none\ntwo\n")


def test_an_experiment_may_be_written_in_another_encoding(tmp_path: Path) -> None:
    folder = made(tmp_path)
    text = "# -*- coding: latin-1 -*-\n" + EXPERIMENT.replace("Salt is salty.", "Le sel est salé.")
    (folder / "experiments" / "salty.py").write_text(text, encoding="latin-1")
    assert check(folder) == []
    assert open_course(folder).experiments["salty"].claim == "Le sel est salé."


def test_fields_of_the_wrong_kind_are_told(tmp_path: Path) -> None:
    """In a process of its own, in which nothing else checks types."""
    folder = made(tmp_path, {"experiments/salty.py": EXPERIMENT.replace("=Settings()", "={}")})
    other = EXPERIMENT.replace('name="salty"', 'name="sweet"').replace(
        "fails=", "seeds=6.5, fails="
    )
    (folder / "experiments" / "sweet.py").write_text(other)
    code = "import sys; from pellucid.course.checking import check; print(check(sys.argv[1]))"
    typed = [sys.executable, "-c", code, str(folder)]
    told = subprocess.run(typed, env=os.environ, capture_output=True, text=True, check=True).stdout
    assert "line=24, message='the settings are {}. Expected an instance" in told
    assert "line=27, message='seeds is 6.5, not a whole number" in told


def test_a_name_that_both_have_counts_once() -> None:
    ours = open_course().experiments
    both = Combined(ours, {"xor": ours["sandwich"]})
    assert (len(both), sorted(both)) == (len(ours), sorted(ours))
    assert both["xor"].name == "sandwich"
