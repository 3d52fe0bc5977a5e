"""Rules: one small file each. Its docstring is its page in the documentation."""

from importlib import import_module
from pkgutil import iter_modules

from pellucid.doctor.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    import_module(f"{__name__}.{found.name}").RULE for found in iter_modules(__path__)
)
"""Every rule, by the name of its file."""

BY_CODE = {rule.code: rule for rule in RULES}

__all__ = ["BY_CODE", "RULES"]
