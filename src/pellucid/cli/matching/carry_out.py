"""`pellucid match`, from beginning to end."""

from pellucid.cli import jax_settings
from pellucid.cli.matching.request import Request, check
from pellucid.cli.terminal import aside


def carry_out(request: Request) -> None:
    """Lets the players meet, and says what came of it."""
    check(request)
    jax_settings.prepare()
    with aside().status("starting"):
        from pellucid.cli.matching.played import match
    match(request)
