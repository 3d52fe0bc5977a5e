"""Quizzes read from TOML, and everything wrong with them, line by line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.course.quiz import parse_quiz, read_quiz
from pellucid.course.quiz_problems import problems, question_place
from pellucid.course.quizzes_of import BUILT_IN, quizzes_of
from pellucid.course.toml_lines import line_of
from pellucid.errors import BadInput

from .made import quiz, toml

TEXT = toml(quiz(names=("one", "two", "three")))
LINES = TEXT.splitlines()


def changed(at: int, *lines: str) -> str:
    """The text with the line at a number, from 1, replaced."""
    return "\n".join([*LINES[: at - 1], *lines, *LINES[at:]]) + "\n"


def number_of(line: str, which: int = 0) -> int:
    """The number of a line, found by its text."""
    return [n for n, one in enumerate(LINES, 1) if one == line][which]


def test_what_is_written_is_read() -> None:
    assert problems(TEXT) == ()
    assert parse_quiz(TEXT) == quiz(names=("one", "two", "three"))


def test_the_course_s_own_quizzes_are_whole() -> None:
    files = sorted(BUILT_IN.glob("*.toml"))
    assert [path.stem for path in files] == ["1", "2", "3", "4", "5"]
    found = {path.name: problems(path.read_text("utf-8")) for path in files}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    quizzes = quizzes_of()
    assert all(len(one.questions) >= 5 for one in quizzes.values())
    facts = [one.fact for every in quizzes.values() for one in every.questions if one.fact]
    assert sorted(facts) == list(range(1, 26))


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ('id = "two-1"', 'id = "Two One"', 'id = "two-one"'),
        ('id = "two-1"', 'id = ""', "id is '', not text"),
        ('id = "two-1"', 'id = "one-1"', "id 'one-1' is that of question 1 already"),
        ('text = "What is two-1?"', "text = 3", "text is 3, not text"),
        ('section = "About two-1"', 'sectoin = "x"', "question 2 has a key 'sectoin'"),
        ('experiment = "xor"', "experiment = []", "experiment is [], not text"),
        ("right = true", 'right = "yes"', "right is 'yes', not true or false"),
        ('feedback = "because 1 of two-1"', 'feedback = "  "', "feedback is '  ', not text"),
        ('text = "answer 1 of two-1"', 'text = "Answer  0 OF two-1"', "answers 1 and 2"),
        ("lesson = 1", "lesson = 0", "lesson is 0, not a whole number from 1"),
        ("lesson = 1", "lesson = true", "lesson is True, not a whole number from 1"),
    ],
)
def test_each_mistake_is_told_with_its_line(line: str, instead: str, said: str) -> None:
    at = number_of(line)
    found = problems(changed(at, instead))
    assert at in [problem.line for problem in found]
    assert any(said in f"{one.message} {one.instead}" for one in found if one.line == at)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('id = "two-1"', "question 2 has no id"),
        ('text = "What is two-1?"', "question 2 has no text"),
        ('section = "About two-1"', "question 2 has no section"),
        ('feedback = "because 1 of two-1"', "answer 2 of question 2 has no feedback"),
        ('text = "answer 3 of two-1"', "answer 4 of question 2 has no text"),
    ],
)
def test_a_missing_key_is_told_where_its_table_begins(line: str, said: str) -> None:
    at = number_of(line)
    header = max(n for n, one in enumerate(LINES[: at - 1], 1) if one.startswith("[["))
    (found,) = problems(changed(at))
    assert (found.line, found.message) == (header, said)


def test_right_answers_are_counted() -> None:
    at = number_of("right = true", 1)
    begins = number_of("[[question]]", 1)
    (none,) = problems(changed(at))
    assert (none.line, none.message) == (begins, "question 2 has no right answer")
    twice = changed(number_of('text = "answer 3 of two-1"'), 'text = "x"', "right = true")
    (two,) = problems(twice)
    assert two.message == "question 2 has more than one right answer"
    assert twice.splitlines()[two.line - 1] == "right = true"
    assert two.line > at


def test_answers_are_counted() -> None:
    start = number_of("[[question.answer]]", 4)
    (found,) = problems("\n".join(LINES[: start - 1] + LINES[start + 2 :]))
    assert (found.line, found.message) == (
        number_of("[[question]]", 1),
        "question 2 has 3 answers, not 4",
    )


def test_everything_wrong_is_found_at_once_in_the_order_of_lines() -> None:
    text = TEXT.replace('id = "two-1"', "id = 2").replace("lesson = 1", "lessen = 1")
    text = text.replace('feedback = "because 0 of three-1"', "")
    found = problems(text)
    assert len(found) == 4
    assert [one.line for one in found] == sorted(one.line for one in found)
    with pytest.raises(BadInput, match=r"quiz, line 1: .* In all, 4 things are wrong"):
        parse_quiz(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("lesson = 1\n[[question]\n", 2),
        ('lesson = 1\n\n[[question]]\nid = "open\n', 4),
        ('lesson = 1\ntext = """open\n\nstill open', 4),
        ("lesson = 1\nlesson = 2\n", 2),
        ("lesson =", 1),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(text: str, line: int) -> None:
    (found,) = problems(text)
    assert found.line == line
    assert "not TOML" in found.message


@pytest.mark.parametrize(
    "text",
    ["", "question = 3", "question = []", "question = [1]", "lesson = 1\nquestion = [{}]",
     "lesson = 1\n[[question]]\nanswer = 3", "[question]\nanswer = [1]",
     "lesson = 1\n[[question]]\nanswer = [{text = [1], right = {}}]"],
)  # fmt: skip
def test_whatever_stands_there_is_told(text: str) -> None:
    assert problems(text)


def test_strings_of_several_lines_hold_anything() -> None:
    text = TEXT.replace('"What is one-1?"', '"""\n[[question]]\nid = "x"\n[[question.answer]]"""')
    at = text.splitlines().index('id = "two-1"') + 1
    assert line_of(text, question_place(1), "id") == at
    assert problems(text) == ()


@given(st.data())
def test_lines_are_those_where_a_person_finds_them(data: st.DataObject) -> None:
    """Comments and blank lines anywhere: a line is still found by what stands on it."""
    lines = [piece for line in LINES for piece in (*data.draw(FILLINGS), line)]
    text = "\n".join(lines)
    for number, name in enumerate(("one-1", "two-1", "three-1")):
        assert lines[line_of(text, question_place(number), "id") - 1] == f'id = "{name}"'
        for answer in range(4):
            at = line_of(text, (("question", number), ("answer", answer)), "feedback")
            assert lines[at - 1] == f'feedback = "because {answer} of {name}"'


FILLINGS = st.lists(st.sampled_from(["", "# id = 1", "   ", "# [[question]]"]), max_size=2)


def test_files_that_are_no_text(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_quiz(tmp_path / "1.toml")
    with pytest.raises(BadInput, match="cannot be read"):
        read_quiz(tmp_path)
    (tmp_path / "2.toml").write_bytes(b"lesson = 1\n# \xff\n")
    with pytest.raises(BadInput, match="line 2: the text is not UTF-8"):
        read_quiz(tmp_path / "2.toml")


def test_a_byte_order_mark_is_no_part_of_a_quiz(tmp_path: Path) -> None:
    (tmp_path / "1.toml").write_text(TEXT, encoding="utf-8-sig", newline="\r\n")
    assert read_quiz(tmp_path / "1.toml") == parse_quiz(TEXT)
