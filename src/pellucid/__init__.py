"""Neural networks you can see through.

>>> import pellucid
>>> run = pellucid.train("iris")
>>> run.model.predict(pellucid.builtin("iris").frame)[:2].to_list()
['setosa', 'setosa']
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pellucid.opening import opening

if TYPE_CHECKING:
    from pellucid import doctor
    from pellucid.bridges import NetworkClassifier, NetworkRegressor, diagnose
    from pellucid.course import experiments
    from pellucid.data import Dataset, Table, builtin, read_table
    from pellucid.errors import BadInput
    from pellucid.learning import Choices, Model, Run, Settings, load, load_model, save, train
    from pellucid.network import (
        AveragePool,
        BatchNorm,
        Conv,
        Cutout,
        Dense,
        Dropout,
        Embedding,
        Flatten,
        GlobalAveragePool,
        GlobalMaxPool,
        LayerNorm,
        LogMel,
        MaxPool,
        Network,
        RandomAffine,
        RandomFlip,
        RandomGain,
        RandomNoise,
        RandomShift,
        RandomSpeed,
        RandomTone,
        RandomVoice,
        Residual,
        SpecAugment,
        Standardise,
        Whiten,
        dense_network,
    )

    __version__: str

__all__ = [
    "AveragePool",
    "BadInput",
    "BatchNorm",
    "Choices",
    "Conv",
    "Cutout",
    "Dataset",
    "Dense",
    "Dropout",
    "Embedding",
    "Flatten",
    "GlobalAveragePool",
    "GlobalMaxPool",
    "LayerNorm",
    "LogMel",
    "MaxPool",
    "Model",
    "Network",
    "NetworkClassifier",
    "NetworkRegressor",
    "RandomAffine",
    "RandomFlip",
    "RandomGain",
    "RandomNoise",
    "RandomShift",
    "RandomSpeed",
    "RandomTone",
    "RandomVoice",
    "Residual",
    "Run",
    "Settings",
    "SpecAugment",
    "Standardise",
    "Table",
    "Whiten",
    "__version__",
    "builtin",
    "dense_network",
    "diagnose",
    "doctor",
    "experiments",
    "load",
    "load_model",
    "read_table",
    "save",
    "train",
]


# They are imported when first used, so that `import pellucid` and `pellucid --help` do not wait
# for JAX.
_named = opening(
    __name__,
    {
        "pellucid.bridges": ("NetworkClassifier", "NetworkRegressor", "diagnose"),
        "pellucid.course": ("experiments",),
        "pellucid.data": ("Dataset", "Table", "builtin", "read_table"),
        "pellucid.errors": ("BadInput",),
        "pellucid.learning": (
            "Choices", "Model", "Run", "Settings", "load", "load_model", "save", "train",
        ),
        "pellucid.network": (
            "AveragePool", "BatchNorm", "Conv", "Cutout", "Dense", "Dropout", "Embedding",
            "Flatten", "GlobalAveragePool", "GlobalMaxPool", "LayerNorm", "LogMel", "MaxPool",
            "Network", "RandomAffine", "RandomFlip", "RandomGain", "RandomNoise", "RandomShift",
            "RandomSpeed", "RandomTone", "RandomVoice", "Residual", "SpecAugment", "Standardise",
            "Whiten", "dense_network",
        ),
    },
)  # fmt: skip


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("pellucid")
    if name == "doctor":  # a room of its own: `pellucid.doctor.watch(model)`
        return import_module("pellucid.doctor")
    return _named(name)


def __dir__() -> list[str]:
    return sorted(__all__)
