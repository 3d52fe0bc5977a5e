"""What goes wrong, and what mends it? A network, its data and its training, examined."""

from pellucid.doctor.diagnose import diagnose
from pellucid.doctor.diagnosis import Diagnosis
from pellucid.doctor.finding import Advice, Cause, Evidence, Finding, Proof, Severity, Where
from pellucid.doctor.registry import RULES

__all__ = [
    "RULES",
    "Advice",
    "Cause",
    "Diagnosis",
    "Evidence",
    "Finding",
    "Proof",
    "Severity",
    "Where",
    "diagnose",
]
