"""`pellucid quiz`, from beginning to end."""

from pellucid.cli import jax_settings
from pellucid.cli.quizzing.request import Request, check


def carry_out(request: Request) -> None:
    """Asks about a network, or hands on, prints, grades or asks the questions of the course."""
    check(request)
    jax_settings.prepare()
    if request.model is not None:
        from pellucid.cli.quizzing.own_network import own_network

        own_network(request, request.model)
    else:
        from pellucid.cli.quizzing.of_course import of_course

        of_course(request)
