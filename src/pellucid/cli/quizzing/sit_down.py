"""A quiz with a person: chosen, asked, kept, and told what came of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from pellucid.cli.notes import say_notes, say_once
from pellucid.cli.quizzing.ask import Answered, ask
from pellucid.cli.quizzing.request import Request
from pellucid.cli.quizzing.said import Sayer, say_left, say_read_again, say_return, say_score
from pellucid.cli.terminal import answer, aside
from pellucid.course.asking import (
    Asked,
    Chosen,
    Given,
    choose,
    next_due,
    score,
    session,
)
from pellucid.course.language import Language
from pellucid.course.learned import with_answer
from pellucid.course.progress import keep, load
from pellucid.course.quiz import Quiz
from pellucid.data import Note


def sit_down(
    quizzes: Mapping[int, Quiz], lesson: int | None, request: Request, language: Language
) -> None:
    """Asks a lesson's questions, or what is due, and keeps every answer as it is given."""
    progress, notes = load()
    say_notes(aside(), notes)
    today = date.today()
    chosen = choose(lesson, quizzes, progress.questions, today, language)
    to, say = Sayer(answer(), language, request.course), language.say
    to.said(chosen.why)
    times = {name: place.asked for name, place in progress.questions.items()}
    asked = session(chosen, request.seed, times=times)
    if not asked:
        again = to.command("quiz", next(iter(quizzes)))
        to.said(say("{command} asks a lesson again.", command=again), "quiet")
        return
    to.said(
        say("Type a, b, c or d and press Enter; q leaves, and what you answered is kept."), "quiet"
    )
    given = ask(to, asked, _keeping(today, notes))
    _close(to, chosen, asked, given, quizzes)


def about_a_network(asked: Sequence[Asked], chosen: Chosen, language: Language) -> None:
    """Asks about a learner's own network; nothing is kept."""
    to = Sayer(answer(), language)
    to.said(chosen.why)
    given = ask(to, asked, lambda _: None)
    if given:
        say_score(to, score(given), None)


def _keeping(today: date, told: Sequence[Note]) -> Answered:
    """Keeps each answer at once, so that nothing is lost; says once what stands in the way."""
    said = set(told)

    def kept(given: Given) -> None:
        _, notes = keep(lambda progress: with_answer(progress, given, today))
        say_once(aside(), notes, said)

    return kept


def _close(
    to: Sayer,
    chosen: Chosen,
    asked: Sequence[Asked],
    given: Sequence[Given],
    quizzes: Mapping[int, Quiz],
) -> None:
    """The score, what to read again, and when what comes back."""
    # What stands in the file, not what was given: it may be that nothing could be kept.
    places = load()[0].questions
    kept = [one for one in given if one.question.id in places]
    if len(given) < len(asked):
        say_left(to, len(kept), len(asked))
    else:
        _say_scores(to, chosen, given)
    lessons = {one.id: quiz.lesson for quiz in quizzes.values() for one in quiz.questions}
    say_read_again(to, score(given), lessons)
    known = [one.question for one in kept if one.right]
    say_return(to, len(kept) - len(known), next_due(places, known))


def _say_scores(to: Sayer, chosen: Chosen, given: Sequence[Given]) -> None:
    """The lesson's own score decides; what was due from earlier ones is told beside it."""
    own = {question.id for question in chosen.questions}
    earlier = score([one for one in given if one.question.id not in own])
    lesson = score([one for one in given if one.question.id in own])
    say_score(to, lesson if own else earlier, chosen.lesson)
    if own and earlier.asked:
        said = to.language.say(
            "From earlier lessons: {right} of {asked} right.",
            right=earlier.right, asked=earlier.asked,
        )  # fmt: skip
        to.said(said)
