"""Losses: read from what a person trains with, made by name, and told in the doctor's words."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal, cast

import numpy as np
from msgspec.structs import replace as with_
from torch import Tensor, nn

from pellucid.doctor.anatomy import Loss, LossName
from pellucid.errors import BadInput, nearest

_CLASSES: dict[str, tuple[LossName, dict[str, bool]]] = {
    "CrossEntropyLoss": ("cross-entropy", {"logits": True, "integers": True}),
    "NLLLoss": ("cross-entropy", {"integers": True}),
    "BCELoss": ("binary-cross-entropy", {}),
    "BCEWithLogitsLoss": ("binary-cross-entropy", {"logits": True}),
    "MultiLabelSoftMarginLoss": ("binary-cross-entropy", {"logits": True}),
    "MSELoss": ("squared-error", {}),
    "L1Loss": ("absolute-error", {}),
    "SmoothL1Loss": ("huber", {}),
    "HuberLoss": ("huber", {}),
    "HingeEmbeddingLoss": ("hinge", {"logits": True}),
    "SoftMarginLoss": ("hinge", {"logits": True}),
    "MultiMarginLoss": ("hinge", {"logits": True, "integers": True}),
    "KLDivLoss": ("kl-divergence", {}),
    "PoissonNLLLoss": ("poisson", {}),
}
FUNCTIONS = {
    "cross_entropy": "CrossEntropyLoss",
    "nll_loss": "NLLLoss",
    "binary_cross_entropy": "BCELoss",
    "binary_cross_entropy_with_logits": "BCEWithLogitsLoss",
    "multilabel_soft_margin_loss": "MultiLabelSoftMarginLoss",
    "mse_loss": "MSELoss",
    "l1_loss": "L1Loss",
    "smooth_l1_loss": "SmoothL1Loss",
    "huber_loss": "HuberLoss",
    "hinge_embedding_loss": "HingeEmbeddingLoss",
    "soft_margin_loss": "SoftMarginLoss",
    "multi_margin_loss": "MultiMarginLoss",
    "kl_div": "KLDivLoss",
    "poisson_nll_loss": "PoissonNLLLoss",
}
"""Functions of `torch.nn.functional`, each with the class that calls it."""

_NAMES = {
    "cross-entropy": "CrossEntropyLoss",
    "categorical-crossentropy": "CrossEntropyLoss",
    "nll": "NLLLoss",
    "binary-cross-entropy": "BCELoss",
    "bce": "BCELoss",
    "squared-error": "MSELoss",
    "mse": "MSELoss",
    "l2": "MSELoss",
    "absolute-error": "L1Loss",
    "mae": "L1Loss",
    "l1": "L1Loss",
    "huber": "HuberLoss",
    "kl-divergence": "KLDivLoss",
    "poisson": "PoissonNLLLoss",
}
_ALL = {
    **{name.replace("_", "-"): cls for name, cls in FUNCTIONS.items()},
    **{name.lower(): name for name in _CLASSES},
    **_NAMES,
}


@dataclass(frozen=True)
class Criterion:
    """A loss of PyTorch: what computes it from outputs and targets, and what is known of it."""

    function: Callable[[Tensor, Tensor], Tensor]
    facts: Loss

    def assumed(self) -> "Criterion":
        """The same, marked as nobody's own choice."""
        return replace(self, facts=with_(self.facts, assumed=True))


def criterion(loss: Any) -> Criterion:
    """What a person gave as the loss: a module, a class of one, a function, or a name.

    Raises `BadInput` for a name that is not known and for what cannot be called.
    """
    if isinstance(loss, str):
        return named(loss)
    if isinstance(loss, type) and issubclass(loss, nn.Module):
        return criterion(cast("Any", loss)())
    if not callable(loss):
        raise BadInput(
            f"loss is {loss!r}", "a loss of torch.nn, a function of outputs and targets, or a name",
            instead="loss=torch.nn.CrossEntropyLoss()",
        )  # fmt: skip
    return Criterion(cast("Any", loss), facts_of(loss))


def named(name: str) -> Criterion:
    """The loss of that name, Pellucid's or PyTorch's.

    >>> named("mse").facts.name, named("cross_entropy").facts.given
    ('squared-error', 'CrossEntropyLoss')
    """
    known = _ALL.get(name.lower().replace("_", "-"))
    if known is None:
        listed = ", ".join(sorted(_NAMES))
        raise BadInput(
            f"loss {name!r} is not known", f"one of: {listed}", instead=nearest(name, _ALL) or ""
        )
    return criterion(getattr(nn, known)())


def facts_of(loss: Callable[..., Any]) -> Loss:
    """What is known of a loss by its class or function; `other` where it is a person's own."""
    inner = loss.func if isinstance(loss, partial) else loss
    given = getattr(inner, "__name__", type(inner).__name__)
    cls = FUNCTIONS.get(given, given) if _is_torchs(inner) else ""
    name, flags = _CLASSES.get(cls, ("other", {}))
    return Loss(name=name, given=given, reduction=_reduction(loss), **flags)


def _is_torchs(loss: Any) -> bool:
    # A subclass of a loss, or a function of a person's own, may compute anything.
    home = getattr(loss, "__module__", "") or ""
    return home.startswith("torch.") or home == "torch"


def _reduction(loss: Any) -> Literal["mean", "sum", "none"]:
    given = loss.keywords if isinstance(loss, partial) else getattr(loss, "__dict__", {})
    reduction = given.get("reduction", "mean")
    return reduction if reduction in ("sum", "none") else "mean"


def usual(y: np.ndarray, outputs: tuple[int, ...], activation: str) -> Criterion:
    """The loss that such targets are mostly learned by, where nobody named one."""
    table = np.asarray(y, np.float64).reshape(len(y), -1)
    labels = bool(np.isin(table, (0.0, 1.0)).all())
    classes = outputs[-1] if outputs else 1
    if table.shape[1] == 1 and classes > 1 and (table == np.rint(table)).all():
        return _of_classes(activation).assumed()
    if labels and classes == table.shape[1]:
        exclusive = classes > 1 and bool((table.sum(1) == 1).all())
        return (_of_classes(activation) if exclusive else _of_labels(activation)).assumed()
    return named("mse").assumed()


def fitting(name: str, activation: str, units: int) -> Criterion:
    """The loss of Pellucid's name that goes with such an output.

    Cross-entropy is taken of logits wherever the output is linear; a softmax stays the loss's.
    """
    if name == "binary-cross-entropy" or (name == "cross-entropy" and units == 1):
        return _of_labels(activation)
    return _of_classes(activation) if name == "cross-entropy" else named(name)


def _of_classes(activation: str) -> Criterion:
    if activation == "softmax":
        return Criterion(_nll_of_shares, with_(named("nll").facts, given="NLLLoss of the log"))
    return named("nll" if activation == "log-softmax" else "cross-entropy")


def _of_labels(activation: str) -> Criterion:
    return named("BCELoss" if activation == "sigmoid" else "BCEWithLogitsLoss")


def _nll_of_shares(shares: Tensor, targets: Tensor) -> Tensor:
    return nn.functional.nll_loss(shares.clamp_min(1e-7).log(), targets)
