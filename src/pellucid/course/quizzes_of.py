"""All quizzes by lesson: the course's own, and those of a teacher's folder in their place."""

from collections.abc import Mapping
from pathlib import Path

from pellucid.course.quiz import Quiz, read_quiz
from pellucid.errors import BadInput

BUILT_IN = Path(__file__).parent / "quizzes"


def quizzes_of(folder: Path | None = None, built_in: Path = BUILT_IN) -> dict[int, Quiz]:
    """Every quiz by its lesson. With `folder`, the files `quizzes/*.toml` in it come on top.

    A quiz of a teacher's takes the place of the course's own for the same lesson; other lessons
    join. Raises `BadInput` where the folder has none, or anything in a file is wrong.
    """
    found = _read(built_in)
    if folder is not None:
        own = _read(folder / "quizzes")
        if not own:
            given = (
                f"{folder} has no quizzes/*.toml" if folder.is_dir() else f"{folder} is no folder"
            )
            raise BadInput(given, "a course: a folder with quizzes/*.toml in it")
        found |= own
    _check_ids(found)
    return dict(sorted(found.items()))


def _read(folder: Path) -> dict[int, Quiz]:
    found: dict[int, Quiz] = {}
    for path in sorted(folder.glob("*.toml")):
        quiz = read_quiz(path)
        if quiz.lesson in found:
            raise BadInput(
                f"{path}, line 1: another file of {folder} is the quiz of lesson {quiz.lesson} too",
                "one file a lesson",
            )
        found[quiz.lesson] = quiz
    return found


def _check_ids(quizzes: Mapping[int, Quiz]) -> None:
    """Progress is kept by a question's id, so that two of one id would be taken for one."""
    seen: dict[str, int] = {}
    for lesson, quiz in quizzes.items():
        for question in quiz.questions:
            other = seen.setdefault(question.id, lesson)
            if other != lesson:
                raise BadInput(
                    f"lessons {other} and {lesson} both have a question with id {question.id!r}",
                    "an id that no other question of the course has",
                    instead=f'id = "{question.id}-{lesson}"',
                )
