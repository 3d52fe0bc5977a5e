"""`pellucid train GAME`, from beginning to end."""

from contextlib import ExitStack

from rich.console import Console
from rich.text import Text

from pellucid.cli import clock
from pellucid.cli.answer import print_json
from pellucid.cli.drawing.numbers import count, duration
from pellucid.cli.teaching.facts import facts
from pellucid.cli.teaching.rounds import Rounds
from pellucid.cli.teaching.watchers import watcher
from pellucid.cli.terminal import answer, aside, say_text
from pellucid.cli.training import resuming
from pellucid.cli.training.ask import Files
from pellucid.games.game import Game
from pellucid.games.player import Player, load_player, save_player
from pellucid.games.school import School
from pellucid.games.teach import teach


def carry_out(game: Game, school: School, files: Files, seed: int, *, json: bool) -> None:
    """Teaches a player, keeps it, and says how strong it has become."""
    console, rounds = aside(), Rounds()
    if resuming.is_finished(console, files):
        player = load_player(files.model)
    else:
        _announce(console, game, school)
        player = _taught(console, game, school, files, seed, rounds)
        _keep(player, files, whole=_is_whole(player, school))
    if json:
        print_json(facts(player, school, rounds.taken, files, clock.since_start()))
    else:
        _say(answer(), player, files)


def _taught(
    console: Console, game: Game, school: School, files: Files, seed: int, rounds: Rounds
) -> Player:
    with ExitStack() as stack:
        stack.enter_context(resuming.if_interrupted(console, files))
        seen = stack.enter_context(watcher(console, school, rounds))
        return teach(
            game, school, seed=seed, keep=files.checkpoint, resume=files.resume, watch=seen.watch,
            command=_command(game, school, seed),
        )  # fmt: skip


def _is_whole(player: Player, school: School) -> bool:
    """Whether it has played all its games; else somebody stopped it."""
    return player.origin.games >= _games(school)


def _games(school: School) -> int:
    return school.rounds * school.play.games


def _keep(player: Player, files: Files, *, whole: bool) -> None:
    """Writes the player. What was kept for resuming goes, unless it was stopped."""
    with resuming.if_not_saved(files):
        save_player(player, files.model)
    if whole:
        files.checkpoint.unlink(missing_ok=True)


def _announce(console: Console, game: Game, school: School) -> None:
    waiting = duration(school.rounds * school.seconds(game))
    say_text(console, Text(
        f"{game.title}: {count(_games(school), 'game')} against itself, "
        f"{school.play.simulations} positions looked at before each move; about {waiting} on two "
        "cores.",
    ))  # fmt: skip
    say_text(console, Text(
        f"A network of {school.blocks} residual blocks of {school.channels} channels. "
        "Ctrl-C stops after what was learned; --resume goes on.", "quiet",
    ))  # fmt: skip


def _command(game: Game, school: School, seed: int) -> str:
    """What makes the same player again: how many games, and what else was chosen."""
    usual = School.of(game)
    options = (
        ("simulations", school.play.simulations, usual.play.simulations),
        ("batch-size", school.batch_size, usual.batch_size),
        ("learning-rate", school.learning_rate, usual.learning_rate),
    )
    chosen = "".join(f" --{name} {own}" for name, own, other in options if own != other)
    return f"pellucid train {game.name} --games {_games(school)}{chosen} --seed {seed}"


def _say(console: Console, player: Player, files: Files) -> None:
    origin = player.origin
    console.print()
    say_text(console, Text(
        f"{player.game.title}: {origin.elo:+.0f} Elo beside the untaught network, after "
        f"{count(origin.games, 'game')} in {duration(origin.seconds)}.",
    ))  # fmt: skip
    console.print(Text(f"Saved in {files.model}", "name"))
    if files.checkpoint.exists():  # else it has gone, as all is done
        say_text(console, Text(f"It was stopped early: --resume goes on from {files.checkpoint}."))
    console.print(Text(f"  pellucid play {player.game.name} --model {files.model}", "quiet"))
