"""Patching: advice carried out on the text of a person's script."""

from pellucid.bridges.scripts.patching.known import Known
from pellucid.bridges.scripts.patching.patch import patch_of

__all__ = ["Known", "patch_of"]
