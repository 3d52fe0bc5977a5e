"""What a network is asked for: one of two classes, one of several, or a quantity."""

from typing import Literal, get_args

from pellucid.errors import choose

Task = Literal["binary", "multiclass", "regression"]
TASKS: tuple[Task, ...] = get_args(Task)


def as_task(given: str) -> Task:
    """The task of that name; `BadInput` with the nearest name when there is none.

    >>> as_task("binary")
    'binary'
    """
    return TASKS[TASKS.index(choose("task", given, TASKS))]


def class_task(classes: int) -> Task:
    """Two classes make a binary task, more make a multiclass one."""
    return "binary" if classes == 2 else "multiclass"
