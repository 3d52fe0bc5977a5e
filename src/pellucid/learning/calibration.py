"""Calibration: probabilities that mean what they say."""

from typing import Any

import numpy as np
from jaxtyping import Float, Int, Shaped

_TEMPERATURES = np.geomspace(0.2, 5.0, 81)
_ENOUGH, _MOST = 50, 20_000


def tempered(outputs: Any, temperature: float, xp: Any = np) -> Any:
    """Probabilities made surer (a temperature below 1) or less sure (above); order is kept.

        pᵢ^(1/T) / Σⱼ pⱼ^(1/T)

    `outputs` has shape (n, classes); one column is the probability of the second of two. `xp` is
    the array library to compute with, NumPy or `jax.numpy`.
    """
    if temperature == 1.0 or not len(outputs):
        return outputs
    shares = xp.concatenate([1 - outputs, outputs], 1) if outputs.shape[1] == 1 else outputs
    powers = xp.log(xp.clip(shares, 1e-30, 1)) / temperature
    raised = xp.exp(powers - powers.max(1, keepdims=True))
    raised = raised / raised.sum(1, keepdims=True)
    return (raised[:, 1:] if outputs.shape[1] == 1 else raised).astype(outputs.dtype)


def fitted_temperature(
    outputs: Float[np.ndarray, "n outputs"], targets: Int[np.ndarray, " n"]
) -> float:
    """The temperature under which held-back examples were least surprising (Guo et al. 2017).

    1, no change, where there are too few examples to tell (fewer than 50), or answers that are
    not numbers.
    """
    if len(targets) < _ENOUGH or not np.isfinite(outputs).all():
        return 1.0
    some = np.linspace(0, len(targets) - 1, min(_MOST, len(targets))).astype(int)
    outputs, targets = outputs[some], targets[some]
    surprises = [_surprise(tempered(outputs, t), targets) for t in _TEMPERATURES]
    return float(_TEMPERATURES[int(np.argmin(surprises))])


def _surprise(outputs: np.ndarray, targets: Shaped[np.ndarray, " n"]) -> float:
    if outputs.shape[1] == 1:
        truth = np.where(targets == 1, outputs[:, 0], 1 - outputs[:, 0])
    else:
        truth = outputs[np.arange(len(targets)), targets]
    return float(-np.log(np.clip(truth, 1e-30, 1)).mean())
