"""Optimisers: Keras' own, read in Pellucid's words, and written by them."""

from inspect import signature
from typing import Any

from pellucid.bridges.keras.fitting import reason
from pellucid.doctor.anatomy import Optimizer
from pellucid.doctor.patient import CannotChange
from pellucid.errors import BadInput

CLASSES: dict[str, tuple[str, dict[str, Any]]] = {
    "sgd": ("SGD", {}),
    "momentum": ("SGD", {"momentum": 0.9}),
    "nesterov": ("SGD", {"momentum": 0.9, "nesterov": True}),
    "rmsprop": ("RMSprop", {}),
    "adam": ("Adam", {}),
    "adamw": ("AdamW", {}),
    "adamw-fast": ("AdamW", {"beta_2": 0.95}),
    "adagrad": ("Adagrad", {}),
    "adadelta": ("Adadelta", {}),
    "nadam": ("Nadam", {}),
}
"""Pellucid's name: Keras' class and its settings."""

_CLIPS = ("global_clipnorm", "clipnorm", "clipvalue")


def read_optimizer(given: Any) -> Any:
    """An optimiser of Keras' like the one given, unused: a name, class, or optimiser.

    Raises `BadInput` where there is none, or none that can be copied.
    """
    import keras

    if given is None:
        raise BadInput(
            "the model has no optimiser",
            "one to learn with",
            instead='model.compile(optimizer="adam", ...), or diagnose(..., optimizer="adam")',
        )
    if isinstance(given, type):
        return given()
    try:
        found = keras.optimizers.get(given)
    except ValueError as error:
        known = "the name of an optimiser of Keras, or an optimiser"
        raise BadInput(f"optimizer is {given!r}", known, instead='optimizer="adam"') from error
    try:
        # What `compile` wraps around one for 16 bits only changes what these can hold.
        return copied(getattr(found, "inner_optimizer", found))
    except Exception as error:  # a learning rate may be a person's own function, say
        name = type(found).__name__
        raise BadInput(
            f"this {name} cannot be copied", "an optimiser that can", reason(error),
            instead=f"keras.optimizers.{name}(0.001)",
        ) from error  # fmt: skip


def copied(optimizer: Any, **settings: Any) -> Any:
    """Another of the same settings but these, that has not seen any variable yet."""
    return type(optimizer).from_config({**optimizer.get_config(), **settings})


def optimizer_facts(optimizer: Any) -> Optimizer:
    """What a rule may ask about an optimiser of Keras."""
    usual = signature(type(optimizer).__init__).parameters.get("learning_rate")
    clips = (getattr(optimizer, name, None) for name in _CLIPS)
    return Optimizer(
        name=_name(optimizer),
        rate=float(optimizer.learning_rate),
        usual=usual.default if usual and isinstance(usual.default, float) else 0.001,
        momentum=float(getattr(optimizer, "momentum", 0.0)),
        weight_decay=float(optimizer.weight_decay or 0.0),
        clip=next((float(clip) for clip in clips if clip is not None), None),
        scheduled=is_scheduled(optimizer),
    )


def _name(optimizer: Any) -> str:
    own = type(optimizer).__name__
    if own != "SGD" or not optimizer.momentum:
        return own.lower()
    return "nesterov" if optimizer.nesterov else "momentum"


def is_scheduled(optimizer: Any) -> bool:
    """Whether its learning rate follows a schedule, instead of being one number."""
    return not isinstance(optimizer.get_config()["learning_rate"], float)


def named_optimizer(name: str, rate: float) -> Any:
    """The optimiser of that (Pellucid's) name. Raises `CannotChange` where Keras has none."""
    import keras

    if name not in CLASSES:
        raise CannotChange(f"Keras has no optimiser {name!r}")
    own, settings = CLASSES[name]
    return getattr(keras.optimizers, own)(learning_rate=rate, **settings)


def clipped(optimizer: Any, norm: float) -> Any:
    """The same optimiser, shortening gradients that are longer than `norm` all together."""
    return copied(optimizer, **{**dict.fromkeys(_CLIPS), "global_clipnorm": norm})
