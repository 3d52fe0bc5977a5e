"""A folder as a whole: which of its files are used, and what they do to each other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pellucid.course.checking import check
from pellucid.course.course import open_course
from pellucid.course.quizzes_of import quizzes_of
from pellucid.errors import BadInput

from .folders import EXPERIMENT, LESSON, QUIZ, TERM, made

TWO = open_course().lessons[2].sections[1].heading


def test_a_file_called_wrongly(tmp_path: Path) -> None:
    folder = made(tmp_path, {"lessons/salt.md": LESSON})
    (folder / "lessons" / "7.md").write_bytes(b"# Seven\n\xff\xfe\x00")
    told = {one.path.name: one.problem for one in check(folder)}
    assert "called salt.md" in told["salt.md"].message
    assert (told["7.md"].line, told["7.md"].message) == (2, "the text is not UTF-8")
    with pytest.raises(BadInput, match=r"7.md, line 2: the text is not UTF-8"):
        open_course(folder)


@pytest.mark.parametrize("use", [check, open_course, quizzes_of])
def test_a_folder_that_holds_nothing_is_refused_everywhere(
    tmp_path: Path, use: Callable[[Path], object]
) -> None:
    with pytest.raises(BadInput, match="holds nothing of a course"):
        use(tmp_path)
    (tmp_path / "quiz").mkdir()
    (tmp_path / "quiz" / "6.toml").write_text(QUIZ)
    with pytest.raises(BadInput, match=r"none of these: quiz/6\.toml"):
        use(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("quizzes/a.toml", QUIZ, 1, "6.toml is the quiz of lesson 6 too"),
        ("quizzes/a.toml", QUIZ.replace("6", "2", 1).replace("Taste", TWO), 3, "id 'salty'"),
        ("quizzes/6.toml", QUIZ.replace("salty", "main-goal"), 3, "lessons 1 and 6 both have"),
        ("quiz/6.toml", QUIZ, 1, "not used where it is"),
        ("lessons/6.toml", QUIZ, 1, "not used where it is"),
        ("lessons/more/7.md", LESSON, 1, "not used where it is"),
        ("lessons/cat.png", "", 1, "not used where it is"),
        ("my_claim.py", "", 1, "not used where it is"),
        ("lessons/06.md", LESSON, 1, "6.md is lesson 6 already"),
        ("experiments/Salty-Two.py", EXPERIMENT, 1, "called Salty-Two.py"),
        ("experiments/xor.py", EXPERIMENT.replace('"salty",\n', '"xor",\n'), 18, "'xor' already"),
    ],
)
def test_what_files_do_to_each_other_is_told(
    tmp_path: Path, name: str, text: str, line: int, said: str
) -> None:
    found = check(made(tmp_path, {name: text}))
    told = [(one.problem.line, one.problem.message) for one in found if one.path == tmp_path / name]
    assert any(line == at and said in message for at, message in told), found


@pytest.mark.parametrize(
    ("name", "text", "use"),
    [
        ("quizzes/a.toml", QUIZ, quizzes_of),
        ("quizzes/6.toml", QUIZ.replace("salty", "main-goal"), quizzes_of),
        ("lessons/06.md", LESSON, open_course),
        ("experiments/xor.py", EXPERIMENT.replace('name="salty"', 'name="xor"'), open_course),
    ],
)
def test_what_check_tells_of_that_is_refused_when_it_is_read(
    tmp_path: Path, name: str, text: str, use: Callable[[Path], object]
) -> None:
    with pytest.raises(BadInput, match=rf"{name}, line \d+: "):
        use(made(tmp_path, {name: text}))


def test_what_no_one_takes_for_a_part_of_the_course_is_left_alone(tmp_path: Path) -> None:
    others = ("README.md", "notes.txt", ".git/x.py", "experiments/_help.py", "experiments/salt.csv")
    assert check(made(tmp_path, dict.fromkeys(others, "x"))) == []


def test_no_folder_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="--course is"):
        check(tmp_path / "none")


def test_files_of_windows_are_read_as_any(tmp_path: Path) -> None:
    folder = made(tmp_path, {"lessons/glossary.toml": TERM.replace("crystal", "spice")})
    usual = open_course(folder)
    for path in folder.glob("*/*"):
        text = path.read_text("utf-8")
        path.write_text(text, encoding="utf-8-sig", newline="\r\n")
    assert check(folder) == []
    assert (open_course(folder).lessons, open_course(folder).glossary) == usual[:2]
