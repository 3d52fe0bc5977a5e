"""Questions without a person before them: printed, or graded where the answers are at hand."""

from typer import Exit

from pellucid.cli.answer import print_json
from pellucid.cli.quizzing.facts import grades, questions
from pellucid.cli.quizzing.grade import graded
from pellucid.cli.quizzing.request import Request
from pellucid.cli.quizzing.said import Sayer, say_feedback, say_question, say_score
from pellucid.cli.terminal import answer
from pellucid.course.asking import Asked, Chosen, Given, score
from pellucid.course.language import Language


def answer_program(
    request: Request, asked: tuple[Asked, ...], chosen: Chosen, language: Language
) -> None:
    """Prints the questions, or grades `--answers`; exit 1 where they are not enough to pass."""
    if request.answers is None:
        print_json(questions(asked, chosen, request.seed))
        return
    given = graded(asked, request.answers)
    if request.json:
        print_json(grades(asked, given, chosen, request.seed))
    else:
        _say(Sayer(answer(), language, request.course), asked, given, chosen)
    if not score(given).passed:
        raise Exit(1)


def _say(to: Sayer, asked: tuple[Asked, ...], given: tuple[Given, ...], chosen: Chosen) -> None:
    for number, (one, answered) in enumerate(zip(asked, given, strict=True), 1):
        say_question(to, one, number, len(asked))
        say_feedback(to, one, answered)
    say_score(to, score(given), chosen.lesson)
