"""A recipe: the network and the settings that suit the data, and why."""

from typing import NamedTuple

from pellucid.data import Dataset
from pellucid.learning.settings import Settings
from pellucid.learning.views import AS_IT_IS, View
from pellucid.network import Network, Parameters, has_convolutions, operations

# Multiplications and additions a second that two cores of 2024 reach while learning. Sound must
# be spoken anew and turned into pictures first.
PICTURES_SPEED, SOUND_SPEED = 80e9, 40e9


class Recipe(NamedTuple):
    """What is trained, and why: a network, how many of it, the settings.

    With `parts`, every network learns from all parts of the training examples but one, on which
    it is judged: nothing is lost to validation, since the others learn from that part. Without,
    the share `held` of the examples is set aside. `preset` has parameters that come from the
    data. `views` are the ways in which a finished model looks at each example.
    """

    network: Network
    settings: Settings
    networks: int = 1
    parts: int | None = None
    preset: Parameters | None = None
    held: float = 0.15
    views: tuple[View, ...] = AS_IT_IS
    reasons: tuple[str, ...] = ()


def outputs_of(data: Dataset) -> int:
    """How many units the output layer needs: one, or one for each of many classes."""
    return len(data.classes) if data.task == "multiclass" else 1


def reasons(recipe: Recipe, count: int) -> tuple[str, ...]:
    """Why so many networks, examples and epochs: a sentence each."""
    settings, many = recipe.settings, recipe.networks
    said: list[str] = []
    if many > 1:
        said.append(
            f"{many} networks learn side by side and answer together: steadier than any one of them"
        )
    if recipe.parts:
        said.append(
            f"each learns from {recipe.parts - 1} of {recipe.parts} parts of the {count:,} "
            "training rows and is judged on the other, so that every row is learned from"
        )
    epochs = "1 epoch" if settings.epochs == 1 else f"{settings.epochs} epochs"
    said.append(f"{epochs} of batches of {settings.batch_size}")
    if has_convolutions(recipe.network):
        said.append(f"that will take about {_time(seconds(recipe, count))} on two cores")
    return tuple(said)


def seconds(recipe: Recipe, count: int) -> float:
    """About how long convolutions will learn from so many examples, by their operations."""
    # Forward, and twice as much backward.
    each = 3 * operations(recipe.network) * count * (1 - recipe.held)
    speed = SOUND_SPEED if len(recipe.network.inputs) == 1 else PICTURES_SPEED
    return each * recipe.settings.epochs * recipe.networks / speed


def _time(seconds: float) -> str:
    if seconds < 90:
        return f"{max(10, 10 * round(seconds / 10))} seconds"
    return f"{round(seconds / 60)} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"
