"""Quizzes on the page: every question answered right and wrong, and Leitner's boxes kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lab.course.made import MemoryShelf, SomeNetwork, begin, give, only

from pellucid.course.asking import passed
from pellucid.course.language import ENGLISH, language
from pellucid.course.progress import Progress, QuestionPlace
from pellucid.course.quiz import Question
from pellucid.course.quizzes_of import quizzes_of
from pellucid.lab.course import CourseDesk
from pellucid.lab.course.own_network import questions_about
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.course import Marked, QuizBegun, QuizQuestion, QuizScore, QuizTold
from pellucid.lab.protocol.course_commands import AnswerQuestion, BeginQuiz, TellQuiz

QUIZZES = quizzes_of()
QUESTIONS = {one.id: one for quiz in QUIZZES.values() for one in quiz.questions}
every = pytest.mark.parametrize("lesson", QUIZZES)


def right_choice(question: QuizQuestion, known: dict[str, Question] = QUESTIONS) -> int:
    return question.choices.index(known[question.key].right.text)


def sit(desk: CourseDesk, begun: QuizBegun, *, right: bool) -> list[Marked]:
    found: list[Marked] = []
    question = begun.question
    while question is not None:
        own = right_choice(question)
        found.append(give(desk, question, own if right else (own + 1) % 4))
        question = found[-1].next
    return found


def score_of(found: list[Marked]) -> QuizScore:
    assert [one.score for one in found[:-1]] == [None] * (len(found) - 1)
    score = found[-1].score
    assert score is not None
    return score


@every
def test_every_question_can_be_answered_right(lesson: int) -> None:
    shelf = MemoryShelf()
    desk = CourseDesk(shelf)
    begun = begin(desk, lesson)
    assert (begun.why, begun.lesson, begun.earlier) == ("lesson", lesson, 0)
    found = sit(desk, begun, right=True)
    assert len(found) == begun.own == len(QUIZZES[lesson].questions)
    assert all(one.right and not one.feedback and one.reason for one in found)
    score = score_of(found)
    assert score.passed
    assert (score.right, score.read_again) == (score.asked, [])
    assert score.again_on == (date.today() + timedelta(days=1)).isoformat()
    assert passed(QUIZZES[lesson], shelf.progress.questions)


@every
def test_every_question_can_be_answered_wrong(lesson: int) -> None:
    shelf = MemoryShelf()
    desk = CourseDesk(shelf)
    found = sit(desk, begin(desk, lesson), right=False)
    for one in found:
        given = QUESTIONS[one.key]
        assert not one.right
        assert one.feedback in {answer.feedback for answer in given.answers if not answer.right}
        assert not one.reason.startswith("Yes")
        assert one.section is not None
        assert (one.section.lesson, one.section.heading) == (lesson, given.section)
        assert one.claim == (given.experiment or None)
    score = score_of(found)
    assert (score.right, score.passed, score.again_on) == (0, False, None)
    assert {one.heading for one in score.read_again} == {QUESTIONS[o.key].section for o in found}
    assert all(place.box == 0 for place in shelf.progress.questions.values())


def test_what_is_due_comes_before_the_lesson_and_does_not_count_for_it() -> None:
    old = QUIZZES[1].questions[0].id
    place = QuestionPlace(box=1, due=date.today(), asked=1, right=1)
    desk = CourseDesk(MemoryShelf(Progress(questions={old: place})))
    begun = begin(desk, 2)
    assert (begun.earlier, begun.own) == (1, len(QUIZZES[2].questions))
    assert begun.question is not None
    assert begun.question.key == old
    score = score_of(sit(desk, begun, right=True))
    assert (score.earlier_right, score.earlier_asked) == (1, 1)
    assert score.asked == begun.own


def test_without_a_lesson_what_is_next_is_asked_and_at_the_end_nothing() -> None:
    shelf = MemoryShelf()
    desk = CourseDesk(shelf)
    for lesson in QUIZZES:
        begun = begin(desk)
        assert (begun.why, begun.lesson) == ("next", lesson)
        sit(desk, begun, right=True)
    done = begin(desk)
    assert (done.why, done.question) == ("nothing", None)
    assert done.again_on == (date.today() + timedelta(days=1)).isoformat()


def test_an_answer_sent_twice_counts_once() -> None:
    desk = CourseDesk(MemoryShelf())
    begun = begin(desk, 1)
    assert begun.question is not None
    give(desk, begun.question, 0)
    with pytest.raises(Mistake) as told:
        give(desk, begun.question, 0)
    assert (told.value.code, told.value.values) == ("other-question", {"number": 2})


def test_an_answer_is_kept_before_the_next_is_asked() -> None:
    shelf = MemoryShelf()
    desk = CourseDesk(shelf)
    begun = begin(desk, 1)
    assert begun.question is not None
    marked = give(desk, begun.question, right_choice(begun.question))
    assert shelf.progress.questions[marked.key].box == 1
    # Another desk, as after a lost connection, goes on from what is kept.
    assert only(CourseDesk(shelf), BeginQuiz(id=1)).why == "next"


@given(st.lists(st.tuples(st.integers(1, 14), st.integers(0, 3)), max_size=40))
def test_any_answers_in_any_order_leave_a_fair_score(answers: list[tuple[int, int]]) -> None:
    desk = CourseDesk(MemoryShelf())
    begun = begin(desk, 1)
    right = taken = 0
    for number, choice in answers:
        try:
            marked: Marked = only(desk, AnswerQuestion(id=3, question=number, choice=choice))
        except Mistake:
            continue
        right, taken = right + marked.right, taken + 1
        assert marked.number == taken
        assert (marked.choice == marked.right_choice) == marked.right
        assert (marked.score is not None) == (taken == begun.own)
        if marked.score:
            assert marked.score.right == right


def test_questions_about_one_s_own_network_are_asked_and_not_kept() -> None:
    shelf, network = MemoryShelf(), SomeNetwork()
    desk = CourseDesk(shelf)
    begun: QuizBegun = only(desk, BeginQuiz(id=1, about="network"), network)
    assert (begun.about, begun.lesson) == ("network", None)
    asked, question = 0, begun.question
    while question is not None:
        marked = give(desk, question, 0)
        assert marked.right == (marked.right_choice == 0)
        assert (marked.section, bool(marked.reason)) == (None, True)
        asked, question = asked + 1, marked.next
    assert asked == begun.own >= 5
    assert shelf.progress == Progress()


def test_one_s_own_layers_are_called_as_the_page_calls_them() -> None:
    found = questions_about(SomeNetwork(), 0)(ENGLISH)
    texts = [text for one in found for text in (one.text, *(a.text for a in one.answers))]
    assert not any("dense_" in text for text in texts)
    assert any(text.startswith("Hidden layer 1") for text in texts)
    assert any("(x₁ " in text for text in texts)


def test_a_wrong_answer_about_one_s_own_network_is_not_told_the_same_twice() -> None:
    for one in questions_about(SomeNetwork(), 0)(ENGLISH):
        wrong = [answer.feedback for answer in one.answers if not answer.right]
        assert not any(one.right.reason in feedback for feedback in wrong)


def test_a_quiz_goes_on_in_another_language_where_it_was() -> None:
    desk = CourseDesk(MemoryShelf())
    first = begin(desk, 2).question
    assert first is not None
    before = give(desk, first, (right_choice(first) + 1) % 4)
    told: QuizTold = only(desk, TellQuiz(id=9, language="es"))
    spanish = {one.id: one for quiz in quizzes_of(language=language("es")).values()
               for one in quiz.questions}  # fmt: skip
    assert (told.answered and told.answered.text) == spanish[first.key].text
    assert told.marked is not None
    assert (told.marked.choice, told.marked.right_choice) == (before.choice, before.right_choice)
    assert told.marked.section is not None
    assert told.marked.section.heading == spanish[first.key].section
    assert told.marked.reason == spanish[first.key].right.reason
    # The right answer stands at the same letter in both.
    waits = told.question
    assert waits is not None
    assert waits.key == (before.next and before.next.key)
    assert right_choice(waits, spanish) == right_choice(before.next)
    right = AnswerQuestion(
        id=3, question=waits.number, choice=right_choice(waits, spanish), language="es"
    )
    assert only(desk, right).right


def test_questions_about_one_s_own_network_go_on_in_another_language() -> None:
    network = SomeNetwork()
    desk = CourseDesk(MemoryShelf())
    begun: QuizBegun = only(desk, BeginQuiz(id=1, about="network"), network)
    told: QuizTold = only(desk, TellQuiz(id=2, language="es"))
    assert (told.answered, told.marked) == (None, None)
    assert begun.question is not None
    assert told.question is not None
    assert told.question.key == begun.question.key
    assert told.question.text != begun.question.text
    texts = [one.text for one in questions_about(network, 0)(language("es"))]
    assert any(text.startswith("La capa oculta 1") for text in texts)
