"""The course's desk: contents, lessons, terms, places; and that no command brings it down."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lab.course.made import MemoryShelf, SomeNetwork, only

from pellucid.course.course import open_course
from pellucid.course.language import language
from pellucid.course.progress import Progress
from pellucid.errors import BadInput
from pellucid.lab.course import CourseDesk, OwnShelf
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.course import Contents, LessonRead, Terms
from pellucid.lab.protocol.course_commands import (
    AnswerQuestion,
    BeginQuiz,
    KeepPlace,
    LookUp,
    ReadContents,
    ReadLesson,
    RunClaim,
    TellQuiz,
)
from pellucid.lab.protocol.lesson import ClaimBlock

COURSE = open_course()


@pytest.fixture
def desk() -> CourseDesk:
    return CourseDesk(MemoryShelf())


def test_the_contents_name_every_lesson_and_claim(desk: CourseDesk) -> None:
    told = only(desk, ReadContents(id=7))
    assert isinstance(told, Contents)
    assert (told.id, told.due, told.again_on, told.notes) == (7, 0, None, [])
    assert [one.number for one in told.lessons] == list(COURSE.lessons)
    assert {claim.name for one in told.lessons for claim in one.claims} == set(COURSE.experiments)
    assert all(one.quiz and not one.quiz.passed for one in told.lessons)


def test_a_place_is_kept_and_a_lesson_once_read_stays_read(desk: CourseDesk) -> None:
    last = len(COURSE.lessons[2].sections)
    assert only(desk, KeepPlace(id=1, lesson=2, section=3)).lessons[1].at == 3
    assert only(desk, ReadLesson(id=2, lesson=2)).at == 3
    assert only(desk, KeepPlace(id=3, lesson=2, section=last + 5)).lessons[1].read
    again = only(desk, KeepPlace(id=4, lesson=2, section=1)).lessons[1]
    assert (again.read, again.at) == (True, 0)


def test_a_place_is_the_terminal_s_too(tmp_path: Any) -> None:
    only(CourseDesk(OwnShelf(tmp_path)), KeepPlace(id=1, lesson=1, section=2))
    assert OwnShelf(tmp_path).load().progress.lessons["1"].section == 2
    (tmp_path / "progress.json").write_text("{", encoding="utf-8")
    told = only(CourseDesk(OwnShelf(tmp_path)), ReadContents(id=1))
    assert "damaged" in told.notes[0]


def test_a_lesson_comes_with_the_terms_it_links(desk: CourseDesk) -> None:
    told = only(desk, ReadLesson(id=1, lesson=3))
    assert isinstance(told, LessonRead)
    assert told.title == COURSE.lessons[3].title
    assert told.terms["relu"].meaning == COURSE.glossary["relu"].meaning


def test_each_answer_is_in_the_language_it_is_asked_in(desk: CourseDesk) -> None:
    spanish = open_course(None, language("es"))
    told = only(desk, ReadContents(id=1, language="es"))
    assert [one.title for one in told.lessons] == [one.title for one in spanish.lessons.values()]
    assert told.lessons[1].claims[0].claim == spanish.experiments["sandwich"].claim
    read = only(desk, ReadLesson(id=2, lesson=3, language="es"))
    assert read.terms["relu"].meaning == spanish.glossary["relu"].meaning
    assert [one.id for one in only(desk, LookUp(id=3, word="capas ocultas", language="es")).terms]
    assert only(desk, ReadLesson(id=4, lesson=3)).title == COURSE.lessons[3].title


def test_what_a_run_gave_is_told_again_in_another_language(desk: CourseDesk) -> None:
    *_, run = desk.long(RunClaim(id=1, claim="sandwich", seeds=8, language="es"))
    assert run.outcome.charts[0].lines[0].name == "a mano"
    for code, name in (("en", "by hand"), ("es", "a mano")):
        read = only(desk, ReadLesson(id=2, lesson=2, language=code))
        cards = {
            block.card.name: block.card
            for section in read.sections
            for block in section.blocks
            if isinstance(block, ClaimBlock)
        }
        assert cards["xor"].ran is None
        assert cards["sandwich"].ran.charts[0].lines[0].name == name
        assert cards["sandwich"].ran.facts == run.outcome.facts


def test_a_word_is_found_by_any_of_its_spellings(desk: CourseDesk) -> None:
    told = only(desk, LookUp(id=1, word="Hidden Layers"))
    assert isinstance(told, Terms)
    assert [one.id for one in told.terms] == ["hidden-layer"]
    assert len(only(desk, LookUp(id=1)).terms) == len(COURSE.glossary)
    with pytest.raises(BadInput, match="hidden layer"):
        desk.do(LookUp(id=1, word="hiden layer"))


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (ReadLesson(id=1, lesson=99), "no-lesson"),
        (KeepPlace(id=1, lesson=99, section=0), "no-lesson"),
        (BeginQuiz(id=1, lesson=99), "no-quiz"),
        (BeginQuiz(id=1, about="network"), "no-network"),
        (AnswerQuestion(id=1, question=1, choice=0), "no-question"),
        (TellQuiz(id=1), "no-question"),
    ],
)
def test_what_cannot_be_done_has_a_code(desk: CourseDesk, command: Any, code: str) -> None:
    with pytest.raises(Mistake) as told:
        desk.do(command)
    assert told.value.code == code


NUMBER = st.integers(0, 12)
LANGUAGE = st.sampled_from(["en", "es"])
COMMANDS = st.one_of(
    st.builds(ReadContents, id=NUMBER, language=LANGUAGE),
    st.builds(ReadLesson, id=NUMBER, lesson=NUMBER, language=LANGUAGE),
    st.builds(KeepPlace, id=NUMBER, lesson=NUMBER, section=NUMBER, language=LANGUAGE),
    st.builds(LookUp, id=NUMBER, word=st.text(max_size=80), language=LANGUAGE),
    st.builds(TellQuiz, id=NUMBER, language=LANGUAGE),
    st.builds(
        BeginQuiz,
        id=NUMBER,
        about=st.sampled_from(["course", "network"]),
        lesson=st.none() | NUMBER,
        seed=NUMBER,
    ),
    st.builds(AnswerQuestion, id=NUMBER, question=st.integers(1, 12), choice=st.integers(0, 3)),
)


@given(st.lists(COMMANDS, max_size=30), st.booleans())
def test_any_commands_are_answered_or_refused(commands: list[Any], has_network: bool) -> None:
    shelf = MemoryShelf(Progress())
    desk, bench = CourseDesk(shelf), SomeNetwork() if has_network else None
    for command in commands:
        before = shelf.progress
        try:
            answer = only(desk, command, bench)
        except (Mistake, BadInput):
            assert shelf.progress == before
        else:
            assert answer.id == command.id


def test_a_claim_is_not_run_in_passing(desk: CourseDesk) -> None:
    with pytest.raises(TypeError):
        desk.do(RunClaim(id=1, claim="xor"))
