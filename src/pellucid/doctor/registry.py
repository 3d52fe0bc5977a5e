"""The registry: every rule there is, by the files in `rules/`."""

from importlib import import_module
from pkgutil import iter_modules

from pellucid.doctor import rules
from pellucid.doctor.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    import_module(f"{rules.__name__}.{found.name}").RULE for found in iter_modules(rules.__path__)
)
