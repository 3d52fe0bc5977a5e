"""The network on the bench, as what a quiz may ask about."""

import re
from typing import Protocol, runtime_checkable

import numpy as np
from msgspec.structs import replace

from pellucid.course.own import Subject, own_questions
from pellucid.course.quiz import Answer, Question
from pellucid.learning import Model
from pellucid.report.numbers import three

MOST_EXAMPLES = 2000
"""So many can be looked into while somebody waits."""

_FEW_NUMBERS = 4
_LAYER = re.compile(r"(^|(?<=[.:?] ))?dense_(\d+)")


@runtime_checkable
class OwnNetwork(Protocol):
    """What a bench tells of its network."""

    def model(self) -> Model:
        """The network as it is at this moment."""
        ...

    def examples(self) -> tuple[np.ndarray, np.ndarray]:
        """Test examples as the network reads them, and what is right: a class, or a quantity."""
        ...


def questions_about(network: OwnNetwork, seed: int) -> tuple[Question, ...]:
    """All that can be asked of a network and the examples it was not trained on.

    Layers are called as the page calls them.
    """
    subject = subject_of(network, seed)
    layers = len(subject.model.network.names)
    return tuple(_worded(one, layers) for one in own_questions(subject))


def subject_of(network: OwnNetwork, seed: int) -> Subject:
    """The learner's own network, with its test examples."""
    model, (x, targets) = network.model(), network.examples()
    x, targets = x[:MOST_EXAMPLES], targets[:MOST_EXAMPLES]
    source = f"the test examples of {model.name}"
    return Subject(model, x, targets, source, _shown(model, x), seed=seed)


def _shown(model: Model, x: np.ndarray) -> tuple[str, ...]:
    """Where each point is; of a table the network reads other numbers than stand in it."""
    if model.encoding is not None or len(model.features) > _FEW_NUMBERS:
        return ()
    return tuple(
        ", ".join(
            f"{name} {three(float(value))}" for name, value in zip(model.features, row, strict=True)
        )
        for row in x
    )


def _worded(question: Question, layers: int) -> Question:
    def worded(text: str) -> str:
        return _LAYER.sub(lambda match: _called(match, layers), text)

    answers = (Answer(worded(a.text), worded(a.feedback), a.right) for a in question.answers)
    return replace(question, text=worded(question.text), answers=tuple(answers))


def _called(layer: re.Match[str], layers: int) -> str:
    """What the page calls a layer, with a capital where a sentence begins."""
    number = int(layer[2])
    name = "the output layer" if number == layers else f"hidden layer {number}"
    return name if layer[1] is None else name[0].upper() + name[1:]
