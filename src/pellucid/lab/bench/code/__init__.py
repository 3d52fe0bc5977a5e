"""A network as code to take away: one small file a library."""

from pellucid.lab.bench.code.blueprint import Blueprint, blueprint
from pellucid.lab.bench.code.written import written

__all__ = ["Blueprint", "blueprint", "written"]
