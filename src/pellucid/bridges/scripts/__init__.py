"""Scripts: a person's own program, run and watched, and what it trains examined."""

from pellucid.bridges.scripts.examine import examine_script

__all__ = ["examine_script"]
