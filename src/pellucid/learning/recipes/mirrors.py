"""Whether pictures may be mirrored: a cat is still a cat, a b is a d."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Shaped

from pellucid.data import Dataset

_MOST, _SIDE, _FEWEST = 4000, 16, 40
_RIDGE = 10.0
# Of what is told apart better than by guessing, this share must survive the mirror.
_SURVIVES = 0.75


class Mirrored(NamedTuple):
    """Whether pictures of these classes may be mirrored left to right, and why."""

    allowed: bool
    why: str


def mirrored(data: Dataset, rows: np.ndarray) -> Mirrored:
    """Asks a linear classifier, fitted on half of (some of) the pictures, about the other half.

    If it tells the classes apart about as well when that half is mirrored, their sides do not
    matter.
    """
    if data.task == "regression":
        return Mirrored(False, "pictures are not mirrored: the quantity may depend on their sides")
    # Drawn, not counted off: files may come class by class in turn.
    some = np.random.default_rng(0).permutation(rows)[:_MOST]
    if len(some) < _FEWEST:
        return Mirrored(False, "pictures are not mirrored: there are too few to see if they may be")
    small = _small(data.inputs[some])
    straight, turned, chance = _told_apart(small, data.targets[some])
    allowed = turned - chance >= _SURVIVES * (straight - chance) and straight > chance
    told = f"{turned:.0%} of them are told apart when mirrored, {straight:.0%} as they are"
    if allowed:
        return Mirrored(True, f"half of the pictures are mirrored while learning: {told}")
    return Mirrored(False, f"pictures are not mirrored while learning: {told}")


def _small(pictures: Shaped[np.ndarray, "n height width channels"]) -> np.ndarray:
    """Pictures of at most 16 by 16, each pixel the mean of those it stands for."""
    height, width = pictures.shape[1:3]
    down, across = -(-height // _SIDE), -(-width // _SIDE)
    cut = pictures[:, : height // down * down, : width // across * across].astype(np.float32)
    rows, columns = cut.shape[1] // down, cut.shape[2] // across
    return cut.reshape(len(cut), rows, down, columns, across, -1).mean((2, 4)) / 255


def _told_apart(
    pictures: Float[np.ndarray, "n height width channels"], classes: Shaped[np.ndarray, " n"]
) -> tuple[float, float, float]:
    """The share told apart as they are, mirrored, and by always guessing the commonest."""
    half = len(pictures) // 2
    fitted, judged = slice(0, half), slice(half, None)
    flat = _rows(pictures)
    wanted = (classes[:, None] == np.unique(classes)).astype(np.float32)
    middle = flat[fitted].mean(0)
    x, y = flat[fitted] - middle, wanted[fitted] - wanted[fitted].mean(0)
    weights = np.linalg.solve(x.T @ x + _RIDGE * np.eye(x.shape[1], dtype=np.float32), x.T @ y)

    def share(rows: np.ndarray) -> float:
        answers = ((rows - middle) @ weights + wanted[fitted].mean(0)).argmax(1)
        return float((answers == wanted[judged].argmax(1)).mean())

    mirror = _rows(pictures[:, :, ::-1])
    return share(flat[judged]), share(mirror[judged]), float(wanted[judged].mean(0).max())


def _rows(pictures: np.ndarray) -> np.ndarray:
    return pictures.reshape(len(pictures), -1)
