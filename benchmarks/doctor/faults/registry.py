"""All kinds of faults."""

from benchmarks.doctor.faults.data import DATA, NOTHING_TO_LEARN
from benchmarks.doctor.faults.endings import ENDINGS
from benchmarks.doctor.faults.fault import Fault
from benchmarks.doctor.faults.layers import LAYERS
from benchmarks.doctor.faults.pace import PACE
from benchmarks.doctor.faults.weights import WEIGHTS

FAULTS: dict[str, Fault] = {
    fault.kind: fault for fault in (*PACE, *ENDINGS, *WEIGHTS, *LAYERS, *DATA)
}

UNLEARNABLE = NOTHING_TO_LEARN
"""Kept apart: nothing is wrong with the network, and nothing can be learned."""
