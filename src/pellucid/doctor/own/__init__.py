"""Pellucid's own networks as patients."""

from pellucid.doctor.own.patient import OwnPatient

__all__ = ["OwnPatient"]
