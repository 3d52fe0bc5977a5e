"""What is a network? Activation functions, layers, and the network: pure functions of arrays."""

from pellucid.network.activations import ACTIVATIONS, Activation, activation
from pellucid.network.affine import RandomAffine
from pellucid.network.augment import Cutout, RandomFlip, RandomShift
from pellucid.network.codes import Codes
from pellucid.network.conv import Conv
from pellucid.network.convolve import Padding, compiled, convolve
from pellucid.network.cost import has_convolutions, operations
from pellucid.network.dense import Dense
from pellucid.network.dropout import Dropout
from pellucid.network.embedding import Embedding
from pellucid.network.flatten import Flatten
from pellucid.network.initialisers import INITIALISERS, Initialiser, initialiser
from pellucid.network.layer import PREDICT, Layer, Mode, Parameters, Shape
from pellucid.network.log_mel import LogMel, mel_filters
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
from pellucid.network.pooling import AveragePool, GlobalAveragePool, GlobalMaxPool, MaxPool
from pellucid.network.scale import Scale
from pellucid.network.sound_augment import RandomGain, RandomNoise, RandomSpeed
from pellucid.network.spectrum_augment import RandomTone, RandomVoice, SpecAugment
from pellucid.network.stack import AnyLayer, Residual, Step
from pellucid.network.standardise import Standardise, standardising
from pellucid.network.units import alive, can_die, flat, saturates, slopes
from pellucid.network.whiten import Whiten, whitening

__all__ = [
    "ACTIVATIONS",
    "INITIALISERS",
    "OUTPUT_ACTIVATION",
    "PREDICT",
    "Activation",
    "AnyLayer",
    "AveragePool",
    "BatchNorm",
    "Codes",
    "Conv",
    "Cutout",
    "Dense",
    "Dropout",
    "Embedding",
    "Flatten",
    "GlobalAveragePool",
    "GlobalMaxPool",
    "Initialiser",
    "Layer",
    "LayerNorm",
    "LogMel",
    "MaxPool",
    "Mode",
    "Network",
    "Padding",
    "Parameters",
    "Piecewise",
    "RandomAffine",
    "RandomFlip",
    "RandomGain",
    "RandomNoise",
    "RandomShift",
    "RandomSpeed",
    "RandomTone",
    "RandomVoice",
    "Residual",
    "Scale",
    "Shape",
    "SpecAugment",
    "Standardise",
    "Step",
    "Task",
    "Whiten",
    "activation",
    "alive",
    "can_die",
    "compiled",
    "convolve",
    "count",
    "dense_network",
    "flat",
    "has_convolutions",
    "initialiser",
    "learned",
    "matmul",
    "mel_filters",
    "merged",
    "operations",
    "quantile_bins",
    "saturates",
    "slopes",
    "standardising",
    "whitening",
]
