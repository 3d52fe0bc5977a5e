"""What a teacher does in a class, and a learner cannot."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from pellucid.lab.classroom.answers import AnswerBook, QuizAnswer
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.classroom import (
    Close,
    DeleteAll,
    Here,
    Joined,
    LookAt,
    PauseAll,
    PauseAsked,
    Put,
    PutSetup,
    QuizBoard,
    Remove,
    Roster,
    SentOut,
    WasPut,
    Watch,
)
from pellucid.lab.protocol.course import Marked, QuizBegun
from pellucid.lab.protocol.course_commands import AnswerQuestion, BeginQuiz
from pellucid.lab.protocol.messages import Done
from pellucid.lab.protocol.setup import DataSetup, Setup

from .school import SOON, Page, School, Story, refusal

MOONS = Setup(data=DataSetup(source="moons"))
OWN = Setup(data=DataSetup(source="upload", upload="mine"))


def test_a_teacher_sees_who_is_where(tell: Callable[[Story], None]) -> None:
    async def story(school: School) -> None:
        teacher, page = await school.teach()
        assert page.of(Roster)[-1].learners == []
        ana = await school.join("Ana")
        desk, _ = await school.enter(ana)
        desk.here(Here("lesson/3"))
        await asyncio.sleep(SOON)
        seen = page.of(Roster)[-1].learners[0]
        assert (seen.name, seen.online, seen.place) == ("Ana", True, "lesson/3")
        desk.leave()
        await asyncio.sleep(SOON)
        assert not page.of(Roster)[-1].learners[0].online
        told = len(page.sent)
        await asyncio.sleep(SOON)
        assert len(page.sent) == told, "nothing is said where there is no news"
        await teacher.do(Watch(id=2, on=False))
        await school.join("Eva")
        await asyncio.sleep(SOON)
        assert len(page.sent) == told

    tell(story)


def test_a_set_up_in_front_of_all(tell: Callable[[Story], None]) -> None:
    async def story(school: School) -> None:
        teacher, _ = await school.teach()
        ana, eva = await school.join("Ana"), await school.join("Eva")
        _, page = await school.enter(ana)
        _, window = await school.enter(ana)
        assert await teacher.do(PutSetup(id=3, setup=MOONS)) == [WasPut(id=3, learners=1)]
        assert page.of(Put) == window.of(Put) == [Put(setup=MOONS)]
        _, late = await school.enter(eva)
        assert late.sent == [Joined(name="Eva"), Put(setup=MOONS)]
        _, back = await school.enter(eva)
        assert back.sent == [Joined(name="Eva")], "nobody is given it twice"
        assert await refusal(teacher.do(PutSetup(id=4, setup=OWN))) == "put-upload"

    tell(story)


def test_pausing_all(tell: Callable[[Story], None]) -> None:
    async def story(school: School) -> None:
        teacher, _ = await school.teach()
        _, page = await school.enter(await school.join("Ana"))
        assert await teacher.do(PauseAll(id=5)) == [Done(id=5)]
        assert page.of(PauseAsked) == [PauseAsked()]
        _, late = await school.enter(await school.join("Eva"))
        assert late.of(PauseAsked) == [], "whoever comes later begins"

    tell(story)


def test_sending_out(tell: Callable[[Story], None]) -> None:
    async def story(school: School) -> None:
        teacher, watching = await school.teach()
        ana, eva = await school.join("Ana"), await school.join("Eva")
        desk, page = await school.enter(ana)
        await teacher.do(Watch(id=2))
        learner = watching.of(Roster)[-1].learners[0]
        await teacher.do(Remove(id=3, learner=learner.learner))
        assert page.sent[-1] == SentOut()
        assert page.closed
        assert await school.room.visitor(ana) is None
        desk.here(Here("quiz"))
        desk.leave()
        assert [one.name for one in watching.of(Roster)[-1].learners] == ["Eva"]
        _, hers = await school.enter(eva)
        code = school.room.code
        await teacher.do(DeleteAll(id=4))
        assert hers.closed
        assert watching.of(Roster)[-1].learners == []
        assert school.room.code != code
        assert await school.room.visitor(eva) is None
        assert await school.join("Ana")

    tell(story)


def test_who_was_removed_while_the_page_opened_is_turned_away(
    tell: Callable[[Story], None],
) -> None:
    async def story(school: School) -> None:
        visitor, page = await school.room.visitor(await school.join("Ana")), Page()
        assert visitor is not None
        teacher, _ = await school.teach()
        await teacher.do(DeleteAll(id=2))
        desk = await school.room.take_seat(visitor, page.sent.append, page.close)
        desk.here(Here("bench"))
        assert page.sent == [SentOut()]
        assert page.closed

    tell(story)


def test_closing_the_door(tell: Callable[[Story], None]) -> None:
    async def story(school: School) -> None:
        teacher, watching = await school.teach()
        ana = await school.join("Ana")
        await teacher.do(Close(id=2))
        assert watching.of(Roster)[-1].closed
        assert await refusal(school.join("Eva")) == "class-closed"
        await school.enter(ana)
        await teacher.do(Close(id=3, closed=False))
        await school.join("Eva")

    tell(story)


@pytest.mark.parametrize(
    "command",
    [Watch(id=1), PutSetup(id=1, setup=MOONS), PauseAll(id=1), LookAt(id=1, learner=1),
     Remove(id=1, learner=1), Close(id=1), DeleteAll(id=1)],
    ids=lambda command: type(command).__name__,
)  # fmt: skip
def test_nothing_of_a_teachers_is_done_for_a_learner(
    tell: Callable[[Story], None], command: Any
) -> None:
    async def story(school: School) -> None:
        desk, page = await school.enter(await school.join("Ana"))
        assert await refusal(desk.do(command)) == "teachers-only"
        assert page.sent == [Joined(name="Ana")]

    tell(story)


def test_answers_reach_the_board_and_the_next_lesson(tell: Callable[[Story], None]) -> None:
    async def story(school: School) -> None:
        _, watching = await school.teach()
        ana = await school.join("Ana")
        desk, _ = await school.enter(ana)
        course = desk.course()
        (begun,) = course.do(BeginQuiz(id=1, lesson=2))
        assert isinstance(begun, QuizBegun)
        question = begun.question
        assert question is not None
        (marked,) = course.do(AnswerQuestion(id=2, question=question.number, choice=0))
        assert isinstance(marked, Marked)
        await asyncio.sleep(SOON)
        (on_board,) = watching.of(QuizBoard)[-1].questions
        assert (on_board.lesson, on_board.question, on_board.text) == (
            2,
            question.key,
            question.text,
        )
        assert on_board.answers[0].given == question.choices[0]
        assert on_board.answers[0].last == marked.right
        learner = watching.of(Roster)[-1].learners[0]
        assert (learner.answered, learner.right) == (1, int(marked.right))
        csv = (await school.room.answers_csv()).decode()
        assert question.key in csv
        again, _ = await school.enter(ana)
        (contents,) = again.course().do(BeginQuiz(id=3, lesson=2))
        assert isinstance(contents, QuizBegun)

    tell(story)


def test_an_answer_that_could_not_be_written_down_can_be_given_again(
    tell: Callable[[Story], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    add, tries = AnswerBook.add, iter([Mistake("not-kept")])

    def added(book: AnswerBook, learner: int, answer: QuizAnswer) -> None:
        for mistake in tries:
            raise mistake
        add(book, learner, answer)

    async def story(school: School) -> None:
        desk, _ = await school.enter(await school.join("Ana"))
        course = desk.course()
        (begun,) = course.do(BeginQuiz(id=1, lesson=1))
        assert isinstance(begun, QuizBegun)
        given = AnswerQuestion(id=2, question=1, choice=1)
        with pytest.raises(Mistake, match="not-kept"):
            course.do(given)
        (marked,) = course.do(given)
        assert isinstance(marked, Marked)
        (kept,) = (await school.room.answers_csv()).decode().splitlines()[1:]
        assert begun.question is not None
        assert begun.question.key in kept
        assert begun.question.choices[1] in kept.replace('""', '"')

    monkeypatch.setattr(AnswerBook, "add", added)
    tell(story)


def test_who_asks_to_watch_and_is_gone_is_told_nothing_more(tell: Callable[[Story], None]) -> None:
    async def story(school: School) -> None:
        for leaves_at_once in (True, False):
            desk, page = await school.teach()
            await desk.do(Watch(id=2, on=False))
            if leaves_at_once:
                desk.leave()
            watching = asyncio.create_task(desk.do(Watch(id=3)))
            await asyncio.sleep(0)
            desk.leave()
            await watching
            told = len(page.sent)
            await school.join(f"Ana {leaves_at_once}")
            await asyncio.sleep(SOON)
            assert len(page.sent) == told

    tell(story)


def test_who_joins_while_all_are_deleted_is_in_the_class_or_is_not(
    tell: Callable[[Story], None],
) -> None:
    async def story(school: School) -> None:
        teacher, _ = await school.teach()
        deleting = asyncio.create_task(teacher.do(DeleteAll(id=2)))
        await asyncio.sleep(0)
        secret = await school.join("Ana")
        await deleting
        _, page = await school.enter(secret)
        assert page.sent == [Joined(name="Ana")]

    tell(story)
