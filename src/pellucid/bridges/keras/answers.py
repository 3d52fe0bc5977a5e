"""Answers: what a model gives back, which is to be one tensor."""

from typing import Any

import keras

from pellucid.errors import BadInput


def single(answers: Any) -> Any:
    """The only tensor in what a model gave back; a list or a dictionary of one may hold it.

    Raises `BadInput` where there are several.
    """
    found: list[Any] = keras.tree.flatten(answers)
    if len(found) != 1:
        raise BadInput(
            f"the model gives back {len(found)} answers",
            "one",
            "the doctor examines networks that give one answer to one input",
        )
    return found[0]
