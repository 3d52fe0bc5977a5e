"""`pellucid train GAME`, from beginning to end."""

from contextlib import ExitStack

from rich.console import Console
from rich.text import Text

from pellucid.atomic import check_writable
from pellucid.cli import clock
from pellucid.cli.answer import print_json
from pellucid.cli.drawing.numbers import count, duration
from pellucid.cli.teaching.facts import facts
from pellucid.cli.teaching.watchers import watcher
from pellucid.cli.terminal import answer, aside, say_text
from pellucid.cli.training import resuming
from pellucid.cli.training.ask import Files
from pellucid.errors import BadInput
from pellucid.games import Game, Player, load_player, save_player
from pellucid.games.school import Round, School
from pellucid.games.teach import teach


def carry_out(game: Game, school: School, files: Files, seed: int, *, json: bool) -> None:
    """Teaches a player, keeps it, and says how strong it has become."""
    check_writable(files.model)
    console = aside()
    player, rounds = _player(console, game, school, files, seed)
    if json:
        print_json(facts(player, school, rounds, files, clock.since_start()))
    else:
        _say(answer(), player, files, ended=not rounds or len(rounds) < school.rounds)


def _player(
    console: Console, game: Game, school: School, files: Files, seed: int
) -> tuple[Player, list[Round]]:
    """The player, and its rounds, as far as they were played now."""
    if resuming.is_finished(console, files):
        return load_player(files.model), []
    _announce(console, game, school)
    with ExitStack() as stack:
        stack.enter_context(resuming.if_interrupted(console, files))
        seen = stack.enter_context(watcher(console, game, school))
        player = teach(
            game, school, seed=seed, keep=files.checkpoint, resume=files.resume, watch=seen.watch,
            command=_command(game, school, seed),
        )  # fmt: skip
    _keep(player, files, whole=seen.rounds[-1].round == school.rounds if seen.rounds else True)
    return player, seen.rounds


def _keep(player: Player, files: Files, *, whole: bool) -> None:
    try:
        save_player(player, files.model)
    except BadInput as error:
        raise BadInput(
            error.given, error.expected, error.why,
            f"making room, then the same command with --resume: {files.checkpoint} has it all",
        ) from error  # fmt: skip
    if whole:
        files.checkpoint.unlink(missing_ok=True)


def _announce(console: Console, game: Game, school: School) -> None:
    games = school.rounds * school.play.games
    waiting = duration(school.rounds * school.seconds(game))
    say_text(console, Text(
        f"{game.title}: {count(games, 'game')} against itself, {school.play.simulations} "
        f"positions looked at before each move; about {waiting} on two cores.",
    ))  # fmt: skip
    say_text(console, Text(
        f"A network of {school.blocks} residual blocks of {school.channels} channels. "
        "Ctrl-C stops after what was learned; --resume goes on.", "quiet",
    ))  # fmt: skip


def _command(game: Game, school: School, seed: int) -> str:
    games = school.rounds * school.play.games
    usual = School.of(game, games=games)
    simulations = school.play.simulations
    looked = f" --simulations {simulations}" if usual != school else ""
    return f"pellucid train {game.name} --games {games}{looked} --seed {seed}"


def _say(console: Console, player: Player, files: Files, *, ended: bool) -> None:
    origin = player.origin
    console.print()
    say_text(console, Text(
        f"{player.game.title}: {origin.elo:+.0f} Elo beside the untaught network, after "
        f"{count(origin.games, 'game')} in {duration(origin.seconds)}.",
    ))  # fmt: skip
    console.print(Text(f"Saved in {files.model}", "name"))
    if ended and files.checkpoint.exists():
        say_text(console, Text(f"It was stopped early: --resume goes on from {files.checkpoint}."))
    console.print(Text(f"  pellucid play {player.game.name} --model {files.model}", "quiet"))
