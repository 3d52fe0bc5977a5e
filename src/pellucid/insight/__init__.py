"""What goes on inside? Trace, blame, filters, maps, where it looked, probes, and more."""

from pellucid.insight.activation_maps import activation_maps
from pellucid.insight.attribution import Attribution, attribution
from pellucid.insight.backward import LayerTrace
from pellucid.insight.blame import Blame, Push, blame
from pellucid.insight.boundary import Boundary, boundary
from pellucid.insight.exciting import Excited, exciting
from pellucid.insight.filters import Filters, filters
from pellucid.insight.grad_cam import GradCam, grad_cam, last_map
from pellucid.insight.halves import Halves, halves
from pellucid.insight.hardest_pairs import Pair, hardest_pairs
from pellucid.insight.health import LayerHealth, health
from pellucid.insight.importance import Importance, importance
from pellucid.insight.optimised_input import Optimised, optimised_input
from pellucid.insight.paths import layers_by_path
from pellucid.insight.predict import Predict
from pellucid.insight.probe import Probe, probe
from pellucid.insight.receptive import Window, receptive_field
from pellucid.insight.sight import Sight, heat, mattered, seen, sight
from pellucid.insight.steps import steps_by_path
from pellucid.insight.terms import Source, Terms
from pellucid.insight.trace import Trace, Update, descent, trace

__all__ = [
    "Attribution", "Blame", "Boundary", "Excited", "Filters", "GradCam", "Halves", "Importance",
    "LayerHealth", "LayerTrace", "Optimised", "Pair", "Predict", "Probe", "Push", "Sight",
    "Source", "Terms", "Trace", "Update", "Window", "activation_maps", "attribution", "blame",
    "boundary", "descent", "exciting", "filters", "grad_cam", "halves", "hardest_pairs",
    "health", "heat", "importance", "last_map", "layers_by_path", "mattered",
    "optimised_input", "probe", "receptive_field", "seen", "sight", "steps_by_path", "trace",
]  # fmt: skip
