"""The bench of one learner: data, a network, its training, and all that can be asked of it."""

from pellucid.lab.bench.bench import SLOW, Bench
from pellucid.lab.bench.bounds import Bounds
from pellucid.lab.bench.lessons import Material
from pellucid.lab.bench.material import fetch
from pellucid.lab.bench.own import Own
from pellucid.lab.bench.pictures import missing
from pellucid.lab.bench.warm import warm

__all__ = ["SLOW", "Bench", "Bounds", "Material", "Own", "fetch", "missing", "warm"]
