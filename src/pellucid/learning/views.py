"""Views: a picture looked at more than once, moved or mirrored, and the answers averaged."""

from collections.abc import Sequence

import jax.numpy as jnp
from jaxtyping import Array, Float
from msgspec import Struct

from pellucid.errors import BadInput


class View(Struct, frozen=True):
    """One way to look at pictures: moved by so many pixels, mirrored left to right or not.

    `weight` is how much its answer counts; the weights of all views sum to 1. What was outside
    the picture takes the colour of its edge.
    """

    down: int = 0
    right: int = 0
    mirrored: bool = False
    weight: float = 1.0

    def __post_init__(self) -> None:
        if max(abs(self.down), abs(self.right)) > 64 or not 0 < self.weight <= 1:
            raise BadInput(f"a view is {self}", "at most 64 pixels, and a weight from 0 to 1")


AS_IT_IS = (View(),)
"""The only view of what is no picture."""


def around(pixels: int, *, mirrored: bool) -> tuple[View, ...]:
    """The picture as it is and moved along a diagonal, each way, mirrored too if that is allowed.

    Half of the weight is the unmoved picture's (as in Jordan 2024, "94 % on CIFAR-10 in 3.29
    seconds on a single GPU").
    """
    moved = [(0, 0, 0.5), (-pixels, -pixels, 0.25), (pixels, pixels, 0.25)]
    sides = (False, True) if mirrored else (False,)
    return tuple(
        View(down, right, side, weight / len(sides))
        for side in sides
        for down, right, weight in moved
    )


def seen(x: Float[Array, "n ..."], views: Sequence[View]) -> Float[Array, "m ..."]:
    """The examples in every view, one view after the other: m = n · views."""
    if tuple(views) == AS_IT_IS:
        return x
    return jnp.concatenate([_through(view, x) for view in views])


def combined(
    answers: Float[Array, "*networks m outputs"], views: Sequence[View]
) -> Float[Array, "*networks n outputs"]:
    """The views' answers to each example, averaged by their weights."""
    if tuple(views) == AS_IT_IS:
        return answers
    shares = jnp.asarray([view.weight for view in views])
    apart = answers.reshape(*answers.shape[:-2], len(views), -1, answers.shape[-1])
    return jnp.einsum("v,...vno->...no", shares, apart)


def _through(
    view: View, x: Float[Array, "n height width channels"]
) -> Float[Array, "n height width channels"]:
    turned = x[:, :, ::-1] if view.mirrored else x
    reach = max(abs(view.down), abs(view.right))
    if not reach:
        return turned
    padded = jnp.pad(turned, ((0, 0), (reach, reach), (reach, reach), (0, 0)), mode="edge")
    top, left = reach - view.down, reach - view.right
    return padded[:, top : top + x.shape[1], left : left + x.shape[2]]
