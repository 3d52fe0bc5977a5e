"""The network on the bench, as what a quiz may ask about."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

import numpy as np

from pellucid.course.language import Language
from pellucid.course.own import Subject, own_questions
from pellucid.course.quiz import Question
from pellucid.learning import Model
from pellucid.network import Flatten

MOST_EXAMPLES = 2000
"""So many can be looked into while somebody waits."""

_FEW_NUMBERS = 4


@runtime_checkable
class OwnNetwork(Protocol):
    """What a bench tells of its network."""

    def model(self) -> Model:
        """The network as it is at this moment."""
        ...

    def examples(self) -> tuple[np.ndarray, np.ndarray]:
        """Test examples as the network reads them, and what is right: a class, or a quantity."""
        ...


def questions_about(network: OwnNetwork, seed: int) -> Callable[[Language], tuple[Question, ...]]:
    """All that can be asked of a network as it is now, in any language.

    It is asked about the examples it was not trained on, and its layers are called as the page
    calls them.
    """
    model, (x, targets) = network.model(), network.examples()
    examples = x[:MOST_EXAMPLES], targets[:MOST_EXAMPLES]
    return lambda language: own_questions(_subject(model, examples, seed, language))


def _subject(
    model: Model, examples: tuple[np.ndarray, np.ndarray], seed: int, language: Language
) -> Subject:
    x, targets = examples
    return Subject(
        model,
        x,
        targets,
        language.say("the test examples of {name}", name=model.name),
        _shown(model, x, language),
        seed=seed,
        language=language,
        layers=_layers(model, language),
    )


def _shown(model: Model, x: np.ndarray, language: Language) -> tuple[str, ...]:
    """Where each point is; of a table the network reads other numbers than stand in it."""
    if model.encoding is not None or not 0 < len(model.features) <= _FEW_NUMBERS:
        return ()
    return tuple(
        language.say(", ").join(
            f"{name} {language.number(float(value))}"
            for name, value in zip(model.features, row, strict=True)
        )
        for row in x
    )


def _layers(model: Model, language: Language) -> dict[str, str]:
    layers = zip(model.network.names, model.network.layers, strict=True)
    *hidden, last = (name for name, layer in layers if not isinstance(layer, Flatten))
    called = {
        name: language.say("hidden layer {number}", number=number)
        for number, name in enumerate(hidden, 1)
    }
    return called | {last: language.say("the output layer")}
