"""Names: what Keras calls things, in Pellucid's words."""

from typing import Any

from pellucid.doctor.anatomy import Kind

_ACTIVATIONS = {
    "LeakyReLU": "leaky-relu",
    "swish": "silu",
    "ReLU": "relu",
    "ELU": "elu",
    "PReLU": "prelu",
    "Softmax": "softmax",
}

_INITIALISERS = {
    "HeNormal": "he",
    "HeUniform": "he-uniform",
    "GlorotNormal": "glorot",
    "GlorotUniform": "glorot-uniform",
    "LecunNormal": "lecun",
    "LecunUniform": "lecun-uniform",
    "Orthogonal": "orthogonal",
    "OrthogonalInitializer": "orthogonal",
    "Zeros": "zeros",
}
"""Keras' class of initialisers: Pellucid's name for the rule."""

KINDS: dict[str, Kind] = {
    "Dense": "dense",
    "EinsumDense": "dense",
    "BaseConv": "convolution",
    "BaseConvTranspose": "convolution",
    "BaseDepthwiseConv": "convolution",
    "BaseSeparableConv": "convolution",
    "RNN": "recurrent",
    "MultiHeadAttention": "attention",
    "GroupedQueryAttention": "attention",
    "Attention": "attention",
    "Embedding": "embedding",
    "BatchNormalization": "normalisation",
    "LayerNormalization": "normalisation",
    "GroupNormalization": "normalisation",
    "RMSNormalization": "normalisation",
    "UnitNormalization": "normalisation",
    "Dropout": "dropout",
    "AlphaDropout": "dropout",
    "GaussianDropout": "dropout",
    "BaseSpatialDropout": "dropout",
    "BasePooling": "pooling",
    "BaseGlobalPooling": "pooling",
    "BaseAdaptivePooling": "pooling",
    "Flatten": "flatten",
    "Activation": "activation",
    "ReLU": "activation",
    "LeakyReLU": "activation",
    "PReLU": "activation",
    "ELU": "activation",
    "Softmax": "activation",
    "BaseImagePreprocessingLayer": "augmentation",
    "GaussianNoise": "augmentation",
    "Rescaling": "scaling",
    "Normalization": "scaling",
}
"""A class of Keras, of which a layer's may be a subclass: the kind of layer."""


_WRAPPERS = {"Wrapper": "layer", "Bidirectional": "forward_layer"}


def inside(layer: Any) -> Any:
    """The layer that a wrapper (`TimeDistributed`, `Bidirectional`, ...) wraps, or itself."""
    bases = [base.__name__ for base in type(layer).__mro__]
    inner = next((where for name, where in _WRAPPERS.items() if name in bases), None)
    return inside(getattr(layer, inner)) if inner else layer


def kind_of(layer: Any) -> Kind:
    """What kind of layer it is, a wrapper being what it wraps."""
    bases = (base.__name__ for base in type(inside(layer)).__mro__)
    known: list[Kind] = [KINDS[name] for name in bases if name in KINDS]
    return known[0] if known else "other"


def activation_name(function: Any) -> str:
    """Pellucid's name for an activation function, given as a function or a layer.

    Else its own, written as Pellucid's are.

    >>> from keras import activations, layers
    >>> activation_name(activations.hard_sigmoid), activation_name(layers.LeakyReLU())
    ('hard-sigmoid', 'leaky-relu')
    """
    if function is None:
        return "linear"
    own = getattr(function, "activation", None)
    if own is not None:
        return activation_name(own)
    name = getattr(function, "__name__", type(function).__name__)
    return _ACTIVATIONS.get(name, name.replace("_", "-"))


def keras_activation(name: str) -> str:
    """Keras' name for an activation function of Pellucid's."""
    return name.replace("-", "_")


def initialiser_name(initialiser: Any) -> str | None:
    """Pellucid's name for a rule by which weights begin; else Keras' own."""
    if initialiser is None:
        return None
    name = type(initialiser).__name__
    return _INITIALISERS.get(name, name)


def keras_initialiser(name: str) -> str:
    """Keras' class for the rule that Pellucid calls so; other names are Keras' own."""
    return next((theirs for theirs, ours in _INITIALISERS.items() if ours == name), name)
