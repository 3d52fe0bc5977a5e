"""What is a network? Activation functions, layers, and the network: pure functions of arrays."""

from pellucid.network.activations import ACTIVATIONS, Activation, activation
from pellucid.network.codes import Codes
from pellucid.network.dense import Dense
from pellucid.network.dropout import Dropout
from pellucid.network.embedding import Embedding
from pellucid.network.flatten import Flatten
from pellucid.network.initialisers import INITIALISERS, Initialiser, initialiser
from pellucid.network.layer import PREDICT, Layer, Mode, Parameters, Shape
from pellucid.network.matmul import matmul
from pellucid.network.network import (
    OUTPUT_ACTIVATION,
    Network,
    Task,
    count,
    dense_network,
    learned,
    merged,
)
from pellucid.network.normalisation import BatchNorm, LayerNorm
from pellucid.network.piecewise import Piecewise, quantile_bins
from pellucid.network.scale import Scale
from pellucid.network.stack import AnyLayer, Residual, Step
from pellucid.network.units import alive, can_die, flat, saturates, slopes

__all__ = [
    "ACTIVATIONS",
    "INITIALISERS",
    "OUTPUT_ACTIVATION",
    "PREDICT",
    "Activation",
    "AnyLayer",
    "BatchNorm",
    "Codes",
    "Dense",
    "Dropout",
    "Embedding",
    "Flatten",
    "Initialiser",
    "Layer",
    "LayerNorm",
    "Mode",
    "Network",
    "Parameters",
    "Piecewise",
    "Residual",
    "Scale",
    "Shape",
    "Step",
    "Task",
    "activation",
    "alive",
    "can_die",
    "count",
    "dense_network",
    "flat",
    "initialiser",
    "learned",
    "matmul",
    "merged",
    "quantile_bins",
    "saturates",
    "slopes",
]
