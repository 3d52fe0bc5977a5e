"""Rebuilding: a Keras model made anew with some layers otherwise, numbers kept where they fit."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import Any

import keras

from pellucid.bridges.keras.case import Case, open_case, with_rate
from pellucid.bridges.keras.drawing import drawn_here
from pellucid.bridges.keras.engine import engine
from pellucid.bridges.keras.fitting import reason
from pellucid.bridges.keras.flow import flow_of
from pellucid.bridges.keras.optimizers import copied
from pellucid.doctor.patient import CannotChange

Layers = list[Any]
Swap = Callable[[Any], Layers]
"""What comes instead of a layer: its successor first, then what follows it."""


@contextmanager
def changing() -> Generator[None]:
    """Whatever Keras refuses within is a change that cannot be carried out."""
    try:
        yield
    except CannotChange:
        raise
    except Exception as error:  # Keras, its backend, and people's own layers raise anything
        raise CannotChange(reason(error)) from error


def edited(layer: Any, **settings: Any) -> Any:
    """A layer of the same class with other settings; a wrapper's are those of what it wraps."""
    config = layer.get_config()
    inner = config
    while isinstance(inner.get("layer"), dict):
        inner = inner["layer"]["config"]
    inner.update({name: value for name, value in settings.items() if name in inner})
    return type(layer).from_config(config)


def rebuilt(case: Case, swaps: dict[int, Swap], *, loss: Any = None, anew: bool = False) -> Case:
    """The case of a model in which layers, by index, are swapped for others.

    `loss` is another one, if any; `anew` says that the swapped keep no numbers. Raises
    `CannotChange` for a model that is not made of layers calling each other, or a layer that sits
    inside a person's own one.
    """
    model, layers = case.workings.model, case.workings.layers
    if not getattr(model, "inputs", None):
        raise CannotChange("a model of one's own class can only be changed in its code")
    by_layer = {id(layers[at]): swap for at, swap in swaps.items()}
    pairs: list[tuple[Any, Any]] = []

    def clone(layer: Any) -> Any:
        swap = by_layer.pop(id(layer), None)
        new = [type(layer).from_config(layer.get_config())] if swap is None else swap(layer)
        if swap is None or not anew:
            pairs.append((layer, new[0]))
        return new[0] if len(new) == 1 else keras.Sequential(new)

    with changing(), drawn_here():
        # Made of its inputs and outputs alone, for a compiled model would be compiled again.
        bare = keras.Model(model.inputs[0], model.outputs[0])
        other = keras.models.clone_model(bare, clone_function=clone, recursive=True)
    if by_layer:
        raise CannotChange("a layer inside a layer of one's own can only be changed in its code")
    return _opened(case, other, pairs, loss)


def stacked(case: Case, layers: Sequence[Any], pairs: Sequence[tuple[Any, Any]]) -> Case:
    """The case of a plain stack of new layers; `pairs` are old ones and who takes their numbers."""
    model = case.workings.model
    with changing(), drawn_here():
        inputs = keras.Input(batch_shape=model.input_shape, dtype=model.inputs[0].dtype)
        other = keras.Sequential([inputs, *layers])
    return _opened(case, other, pairs, None)


def _opened(case: Case, model: Any, pairs: Sequence[tuple[Any, Any]], loss: Any) -> Case:
    """The new model's case, with the numbers of the old wherever they have the same shape."""
    for before, after in pairs:
        # Functions of `keras.ops` stand among a functional model's layers, and hold nothing.
        if isinstance(before, keras.Layer) and len(before.variables) == len(after.variables):
            for old, new in zip(before.variables, after.variables, strict=True):
                if tuple(old.shape) == tuple(new.shape):
                    new.assign(case.values[id(old)])
    workings = case.workings
    with changing():
        opened = open_case(
            model, flow_of(engine(), model, case.x), loss or workings.loss,
            copied(workings.optimizer), case.x, integers=case.integers,
        )  # fmt: skip
    return opened if case.rate is None else with_rate(opened, case.rate)
