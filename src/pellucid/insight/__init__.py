"""What goes on inside? Trace, blame, boundary, attribution, importance and health."""

from pellucid.insight.attribution import Attribution, attribution
from pellucid.insight.backward import LayerTrace
from pellucid.insight.blame import Blame, Push, blame
from pellucid.insight.boundary import Boundary, boundary
from pellucid.insight.health import LayerHealth, health
from pellucid.insight.importance import Importance, importance
from pellucid.insight.paths import layers_by_path
from pellucid.insight.predict import Predict
from pellucid.insight.terms import Terms
from pellucid.insight.trace import Trace, Update, descent, trace

__all__ = [
    "Attribution", "Blame", "Boundary", "Importance", "LayerHealth", "LayerTrace", "Predict",
    "Push", "Terms", "Trace", "Update", "attribution", "blame", "boundary", "descent", "health",
    "importance", "layers_by_path", "trace",
]  # fmt: skip
