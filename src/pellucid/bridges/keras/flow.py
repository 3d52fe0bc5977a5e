"""Flow: a model's layers in the order in which numbers go through them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from keras.ops import convert_to_numpy

from pellucid.bridges.keras.answers import single
from pellucid.bridges.keras.between import applied, is_joined
from pellucid.bridges.keras.engine import Engine
from pellucid.bridges.keras.fitting import reason, wanted
from pellucid.bridges.keras.hearing import Heard, hearing
from pellucid.doctor.patient import Misfit
from pellucid.errors import BadInput


class Flow(NamedTuple):
    """Layers in the order of their first calls, and what was heard of each (its shapes, for sure).

    `answer` is the shape of one answer; `between` are activation functions that the model
    applied outside any layer, by the index of the layer before.
    """

    layers: tuple[Any, ...]
    heard: Heard
    answer: tuple[int, ...]
    between: dict[int, str]

    @property
    def units(self) -> int:
        """How many numbers an answer ends in."""
        return self.answer[-1] if self.answer else 1


def leaves(model: Any) -> Iterator[Any]:
    """The layers that a model is made of, those of models and of people's own layers inside it."""
    for layer in model.layers if hasattr(model, "layers") else _inner(model):
        if type(layer).__name__ == "InputLayer":
            continue
        if hasattr(layer, "layers") or (_is_own(layer) and _inner(layer)):
            yield from leaves(layer)
        else:
            yield layer


def _is_own(layer: Any) -> bool:
    """Whether a person wrote the class, so that what is inside is to be seen."""
    return not type(layer).__module__.startswith("keras.")


def _inner(layer: Any) -> list[Any]:
    return list(layer._flatten_layers(include_self=False, recursive=False))


def flow_of(engine: Engine, model: Any, x: np.ndarray) -> Flow:
    """How `x` goes through the model; layers that are never called are left out.

    Raises `Misfit` where the model does not take `x`, `BadInput` where it gives several answers.
    """
    layers = tuple({id(layer): layer for layer in leaves(model)}.values())
    heard, answers, joined = _imagined(engine, model, layers, x)
    layers, heard = _reordered(layers, heard)
    between = {} if joined else applied(layers, lambda: _computed(engine, model, x), x)
    return Flow(layers, heard, tuple(answers.shape[1:]), between)


def _imagined(
    engine: Engine, model: Any, layers: tuple[Any, ...], x: np.ndarray
) -> tuple[Heard, Any, bool]:
    """What was heard, the answers, and whether nothing but layers has computed."""
    joined: list[bool] = []

    def call(*given: Any) -> Any:
        answers = single(model.stateless_call(*given)[0])
        joined.append(is_joined(heard, answers))
        return answers

    with hearing(layers) as heard:
        try:
            answers = engine.imagine(call, *_values(model), x)
        except BadInput:
            raise
        except Exception as error:  # whatever Keras or the backend raises, it does not fit
            raise Misfit("inputs", x.shape[1:], wanted(model), reason(error)) from error
    return heard, answers, joined[-1]


def _computed(engine: Engine, model: Any, x: np.ndarray) -> Any:
    values = ([engine.tensor(value) for value in part] for part in _values(model))
    return single(model.stateless_call(*values, engine.tensor(x))[0])


def _values(model: Any) -> tuple[list[np.ndarray], list[np.ndarray]]:
    trainable, other = model.trainable_variables, model.non_trainable_variables
    return _arrays(trainable), _arrays(other)


def _arrays(variables: list[Any]) -> list[np.ndarray]:
    return [np.asarray(convert_to_numpy(one)) for one in variables]


def _reordered(layers: tuple[Any, ...], heard: Heard) -> tuple[tuple[Any, ...], Heard]:
    place = {old: new for new, old in enumerate(heard.outputs)}
    inputs, z, outputs = (
        {place[old]: value for old, value in part.items()}
        for part in (heard.inputs, heard.z, heard.outputs)
    )
    told, again = ({place[old] for old in part} for part in (heard.told, heard.again))
    return tuple(layers[at] for at in place), Heard(inputs, z, outputs, told, again)
