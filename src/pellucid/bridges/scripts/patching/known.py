"""What an examination knew of what a script trains, for whoever patches it."""

from dataclasses import dataclass

import numpy as np

from pellucid.doctor.anatomy import Anatomy
from pellucid.doctor.problem import Problem


@dataclass(frozen=True)
class Known:
    """The network as given, and its lessons as the script has them.

    `agrees`: the layers that are written in the script are those of the network, one by one.
    """

    anatomy: Anatomy
    problem: Problem
    epochs: int
    batch_size: int
    x: np.ndarray
    y: np.ndarray
    agrees: bool = False

    @property
    def framework(self) -> str:
        """`keras` or `torch`: the library's name in a script."""
        return "torch" if self.anatomy.framework == "pytorch" else "keras"
