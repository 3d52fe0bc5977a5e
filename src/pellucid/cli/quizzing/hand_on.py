"""Questions handed on to a teacher's own system."""

import sys
from collections.abc import Sequence
from pathlib import Path

from pellucid.atomic import check_writable, write_bytes
from pellucid.cli.answer import print_json
from pellucid.cli.terminal import aside
from pellucid.course.asking import shuffled
from pellucid.course.exports import FORMATS, Format, exported
from pellucid.course.language import Language
from pellucid.course.quiz import Quiz
from pellucid.errors import BadInput, choose


def hand_on(
    quizzes: Sequence[Quiz],
    name: str,
    out: str | None,
    seed: int,
    language: Language,
    *,
    json: bool,
) -> None:
    """Writes the questions in that form, to a file or to standard output.

    Answers are shuffled by the seed, since many systems show them as they stand.
    """
    form = _form(name)
    path = _path(form, name, out)
    content = exported(name, [shuffled(quiz, seed) for quiz in quizzes], language)
    if path is not None:
        write_bytes(path, content)
    many = sum(len(quiz.questions) for quiz in quizzes)
    if json:
        print_json(_facts(quizzes, name, many, path, content))
        return
    if path is None:
        sys.stdout.write(content.decode())
        sys.stdout.flush()
    aside().print(_told(many, path, language), soft_wrap=True, markup=False)


def _told(many: int, path: Path | None, language: Language) -> str:
    if path is None:
        return language.many(many, "{many} question.", "{many} questions.")
    return language.many(
        many, "{many} question written to {file}.", "{many} questions written to {file}.",
        file=str(path),
    )  # fmt: skip


def _form(name: str) -> Format:
    try:
        return FORMATS[choose("--export", name, FORMATS)]
    except BadInput as error:
        instead = f"--export {error.instead or next(iter(FORMATS))}"
        raise BadInput(error.given, error.expected, error.why, instead) from None


def _path(form: Format, name: str, out: str | None) -> Path | None:
    if out is None and not form.is_text:
        raise BadInput(
            f"--export {name} stands without --out", f"a file to write, FILE{form.ending}",
            "it is no text that a terminal could show",
            f"--export {name} --out quiz{form.ending}",
        )  # fmt: skip
    if out is not None:
        check_writable(Path(out))
    return None if out is None else Path(out)


def _facts(
    quizzes: Sequence[Quiz], name: str, many: int, path: Path | None, content: bytes
) -> dict[str, object]:
    return {
        "form": name,
        "lessons": [quiz.lesson for quiz in quizzes],
        "questions": many,
        "out": None if path is None else str(path),
        "content": content.decode() if path is None else None,
    }
