"""How many units are dead, so that no example can teach them."""

from collections.abc import Iterable

from pellucid.course.language import Language
from pellucid.course.own.form import Choice, question, sentence_of
from pellucid.course.own.subject import Subject
from pellucid.course.quiz import Question
from pellucid.insight import LayerHealth, health, layers_by_path


def dead_units(subject: Subject) -> Question | None:
    """How many of a hidden layer's units are dead: of the layer that has the most of them."""
    layers = _hidden(subject)
    if not layers:
        return None
    layer = max(layers, key=lambda one: one.dead or 0.0)
    right, language = _dead(layer), subject.language
    said = language.say(
        "{layer} of {network} has {units} units with {function}. Over the {count} {rows} of "
        "{source}, how many of them are dead: flat for every one, so that none can teach them?",
        layer=subject.layer(layer.path), network=subject.whose, units=layer.units,
        function=layers_by_path(subject.model.network)[layer.path].activation,
        count=_examples(subject), rows=subject.noun(_examples(subject)), source=subject.source,
    )  # fmt: skip
    return question(
        "dead-units",
        sentence_of(said),
        Choice(_of(right, layer, language), _told(subject, layers)),
        [
            Choice(_of(wrong, layer, language), _why(wrong, right, language))
            for wrong in _others(right, layer.units)
        ],
        "dying-relu",
    )


def _of(dead: int, layer: LayerHealth, language: Language) -> str:
    return language.say("{dead} of {units}", dead=dead, units=layer.units)


def _told(subject: Subject, layers: list[LayerHealth]) -> str:
    language = subject.language
    found = ", ".join(
        f"{subject.layer(one.path)}: {_of(_dead(one), one, language)}" for one in layers
    )
    rows = subject.noun(_examples(subject))
    return language.say("Yes. Dead units over these {rows}: {found}.", rows=rows, found=found)


def _hidden(subject: Subject) -> list[LayerHealth]:
    if subject.x is None or not len(subject.x):
        return []
    network = subject.model.network
    found = health(network, subject.first, subject.x)
    return [one for one in found if one.dead is not None and one.path != network.names[-1]]


def _dead(layer: LayerHealth) -> int:
    return round((layer.dead or 0.0) * layer.units)


def _examples(subject: Subject) -> int:
    return 0 if subject.x is None else len(subject.x)


def _others(right: int, units: int) -> Iterable[int]:
    near = (0, units, units // 2, units // 4, right + 1, right - 1, right + 2, right - 2)
    return [one for one in near if 0 <= one <= units and one != right]


def _why(wrong: int, right: int, language: Language) -> str:
    if wrong > right:
        return language.say(
            "Fewer are: a unit counts as dead only if it is flat for every single one."
        )
    return language.say("More are: what never fires here learns nothing here.")
