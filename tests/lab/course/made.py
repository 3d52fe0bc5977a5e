"""A desk, and a network to ask about, for the tests of the course."""

from collections.abc import Callable
from functools import cache
from typing import Any

import jax
import numpy as np

from pellucid.course.progress import Progress
from pellucid.lab.course import CourseDesk, Kept
from pellucid.lab.protocol.course import Marked, QuizBegun, QuizQuestion
from pellucid.lab.protocol.course_commands import AnswerQuestion, BeginQuiz, CourseCommand
from pellucid.learning import Model
from pellucid.network import dense_network


class MemoryShelf:
    """A shelf that keeps nothing beyond the test."""

    def __init__(self, progress: Progress | None = None) -> None:
        self.progress = progress or Progress()

    def load(self) -> Kept:
        return Kept(self.progress)

    def keep(self, change: Callable[[Progress], Progress]) -> Kept:
        self.progress = change(self.progress)
        return Kept(self.progress)


class SomeNetwork:
    """A network as a bench tells of its own."""

    def model(self) -> Model:
        return _model()

    def examples(self) -> tuple[np.ndarray, np.ndarray]:
        x = np.random.default_rng(0).uniform(-6, 6, (200, 2)).astype(np.float32)
        return x, (np.hypot(*x.T) < 3).astype(np.int32)


@cache
def _model() -> Model:
    network = dense_network(2, 1, "binary", (6, 3), activation="relu")
    parameters = jax.tree.map(lambda leaf: leaf[None], network.init(jax.random.key(0)))
    classes, features = ("outer", "inner"), ("x₁", "x₂")
    return Model("circles", "binary", network, parameters, None, classes, features)


def only(desk: CourseDesk, command: CourseCommand, bench: SomeNetwork | None = None) -> Any:
    """The one answer to a command."""
    (answer,) = desk.do(command, bench)
    return answer


def begin(desk: CourseDesk, lesson: int | None = None) -> QuizBegun:
    return only(desk, BeginQuiz(id=1, lesson=lesson))


def give(desk: CourseDesk, question: QuizQuestion, choice: int) -> Marked:
    return only(desk, AnswerQuestion(id=2, question=question.number, choice=choice))
