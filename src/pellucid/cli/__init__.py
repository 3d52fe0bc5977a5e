"""How does a person get at it? The command line: one small file a command."""

from pellucid.cli.entry import main

__all__ = ["main"]
