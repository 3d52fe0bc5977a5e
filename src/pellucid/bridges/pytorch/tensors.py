"""Arrays as tensors: inputs and targets of the types that PyTorch's modules and losses want."""

import numpy as np
import torch
from torch import Tensor, nn

from pellucid.doctor.anatomy import Loss
from pellucid.doctor.patient import Misfit


def inputs(x: np.ndarray, model: nn.Module, *, whole: bool) -> Tensor:
    """Inputs of the type and on the device of the model's parameters.

    `whole` makes them whole numbers, as embeddings want them. Raises `Misfit` for what is not
    numbers.
    """
    place, kind = _like(model)
    return _tensor(x, "inputs", torch.long if whole else kind).to(place)


def targets(y: np.ndarray, loss: Loss, model: nn.Module, outputs: int) -> Tensor:
    """Targets as a person would give them: class indices whole, everything else like the outputs.

    Their shape stays as it is, also where a loss stretches it silently. `outputs` is the number
    of axes of the outputs: as many in the targets are shares of classes, not indices. Raises
    `Misfit` for what is not numbers.
    """
    place, kind = _like(model)
    indices = loss.integers and np.ndim(y) < outputs
    return _tensor(y, "targets", torch.long if indices else kind).to(place)


def _like(model: nn.Module) -> tuple[torch.device, torch.dtype]:
    for one in model.parameters():
        if one.is_floating_point():
            return one.device, one.dtype
    return torch.device("cpu"), torch.float32


def _tensor(values: np.ndarray, part: str, kind: torch.dtype) -> Tensor:
    try:
        numbers = np.array(values, np.float64 if values.dtype.kind == "f" else None)
        return torch.from_numpy(numbers).to(kind)
    except (TypeError, ValueError) as error:
        raise Misfit(
            "targets" if part == "targets" else "inputs", np.shape(values)[1:], None,
            f"They are not numbers ({values.dtype})",
        ) from error  # fmt: skip
