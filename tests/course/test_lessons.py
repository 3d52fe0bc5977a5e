"""The lessons as they are: whole, linked, quoting what was measured, their code true."""

import doctest
import re
import textwrap
from importlib.resources import files
from pathlib import Path

import pytest

from pellucid.course import experiments
from pellucid.course.checking.folder import Known
from pellucid.course.checking.lessons import lesson_problems
from pellucid.course.checking.quizzes import quiz_file_problems
from pellucid.course.course import open_course
from pellucid.course.evidence import QUOTED, evidence
from pellucid.course.glossary import read_glossary
from pellucid.course.language import LANGUAGES, language
from pellucid.course.quiz import read_quiz
from pellucid.course.translating.files import folder_of

FOLDER = Path(str(files("pellucid.course")))
NUMBERS = range(1, 6)
every = pytest.mark.parametrize("number", NUMBERS)
spoken = pytest.mark.parametrize("code", LANGUAGES)

READ_MORE = {"en": "Read more", "es": "Para leer más"}
MOST_WORDS = {"en": 1200, "es": 1400}
"""Spanish says the same in more words, most of them articles."""


def text_of(number: int, code: str = "en") -> str:
    folder = FOLDER if code == "en" else folder_of(code)
    return (folder / "lessons" / f"{number}.md").read_text(encoding="utf-8")


def known_in(code: str) -> Known:
    course = open_course(None, language(code))
    names = frozenset(course.experiments)
    return Known(course.lessons, course.glossary, names, evidence())


@pytest.fixture(scope="module")
def known() -> Known:
    return known_in("en")


@spoken
@every
def test_nothing_is_wrong_with_it(number: int, code: str) -> None:
    assert list(lesson_problems(str(number), text_of(number, code), known_in(code))) == []


@every
def test_nothing_is_wrong_with_its_quiz(number: int, known: Known) -> None:
    text = (FOLDER / "quizzes" / f"{number}.toml").read_text(encoding="utf-8")
    assert list(quiz_file_problems(str(number), text, known)) == []


def test_nothing_is_wrong_with_the_glossary() -> None:
    terms, problems = read_glossary((FOLDER / "lessons/glossary.toml").read_text(encoding="utf-8"))
    assert problems == []
    assert len(terms) >= 40


@spoken
@every
def test_it_is_a_ten_minutes_read(number: int, code: str) -> None:
    text = text_of(number, code).split(f"## {READ_MORE[code]}")[0]
    # What to try at a bench is not read through: it is for whoever stops to try it.
    text = re.sub(r"!\[[^\]]*\]\(bench:[^)]*\)", " ", text)
    text = re.sub(r"```.*?```|\]\([^)]*\)", " ", QUOTED.sub("0", text), flags=re.DOTALL)
    assert 600 <= len(re.findall(r"\w[\w'’-]*", text)) <= MOST_WORDS[code]


@every
def test_it_shows_every_experiment_of_its_own(number: int) -> None:
    shown = {one.experiment for one in open_course().lessons[number].shown}
    assert shown == {one.name for one in experiments.values() if one.lesson == number}


@every
def test_it_sets_up_benches(number: int) -> None:
    assert 3 <= len(open_course().lessons[number].tried) <= 6


@spoken
@every
def test_it_ends_with_the_official_guides(number: int, code: str) -> None:
    last = open_course(None, language(code)).lessons[number].sections[-1]
    assert last.heading == READ_MORE[code]
    text = text_of(number, code).split(f"## {READ_MORE[code]}")[1]
    for site in ("tensorflow.org", "keras.io", "pytorch.org"):
        assert site in text


@spoken
@every
def test_its_code_does_what_it_says(number: int, code: str) -> None:
    sessions = re.findall(r"```python\n(.*?)```", text_of(number, code), flags=re.DOTALL)
    source = textwrap.dedent("\n".join(sessions))
    example = doctest.DocTestParser().get_doctest(source, {}, f"{number}.md", None, 0)
    assert doctest.DocTestRunner().run(example).failed == 0


def test_every_term_of_the_glossary_is_used() -> None:
    linked = {
        term
        for number in NUMBERS
        for term in re.findall(r"\]\(term:([a-z0-9-]+)\)", text_of(number))
    }
    assert set(open_course().glossary) - linked == set()


def test_the_quizzes_cover_all_facts() -> None:
    quizzes = [read_quiz(FOLDER / "quizzes" / f"{number}.toml") for number in NUMBERS]
    questions = [question for quiz in quizzes for question in quiz.questions]
    assert len(questions) >= 35
    assert {question.fact for question in questions} >= set(range(1, 26))
    assert all(len(quiz.questions) >= 5 for quiz in quizzes)
    assert all(answer.feedback for question in questions for answer in question.answers)


def test_the_right_answer_is_not_the_longest_as_a_rule() -> None:
    quizzes = [read_quiz(FOLDER / "quizzes" / f"{number}.toml") for number in NUMBERS]
    questions = [question for quiz in quizzes for question in quiz.questions]
    longest = [max(q.answers, key=lambda answer: len(answer.text)).right for q in questions]
    assert sum(longest) / len(longest) <= 0.35
