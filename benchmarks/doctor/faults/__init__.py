"""Faults: one at a time into a healthy set-up, each with the cause that it truly is."""

from benchmarks.doctor.faults.fault import Fault, Injected
from benchmarks.doctor.faults.registry import FAULTS, UNLEARNABLE

__all__ = ["FAULTS", "UNLEARNABLE", "Fault", "Injected"]
