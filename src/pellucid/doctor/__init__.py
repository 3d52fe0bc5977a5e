"""What goes wrong, and what mends it? A network, its data and its training, examined."""

from pellucid.doctor.diagnose import diagnose
from pellucid.doctor.diagnosis import Diagnosis
from pellucid.doctor.finding import Advice, Cause, Evidence, Finding, Proof, Severity, Where
from pellucid.doctor.fixed import Fixed
from pellucid.doctor.of_run import OfRun, diagnose_run
from pellucid.doctor.patch import Patch
from pellucid.doctor.progress import Interrupted
from pellucid.doctor.recorded import diagnose_record
from pellucid.doctor.registry import RULES
from pellucid.doctor.watched import diagnose_watch
from pellucid.doctor.watching import watch

__all__ = [
    "RULES",
    "Advice",
    "Cause",
    "Diagnosis",
    "Evidence",
    "Finding",
    "Fixed",
    "Interrupted",
    "OfRun",
    "Patch",
    "Proof",
    "Severity",
    "Where",
    "diagnose",
    "diagnose_record",
    "diagnose_run",
    "diagnose_watch",
    "watch",
]
