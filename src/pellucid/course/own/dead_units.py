"""How many units are dead, so that no example can teach them."""

from collections.abc import Iterable

from pellucid.course.own.form import Choice, question
from pellucid.course.own.subject import Subject
from pellucid.course.quiz import Question
from pellucid.insight import LayerHealth, health, layers_by_path


def dead_units(subject: Subject) -> Question | None:
    """How many of a hidden layer's units are dead: of the layer that has the most of them."""
    layers = _hidden(subject)
    if not layers:
        return None
    layer = max(layers, key=lambda one: one.dead or 0.0)
    right = _dead(layer)
    name = layers_by_path(subject.model.network)[layer.path].activation
    found = ", ".join(f"{one.path}: {_dead(one)} of {one.units}" for one in layers)
    told = f"Dead units over these {subject.model.noun}s: {found}"
    return question(
        "dead-units",
        f"{layer.path} of {subject.whose} has {layer.units} units with {name}. Over "
        f"{_examples(subject)}, how many of them are dead: flat for every one, so that none can "
        "teach them?",
        Choice(f"{right} of {layer.units}", f"Yes. {told}."),
        [Choice(f"{wrong} of {layer.units}", f"{_why(wrong, right)} {told}.")
         for wrong in _others(right, layer.units)],
        "dying-relu",
    )  # fmt: skip


def _hidden(subject: Subject) -> list[LayerHealth]:
    if subject.x is None or not len(subject.x):
        return []
    network = subject.model.network
    found = health(network, subject.first, subject.x)
    return [one for one in found if one.dead is not None and one.path != network.names[-1]]


def _dead(layer: LayerHealth) -> int:
    return round((layer.dead or 0.0) * layer.units)


def _examples(subject: Subject) -> str:
    many = 0 if subject.x is None else len(subject.x)
    return f"the {many:,} {subject.model.noun}s of {subject.source}"


def _others(right: int, units: int) -> Iterable[int]:
    near = (0, units, units // 2, units // 4, right + 1, right - 1, right + 2, right - 2)
    return [one for one in near if 0 <= one <= units and one != right]


def _why(wrong: int, right: int) -> str:
    if wrong > right:
        return "Fewer are: a unit counts as dead only if it is flat for every single one."
    return "More are: what never fires here learns nothing here."
