"""Sets that need no file and no network."""

from pellucid.data.sets.load import builtin
from pellucid.data.sets.registry import BUILTIN, BuiltIn

__all__ = ["BUILTIN", "BuiltIn", "builtin"]
