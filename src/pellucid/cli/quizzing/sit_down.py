"""A quiz with a person: chosen, asked, kept, and told what came of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from pellucid.cli.notes import say_notes, say_once
from pellucid.cli.quizzing.ask import Answered, ask
from pellucid.cli.quizzing.request import Request
from pellucid.cli.quizzing.said import say_left, say_read_again, say_return, say_score
from pellucid.cli.terminal import answer, aside, say_text
from pellucid.course.asking import (
    Asked,
    Chosen,
    Given,
    choose,
    next_due,
    score,
    session,
)
from pellucid.course.learned import with_answer
from pellucid.course.progress import keep, load
from pellucid.course.quiz import Quiz
from pellucid.course.words import typed
from pellucid.data import Note

_HOW = "Type a, b, c or d and press Enter; q leaves, and what you answered is kept."


def sit_down(quizzes: Mapping[int, Quiz], lesson: int | None, request: Request) -> None:
    """Asks a lesson's questions, or what is due, and keeps every answer as it is given."""
    progress, notes = load()
    say_notes(aside(), notes)
    today = date.today()
    chosen = choose(lesson, quizzes, progress.questions, today)
    console = answer()
    say_text(console, Text(chosen.why))
    times = {name: place.asked for name, place in progress.questions.items()}
    asked = session(chosen, request.seed, times=times)
    if not asked:
        again = typed("quiz", next(iter(quizzes)), folder=request.course)
        say_text(console, Text(f"{again} asks a lesson again.", "quiet"))
        return
    say_text(console, Text(_HOW, "quiet"))
    given = ask(console, asked, _keeping(today, notes), request.course)
    _close(console, chosen, asked, given, quizzes, request.course)


def about_a_network(asked: Sequence[Asked], chosen: Chosen) -> None:
    """Asks about a learner's own network; nothing is kept."""
    console = answer()
    say_text(console, Text(chosen.why))
    given = ask(console, asked, lambda _: None)
    if given:
        say_score(console, score(given), None)


def _keeping(today: date, told: Sequence[Note]) -> Answered:
    """Keeps each answer at once, so that nothing is lost; says once what stands in the way."""
    said = set(told)

    def kept(given: Given) -> None:
        _, notes = keep(lambda progress: with_answer(progress, given, today))
        say_once(aside(), notes, said)

    return kept


def _close(
    console: Console, chosen: Chosen, asked: Sequence[Asked], given: Sequence[Given],
    quizzes: Mapping[int, Quiz], folder: str | None,
) -> None:  # fmt: skip
    """The score, what to read again, and when what comes back."""
    # What stands in the file, not what was given: it may be that nothing could be kept.
    places = load()[0].questions
    kept = [one for one in given if one.question.id in places]
    if len(given) < len(asked):
        say_left(console, len(kept), len(asked))
    else:
        _say_scores(console, chosen, given)
    lessons = {one.id: quiz.lesson for quiz in quizzes.values() for one in quiz.questions}
    say_read_again(console, score(given), lessons, folder)
    known = [one.question for one in kept if one.right]
    say_return(console, len(kept) - len(known), next_due(places, known), folder)


def _say_scores(console: Console, chosen: Chosen, given: Sequence[Given]) -> None:
    """The lesson's own score decides; what was due from earlier ones is told beside it."""
    own = {question.id for question in chosen.questions}
    earlier = score([one for one in given if one.question.id not in own])
    lesson = score([one for one in given if one.question.id in own])
    say_score(console, lesson if own else earlier, chosen.lesson)
    if own and earlier.asked:
        say_text(console, Text(f"From earlier lessons: {earlier.right} of {earlier.asked} right."))
