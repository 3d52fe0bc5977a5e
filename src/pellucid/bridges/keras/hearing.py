"""Hearing: what goes into and comes out of every layer while a model computes."""

from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from keras import Layer

from pellucid.bridges.keras.names import activation_name, kind_of
from pellucid.bridges.keras.patched import only_here, patched


@dataclass
class Heard:
    """Of each layer that was called, in order of first calls: inputs, `z`, outputs.

    Of one that was called `again`, the last call's. `z` is what its activation function was
    given, not there where it applies none. `told` are those that their model told themselves to
    behave as in training.
    """

    inputs: dict[int, Any] = field(default_factory=dict[int, Any])
    z: dict[int, Any] = field(default_factory=dict[int, Any])
    outputs: dict[int, Any] = field(default_factory=dict[int, Any])
    told: set[int] = field(default_factory=set[int])
    again: set[int] = field(default_factory=set[int])


@contextmanager
def hearing(layers: Sequence[Any]) -> Generator[Heard]:
    """While it is open, this thread's calls of these layers are heard. They stay as they are.

    A layer is heard by its index. Keras looks its `__call__` up on the class, so that is where
    an ear is laid; other models, and other threads, pass it unheard.
    """
    heard, places = Heard(), {id(layer): index for index, layer in enumerate(layers)}
    with patched(Layer, "__call__", partial(_listening, heard, places)), ExitStack() as ears:
        for place, layer in enumerate(layers):
            ears.enter_context(_z_heard(layer, partial(heard.z.__setitem__, place)))
        yield heard


def _listening(heard: Heard, places: dict[int, int], own: Callable[..., Any]) -> Callable[..., Any]:
    """Calls a layer, and tells `heard` of it."""

    def call(layer: Any, *inputs: Any, **settings: Any) -> Any:
        outputs = own(layer, *inputs, **settings)
        place = places.get(id(layer))
        if place is not None:
            if place in heard.outputs:
                heard.again.add(place)
            heard.inputs[place] = inputs[0] if inputs else None
            heard.outputs[place] = outputs
            if settings.get("training"):
                heard.told.add(place)
            if kind_of(layer) == "activation" and not hasattr(layer, "activation"):
                heard.z[place] = heard.inputs[place]
        return outputs

    return call


@contextmanager
def _z_heard(layer: Any, hear: Callable[[Any], None]) -> Generator[None]:
    """What the layer's activation function is given is heard.

    The function is wrapped in the object's own dictionary, past Keras' tracking of attributes.
    A recurrent layer applies its function inside a loop, where nothing can be heard.
    """
    function = getattr(layer, "activation", None)
    if function is None or hasattr(layer, "cell") or activation_name(function) == "linear":
        yield
        return

    def listening(z: Any, *others: Any, **settings: Any) -> Any:
        hear(z)
        return function(z, *others, **settings)

    own = vars(layer)
    before = own.get("activation")
    own["activation"] = only_here(listening, function)
    try:
        yield
    finally:
        own.pop("activation")
        if before is not None:
            own["activation"] = before
