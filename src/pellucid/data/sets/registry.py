"""The built-in sets: what each is, and where it comes from."""

from dataclasses import dataclass
from typing import Literal

from pellucid.data.task import Task

SCIKIT = "in scikit-learn (BSD-3-Clause), from the UCI Machine Learning Repository (CC BY 4.0)"
LARS = "in scikit-learn (BSD-3-Clause), from Efron et al., Least Angle Regression (2004)"
PLAYGROUND = "generated, in the geometry of TensorFlow Playground (Apache-2.0)"
MOONS = "generated, in the geometry of scikit-learn's make_moons (BSD-3-Clause)"
MNIST = "LeCun, Cortes and Burges, The MNIST database (CC BY-SA 3.0), by download"
SPOKEN = "Jackson et al., Free Spoken Digit Dataset (CC BY-SA 4.0), by download"
VOWELS = "synthesised from the formants of Peterson and Barney (1952) and Hillenbrand et al. (1995)"

Holds = Literal["table", "pictures", "sound"]


@dataclass(frozen=True)
class BuiltIn:
    """What is known of a set before it is loaded.

    `examples` is how many rows it has, or has unless asked otherwise; `features` how many input
    columns, or numbers in a picture or recording, 0 where that depends on how they are read.
    `noise` is what a set of generated points takes by default, and None for any other.
    """

    name: str
    about: str
    task: Task
    examples: int
    features: int
    source: str
    noise: float | None = None
    kind: Holds = "table"

    @property
    def is_generated(self) -> bool:
        """Whether it is points, made from a seed, so that its size and noise can be chosen."""
        return self.noise is not None


_ALL = (
    BuiltIn("digits", "handwritten digits, 8 by 8 pixels", "multiclass", 1797, 64, SCIKIT),
    BuiltIn("iris", "three kinds of iris, by their flowers", "multiclass", 150, 4, SCIKIT),
    BuiltIn("wine", "three Italian wines, by their chemistry", "multiclass", 178, 13, SCIKIT),
    BuiltIn("breast-cancer", "tumours, malignant or benign", "binary", 569, 30, SCIKIT),
    BuiltIn("diabetes", "how far diabetes goes in a year", "regression", 442, 10, LARS),
    BuiltIn("xor", "opposite corners belong together", "binary", 500, 2, PLAYGROUND, 0.0),
    BuiltIn("circles", "a disc inside a ring", "binary", 500, 2, PLAYGROUND, 0.0),
    BuiltIn("moons", "two crescents, interlocked", "binary", 500, 2, MOONS, 0.1),
    BuiltIn("gaussians", "two round clouds", "binary", 500, 2, PLAYGROUND, 0.0),
    BuiltIn("spirals", "two arms, wound around each other", "binary", 500, 2, PLAYGROUND, 0.0),
    BuiltIn("plane", "a tilted plane", "regression", 500, 2, PLAYGROUND, 0.0),
    BuiltIn("multi-gaussian", "six hills and hollows", "regression", 500, 2, PLAYGROUND, 0.0),
    BuiltIn(
        "mnist", "handwritten digits, 28 by 28 pixels", "multiclass", 70_000, 784, MNIST,
        kind="pictures",
    ),
    BuiltIn(
        "spoken-digits", "the digits 0 to 9, said by six people", "multiclass", 3000, 0, SPOKEN,
        kind="sound",
    ),
    BuiltIn(
        "vowels", "ten vowels, said by sixty invented people", "multiclass", 1200, 4500, VOWELS,
        kind="sound",
    ),
)  # fmt: skip
BUILTIN: dict[str, BuiltIn] = {known.name: known for known in _ALL}
