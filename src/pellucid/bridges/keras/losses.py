"""Losses: Keras' own, read in Pellucid's words, and written by them."""

from typing import Any

from pellucid.doctor.anatomy import Loss, LossName
from pellucid.doctor.patient import CannotChange
from pellucid.errors import BadInput

_NAMES: dict[str, LossName] = {
    "binary_crossentropy": "binary-cross-entropy",
    "binary_focal_crossentropy": "binary-cross-entropy",
    "categorical_crossentropy": "cross-entropy",
    "categorical_focal_crossentropy": "cross-entropy",
    "sparse_categorical_crossentropy": "cross-entropy",
    "mean_squared_error": "squared-error",
    "mean_absolute_error": "absolute-error",
    "huber": "huber",
    "hinge": "hinge",
    "squared_hinge": "hinge",
    "categorical_hinge": "hinge",
    "kl_divergence": "kl-divergence",
    "poisson": "poisson",
}

_HINGES = ("hinge", "squared_hinge")

_CLASSES: dict[str, str] = {
    "squared-error": "MeanSquaredError",
    "absolute-error": "MeanAbsoluteError",
    "huber": "Huber",
    "kl-divergence": "KLDivergence",
    "poisson": "Poisson",
}

_CONVENIENT = ("crossentropy", "ce")
"""What Keras makes a binary, sparse or categorical cross-entropy of, as outputs and targets ask."""


def read_loss(given: Any, units: int, integers: bool) -> Any:
    """Keras' loss object of whatever Keras takes for one: a name, class, function, object.

    `units` are the outputs, `integers` says that targets are one number each. Raises `BadInput`
    where there is none, or several.
    """
    import keras

    given = _single(given)
    if given is None:
        raise BadInput(
            "the model has no loss",
            "one to learn by",
            "nothing tells it what is right",
            instead='model.compile(optimizer="adam", loss="mse"), or diagnose(..., loss="mse")',
        )
    if isinstance(given, str) and given.lower() in _CONVENIENT:
        return cross_entropy(units, integers, logits=False)
    try:
        return _object(keras.losses.get(given))
    except ValueError as error:
        known = "the name of a loss of Keras, or a loss object"
        raise BadInput(f"loss is {given!r}", known, instead='loss="mse"') from error


def _single(given: Any) -> Any:
    """The loss of the only output, out of a list or dictionary of one."""
    if isinstance(given, dict) and "class_name" not in given:
        given = list(given.values())
    if not isinstance(given, (list, tuple)):
        return given
    if len(given) == 1:
        return given[0]
    raise BadInput(
        f"the model has {len(given)} losses",
        "one output with one loss",
        "the doctor examines networks that give one answer",
        instead="a model of one of its outputs: keras.Model(model.inputs, model.outputs[0])",
    )


def _object(found: Any) -> Any:
    """A loss object, made of a function as `compile` makes one."""
    import keras
    from keras.src.losses.losses import LossFunctionWrapper

    if isinstance(found, keras.losses.Loss):
        return found
    return LossFunctionWrapper(found, name=getattr(found, "__name__", type(found).__name__))


def loss_facts(loss: Any) -> Loss:
    """What a rule may ask about a loss object of Keras."""
    function = getattr(loss, "fn", None)
    name = getattr(function, "__name__", "")
    own = type(loss).__name__
    settings: dict[str, Any] = getattr(loss, "_fn_kwargs", {})
    reduction = {"sum": "sum", "none": "none", None: "none"}.get(loss.reduction, "mean")
    return Loss(
        name=_NAMES.get(name, "other"),
        given=name if own == "LossFunctionWrapper" else own,
        # A hinge wants sums on either side of 0, and applies no function to them.
        logits=bool(settings.get("from_logits", name in _HINGES)),
        integers=name == "sparse_categorical_crossentropy",
        reduction=reduction,  # pyright: ignore[reportArgumentType] - one of the three
    )


def named_loss(name: str, activation: str, units: int, integers: bool) -> Any:
    """The loss of that (Pellucid's) name for these outputs and targets.

    Logits are taken where the output applies no activation function. Raises `CannotChange` for a
    loss that Keras has not got.
    """
    import keras

    logits = activation == "linear"
    if name == "binary-cross-entropy":
        return keras.losses.BinaryCrossentropy(from_logits=logits)
    if name == "cross-entropy":
        return cross_entropy(units, integers, logits=logits)
    if name == "hinge":
        return keras.losses.Hinge() if units == 1 else keras.losses.CategoricalHinge()
    if name not in _CLASSES:
        raise CannotChange(f"Keras has no loss {name!r}")
    return getattr(keras.losses, _CLASSES[name])()


def cross_entropy(units: int, integers: bool, *, logits: bool) -> Any:
    """Keras' cross-entropy for so many outputs, and targets that are integers or rows."""
    import keras

    if units == 1:
        return keras.losses.BinaryCrossentropy(from_logits=logits)
    if integers:
        return keras.losses.SparseCategoricalCrossentropy(from_logits=logits)
    return keras.losses.CategoricalCrossentropy(from_logits=logits)
