"""`pellucid train`, from beginning to end."""

from pellucid.atomic import check_writable
from pellucid.cli import clock, jax_settings
from pellucid.cli.answer import print_json
from pellucid.cli.options import GAMES
from pellucid.cli.terminal import answer, aside
from pellucid.cli.training.ask import Data, Files, Wishes, not_a_game


def carry_out(
    data: Data, wishes: Wishes, files: Files, games: int | None, simulations: int | None,
    *, json: bool,
) -> None:  # fmt: skip
    """Trains, keeps what was learned, and says how it went."""
    plays = data.source in GAMES
    if not plays:
        not_a_game(data.source, games, simulations)
    _check_places(files)
    jax_settings.prepare()
    if plays:
        _from_play(data, wishes, files, games, simulations, json=json)
    else:
        _from_examples(data, wishes, files, json=json)


def _check_places(files: Files) -> None:
    """Before JAX is loaded, which takes a second or two."""
    check_writable(files.model)
    if files.report is not None:
        check_writable(files.report)


def _from_play(
    data: Data, wishes: Wishes, files: Files, games: int | None, simulations: int | None,
    *, json: bool,
) -> None:  # fmt: skip
    with aside().status("starting"):
        from pellucid.cli.teaching import ask, carry_out
        from pellucid.games.game import game

    known = game(data.source)
    school = ask.school_of(known, data, wishes, files, games, simulations)
    carry_out.carry_out(known, school, files, data.seed, json=json)


def _from_examples(data: Data, wishes: Wishes, files: Files, *, json: bool) -> None:
    console = aside()
    with console.status("starting"):
        from pellucid.cli.training import finish, learn, resuming, watchers
        from pellucid.cli.training.attentive import Attentive

        choices = learn.choices_of(wishes)
    run = resuming.finished(console, files)
    if run is None:
        with resuming.if_interrupted(console, files), watchers.watcher(console, data.folds) as seen:
            run = learn.learned(data, choices, files, Attentive(console, seen))
            seen.stage("saving")
            finish.keep(run, files)
    if json:
        print_json(finish.facts(run, files, clock.since_start()))
    else:
        finish.say(answer(), run, files, data.source, clock.since_start())
