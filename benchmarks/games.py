"""How well the players that come with Pellucid play, and how fast they learn.

    .venv/bin/python benchmarks/games.py [PART ...] [--player FILE]

The parts: tic-tac-toe, scored, rollouts, selfplay, reply. `scored` needs the 800 positions of
`connect-four-scored.txt` in `PELLUCID_DATA`, scored by Pascal Pons' perfect solver; they are for
measuring only, no player has learned from them. `selfplay` needs the packages of the extra
`benchmarks`. `rollouts` takes some minutes.
"""

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from beside import in_turns, show, show_machine
from pellucid.cli import jax_settings

GAMES, ROLLOUTS = 100, 10_000
SIMULATIONS, SIDE_BY_SIDE = 32, 512


def tic_tac_toe(player: "Player") -> None:
    """Every reply of every opponent."""
    from pellucid.games.exhaustive import every_game
    from pellucid.games.sides import NetworkSide

    rows: list[list[str]] = []
    for simulations in (0, SIMULATIONS):
        side = NetworkSide(player.search(), simulations)
        for first in (True, False):
            tally = every_game(player.rules, side, first=first)
            how = f"{simulations} simulations" if simulations else "the network alone"
            rows.append([how, "first" if first else "second", *map(str, tally)])
    show("Tic-tac-toe, every game there can be", ["", "moves", "won", "drawn", "lost"], rows)


def scored(player: "Player") -> None:
    """The share of positions in which the move keeps what the position is worth."""
    from scored_positions import scored_positions

    positions = scored_positions(Path(os.environ["PELLUCID_DATA"]) / "connect-four-scored.txt")
    rows: list[list[str]] = []
    for simulations, asked, reached in ((0, 0.88, 0.95), (64, 0, 0), (256, 0.96, 0.995)):
        began = time.perf_counter()
        keeps, best = positions.kept(player, simulations)
        seconds = (time.perf_counter() - began) / positions.count
        how = f"{simulations} simulations" if simulations else "the network alone"
        wanted = f"{asked:.0%} ({reached:.1%})" if asked else ""
        rows.append([how, f"{keeps:.1%}", wanted, f"{best:.1%}", f"{1e3 * seconds:.0f} ms"])
    title = f"Connect Four, the {positions.hard} of {positions.count} positions that can be spoilt"
    show(title, ["", "keeps the value", "asked", "soonest or latest", "a position"], rows)


def rollouts(player: "Player") -> None:
    """Games against plain Monte Carlo tree search, moving first from the empty board."""
    from pellucid.games.arena import Meeting, meet
    from pellucid.games.rollouts import Rollouts
    from pellucid.games.sides import NetworkSide
    from pellucid.games.standing import begin
    from pellucid.games.strength import STRENGTHS

    usual = STRENGTHS["usual"].simulations
    ended: list[Meeting] = []
    sides = (NetworkSide(player.search(), usual), Rollouts(player.game, ROLLOUTS))
    meet(sides, [begin(player.game)] * GAMES, 0, ended.append, firsts=(0,))
    counts = [sum(one.score == score for one in ended) for score in (1, 0.5, 0)]
    title = f"Connect Four, first, against {ROLLOUTS:,} roll-outs a move ({usual} simulations)"
    show(title, ["won", "drawn", "lost", "asked"], [[*map(str, counts), "95 won"]])


def selfplay(player: "Player") -> None:
    """Moves a second of self-play, beside pgx's recipe."""
    from alphazero_recipe import recipe

    network = f"{SIMULATIONS} simulations, 32 channels, 4 blocks"
    speeds = in_turns({"Pellucid": own(player), "pgx's recipe": recipe(SIMULATIONS)}, 3)
    ratio = speeds["Pellucid"] / speeds["pgx's recipe"]
    rows = [[name, f"{speed:.0f}"] for name, speed in speeds.items()]
    rows.append(["ratio (asked: 1.5)", f"{ratio:.2f}"])
    show(f"Connect Four, self-play, {network}", ["", "moves a second (asked: 450)"], rows)


def own(player: "Player") -> Callable[[], float]:
    """Our self-play by the player's network: each time as a round begins, knowing nothing."""
    import numpy as np

    from pellucid.games import Judge, Search, SelfPlay, self_play
    from pellucid.games.selfplay import unwatched

    settings = SelfPlay(games=SIDE_BY_SIDE, simulations=SIMULATIONS)

    def measure() -> float:
        began = time.perf_counter()
        random = np.random.default_rng(0)
        search = Search(player.rules, Judge(player.network, player.parameters))
        played = self_play(player.rules, search, settings, random, unwatched)
        return len(played.lessons.outcome) / (time.perf_counter() - began)

    return measure


def reply(player: "Player") -> None:
    """How long a reply takes at the usual strength, through a game."""
    import numpy as np

    from pellucid.games.standing import begin
    from pellucid.games.strength import STRENGTHS

    usual = STRENGTHS["usual"]
    random, search, times = np.random.default_rng(0), player.search(), list[float]()
    for game in range(4):
        standing = begin(player.game)
        while not standing.over:
            began = time.perf_counter()
            move = search.think(standing.position, usual, random).move[0]
            times += [time.perf_counter() - began] if game else []
            name = standing.legal[int(move)]
            standing = standing.play(name if random.random() < 0.7 else _other(standing, random))
    title = f"Connect Four, a reply at the usual strength ({usual.simulations} simulations)"
    slowest = f"{1e3 * max(times):.0f} ms"
    show(
        title,
        ["median", "slowest", "asked"],
        [[f"{1e3 * median(times):.0f} ms", slowest, "500 ms"]],
    )


def _other(standing: "Standing", random: "Generator") -> str:
    return str(random.choice(list(standing.legal.values())))


PARTS = {
    "tic-tac-toe": tic_tac_toe, "scored": scored, "rollouts": rollouts, "selfplay": selfplay,
    "reply": reply,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description="How well and how fast Pellucid plays.")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--player", type=Path, help="another Connect Four player than the shipped")
    asked = parser.parse_args()
    jax_settings.prepare()
    from pellucid.games import game, load_player
    from pellucid.games.shipped import player_of

    show_machine("jax", "pgx", "mctx", "dm-haiku")
    for part in asked.parts or PARTS:
        if part == "tic-tac-toe":
            tic_tac_toe(player_of(game("tic-tac-toe")))
            continue
        own_file = load_player(asked.player) if asked.player else None
        PARTS[part](own_file or player_of(game("connect-four")))


if __name__ == "__main__":
    from typing import TYPE_CHECKING

    if TYPE_CHECKING:
        from numpy.random import Generator

        from pellucid.games import Player
        from pellucid.games.standing import Standing
    main()
