"""Between: activation functions that a model applies itself, outside any layer.

`keras.ops.relu(self.dense(x))` calls no layer. What such a function is, shows in numbers: what
comes out of one layer, and what goes into the next.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from keras import ops, tree

from pellucid.bridges.keras.activations import recognised
from pellucid.bridges.keras.hearing import Heard, hearing

_BACK, _ALONG = 3, 8
"""So many layers back is looked for where numbers come from, at so many of them along an axis."""


def is_joined(heard: Heard, answers: Any) -> bool:
    """Whether layers are given what layers gave, or the inputs, and nothing comes between."""
    return next(_strangers(heard, answers), None) is None


def applied(layers: Sequence[Any], compute: Callable[[], Any], x: np.ndarray) -> dict[int, str]:
    """By a layer's index, the function that its outputs went through outside any layer.

    `compute` sends `x` through the model and returns its answers; `layers` are in order. A
    function that is not known is `other`.
    """
    with hearing(layers) as heard:
        answers = compute()
    found = dict[int, str]()
    outputs = {at: _array(one) for at, one in heard.outputs.items() if ops.is_tensor(one)}
    for at, given in _strangers(heard, answers):
        earlier = {before: one for before, one in outputs.items() if at is None or before < at}
        if earlier and not _stands_in(_array(given), [x, *earlier.values()]):
            before, name = _source(_array(given), earlier)
            found.setdefault(before, name)
    return found


def _strangers(heard: Heard, answers: Any) -> Iterator[tuple[int | None, Any]]:
    """Tensors that a layer was given (None: the answers), but that no layer before it gave.

    What the first layer was given are the inputs. A layer that was called again is passed over.
    """
    first = next(iter(heard.inputs.values()), None)
    known = {id(one) for one in tree.flatten(first)}

    def unknown(given: Any) -> list[Any]:
        parts = tree.flatten(given)
        return [one for one in parts if ops.is_tensor(one) and id(one) not in known]

    for at, given in heard.inputs.items():
        if at not in heard.again:
            yield from ((at, one) for one in unknown(given))
        known |= {id(one) for one in tree.flatten(heard.outputs[at])}
    yield from ((None, one) for one in unknown(answers))


def _source(given: np.ndarray, earlier: dict[int, np.ndarray]) -> tuple[int, str]:
    """The layer whose outputs became what was given, and the function that made it of them.

    The last layer, where no known function tells.
    """
    alike = [(at, one) for at, one in reversed(earlier.items()) if one.shape == given.shape]
    told = ((at, recognised(_few(one), _few(given))) for at, one in alike[:_BACK])
    known = ((at, name) for at, name in told if name != "other")
    return next(known, (max(earlier), "other"))


def _few(numbers: np.ndarray) -> np.ndarray:
    """Some of the numbers, the last axis whole: a softmax goes over it."""
    return numbers[(slice(_ALONG),) * (numbers.ndim - 1)]


def _stands_in(given: np.ndarray, others: Iterable[np.ndarray]) -> bool:
    """Whether the numbers are those of one of the others, in whatever shape and order."""
    alike = [one for one in others if one.size == given.size and _near(one.sum(), given.sum())]
    numbers = np.sort(given, axis=None) if alike else given
    return any(_near(np.sort(one, axis=None), numbers) for one in alike)


def _near(one: Any, other: Any) -> bool:
    return bool(np.allclose(one, other, rtol=1e-4, atol=1e-6, equal_nan=True))


def _array(tensor: Any) -> np.ndarray:
    return np.asarray(ops.convert_to_numpy(tensor), np.float64)
