"""`pellucid play`, from beginning to end."""

from pellucid.cli import jax_settings
from pellucid.cli.playing.request import Request, check
from pellucid.cli.terminal import aside


def carry_out(request: Request) -> None:
    """Says what there is to play, answers positions, replays a game, or plays one."""
    check(request)
    jax_settings.prepare()
    with aside().status("starting"):
        from pellucid.cli.playing import for_programs, listing, replay, sit_down
    if request.position is not None:
        for_programs.answer_positions(request, request.position)
    elif request.replay is not None:
        replay.replay(request, request.replay)
    elif not any((request.game, request.model, request.load, request.moves, request.save)):
        listing.list_games(json=request.json)
    else:
        sit_down.sit_down(request)
