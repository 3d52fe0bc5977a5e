"""Everything that is wrong with a quiz's file, each with its line."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from pellucid.course.problem import Problem
from pellucid.course.toml_keys import Key, key_problems, tables
from pellucid.course.toml_lines import Place, line_of, parsed

ANSWERS = 4

_FILE = {
    "lesson": Key("a whole number from 1", True, "lesson = 1"),
    "question": Key("tables", True, "[[question]]"),
}
_QUESTION = {
    "id": Key("lower-case words joined by hyphens", True, 'id = "turing-test"'),
    "fact": Key("a whole number from 1", False, "fact = 2"),
    "text": Key("text in quotes", True, 'text = "..."'),
    "section": Key("text in quotes", True, 'section = "The imitation game"'),
    "experiment": Key("text in quotes", False, 'experiment = "xor"'),
    "answer": Key("tables", True, "[[question.answer]]"),
}
_ANSWER = {
    "text": Key("text in quotes", True, 'text = "..."'),
    "right": Key("true or false", False, "right = true"),
    "feedback": Key("text in quotes", True, 'feedback = "..."'),
}


def problems(text: str) -> tuple[Problem, ...]:
    """Everything wrong with the TOML of a quiz, in the order of its lines; none where it is fit.

    Where it is no TOML at all, only the line on which reading ended is known.

    >>> problems('lesson = "one"')[0]
    Problem(line=1, message="lesson is 'one', not a whole number from 1", instead='lesson = 1')
    """
    raw = parsed(text)
    if isinstance(raw, Problem):
        return (raw,)
    wrong = key_problems(text, raw, _FILE, "the file")
    found = [*wrong, *_questions(text, raw.get("question"))]
    return tuple(sorted(found, key=lambda problem: problem.line))


def question_place(number: int) -> Place:
    """Where a question stands in its file, counted from 0."""
    return (("question", number),)


def _answer_place(number: int, place: int) -> Place:
    return (("question", number), ("answer", place))


def _questions(text: str, raw: Any) -> Iterator[Problem]:
    questions = tables(raw)
    if raw == []:
        yield Problem(line_of(text, (), "question"), "there is no question", "[[question]]")
    for number, question in enumerate(questions):
        yield from _question(text, question, number)
    yield from _twice(text, questions)


def _question(text: str, raw: Mapping[str, Any], number: int) -> Iterator[Problem]:
    name = f"question {number + 1}"
    yield from key_problems(text, raw, _QUESTION, name, question_place(number))
    answers = raw.get("answer")
    if answers == [] or tables(answers):
        yield from _answers(text, tables(answers), number)


def _answers(text: str, raw: list[dict[str, Any]], number: int) -> Iterator[Problem]:
    name = f"question {number + 1}"
    for place, answer in enumerate(raw):
        what = f"answer {place + 1} of {name}"
        yield from key_problems(text, answer, _ANSWER, what, _answer_place(number, place))
    begins = line_of(text, question_place(number))
    if len(raw) != ANSWERS:
        message = f"{name} has {len(raw)} answers, not {ANSWERS}"
        yield Problem(begins, message, "[[question.answer]]")
    right = [place for place, answer in enumerate(raw) if answer.get("right") is True]
    if not right:
        yield Problem(begins, f"{name} has no right answer", "right = true")
    for place in right[1:]:
        line = line_of(text, _answer_place(number, place), "right")
        yield Problem(line, f"{name} has more than one right answer", "right = false")
    yield from _same(text, raw, number)


def _same(text: str, raw: list[dict[str, Any]], number: int) -> Iterator[Problem]:
    """Answers that a reader could not tell apart."""
    seen: dict[str, int] = {}
    for place, answer in enumerate(raw):
        words = " ".join(str(answer.get("text", "")).casefold().split())
        if words and words in seen:
            message = f"answers {seen[words] + 1} and {place + 1} of question {number + 1}"
            line = line_of(text, _answer_place(number, place), "text")
            yield Problem(line, f"{message} say the same")
        seen.setdefault(words, place)


def _twice(text: str, questions: list[dict[str, Any]]) -> Iterator[Problem]:
    ids = [str(question.get("id", "")).strip() for question in questions]
    seen: Counter[str] = Counter()
    for number, own in enumerate(ids):
        seen[own] += 1
        if own and seen[own] > 1:
            line = line_of(text, question_place(number), "id")
            first = ids.index(own) + 1
            message = f"id {own!r} is that of question {first} already"
            yield Problem(line, message, f'id = "{own}-{seen[own]}"')
