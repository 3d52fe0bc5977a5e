"""All quizzes together: a teacher's in the place of the course's own, no lesson and no id twice."""

from pathlib import Path

import pytest

from pellucid.course.quizzes_of import quizzes_of
from pellucid.errors import BadInput

from .made import quiz, toml


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A teacher's folder: a lesson 1 of their own, and a lesson 7."""
    (tmp_path / "quizzes").mkdir()
    for lesson in (1, 7):
        (tmp_path / "quizzes" / f"{lesson}.toml").write_text(toml(quiz(lesson)))
    return tmp_path


def test_a_teacher_s_quizzes_come_on_top(folder: Path) -> None:
    found = quizzes_of(folder)
    assert list(found) == [1, 2, 3, 4, 5, 7]
    assert (found[1], found[7]) == (quiz(1), quiz(7))
    assert found[2] == quizzes_of()[2]


def test_a_folder_without_quizzes_changes_none(tmp_path: Path) -> None:
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / "6.md").write_text("# Six\n")
    assert quizzes_of(tmp_path) == quizzes_of()


def test_a_folder_that_holds_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds nothing of a course"):
        quizzes_of(tmp_path)
    with pytest.raises(BadInput, match="is no folder"):
        quizzes_of(tmp_path / "none")


def test_two_of_one_lesson_or_one_id_are_refused(folder: Path) -> None:
    (folder / "quizzes" / "other.toml").write_text(toml(quiz(7)))
    with pytest.raises(BadInput, match="the quiz of lesson 7 too"):
        quizzes_of(folder)
    twin = toml(quiz(1)).replace("lesson = 1", "lesson = 8")
    (folder / "quizzes" / "other.toml").write_text(twin)
    with pytest.raises(BadInput, match="lessons 1 and 8 both have a question with id 'one-1'"):
        quizzes_of(folder)
