"""The experiments by name, in the order in which the lessons come to them."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from pellucid.course.experiment import Experiment
from pellucid.errors import choose

_LESSONS = {
    1: ("more-examples", "narrow", "rare-group", "betrayed", "imitation-game"),
    2: ("xor", "sandwich", "wider"),
    3: (
        "collapse", "ranges", "vanishing", "dying-relu", "cheap-relu", "output-fits",
        "good-start",
    ),
    4: ("importance", "biases", "step-size", "practice", "optimizers"),
    5: ("deep-or-shallow", "edges", "probe", "pictures", "speech"),
}  # fmt: skip
NAMES = tuple(name for names in _LESSONS.values() for name in names)


class Experiments(Mapping[str, Experiment[Any]]):
    """Experiments by name; each is imported when it is first asked for.

    Raises `BadInput` with the nearest name for one that is not there.

    >>> experiments["xor"].lesson
    2
    """

    def __getitem__(self, name: str) -> Experiment[Any]:
        known = choose("experiment", name, NAMES)
        module = import_module(f"pellucid.course.claims.{known.replace('-', '_')}")
        return module.EXPERIMENT

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)

    def __contains__(self, name: object) -> bool:
        return name in NAMES


experiments = Experiments()
