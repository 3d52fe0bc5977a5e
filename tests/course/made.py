"""Quizzes made for the tests."""

from pellucid.course.quiz import Answer, Question, Quiz

RIGHT = 2
"""Which answer of a made question is right, from 0."""


def question(name: str = "one", **others: object) -> Question:
    """A question whose third answer is right."""
    answers = tuple(
        Answer(f"answer {n} of {name}", f"because {n} of {name}", right=n == RIGHT)
        for n in range(4)
    )
    return Question(name, f"What is {name}?", answers, f"About {name}", "xor", **others)  # type: ignore[arg-type]  # only `fact` is left


def quiz(lesson: int = 1, names: tuple[str, ...] = ("one", "two", "three", "four", "five")) -> Quiz:
    """A quiz of made questions, their ids unlike those of any other lesson."""
    return Quiz(lesson, tuple(question(f"{name}-{lesson}") for name in names))


def toml(made: Quiz) -> str:
    """The quiz as a person would write it."""
    lines = [f"lesson = {made.lesson}"]
    for one in made.questions:
        lines += ["", "[[question]]", f'id = "{one.id}"', f'text = "{one.text}"']
        lines += [f'section = "{one.section}"', f'experiment = "{one.experiment}"']
        for answer in one.answers:
            lines += ["[[question.answer]]", f'text = "{answer.text}"']
            lines += ["right = true"] if answer.right else []
            lines += [f'feedback = "{answer.feedback}"']
    return "\n".join(lines) + "\n"
