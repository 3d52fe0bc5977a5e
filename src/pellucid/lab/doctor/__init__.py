"""The doctor at the bench: examines what is set up there, and notices what looks wrong."""

from pellucid.lab.doctor.desk import DoctorDesk
from pellucid.lab.doctor.glance import glance

__all__ = ["DoctorDesk", "glance"]
