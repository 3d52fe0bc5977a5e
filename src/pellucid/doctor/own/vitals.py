"""Vitals of Pellucid's own training, as the doctor reads them: a row for each layer."""

from collections.abc import Sequence

import numpy as np

from pellucid.doctor.recording import Vitals
from pellucid.insight.paths import layers_by_path
from pellucid.learning import STATISTICS, VitalSigns
from pellucid.network import Network


def spread(network: Network, steps: np.ndarray, names: Sequence[str], values: np.ndarray) -> Vitals:
    """Values of shape (records, names, statistics), NaN for every layer that has no name there."""
    paths = tuple(layers_by_path(network))
    whole = np.full((len(steps), len(paths), len(STATISTICS)), np.nan)
    whole[:, [paths.index(name) for name in names]] = values
    return Vitals(steps, paths, whole)


def vitals_of(signs: VitalSigns, network: Network, one: int, steps: int) -> Vitals:
    """The vitals of one network of several that learned side by side; `steps` an epoch."""
    return spread(network, np.asarray(signs.epochs) * steps, signs.layers, signs.values[:, one])
