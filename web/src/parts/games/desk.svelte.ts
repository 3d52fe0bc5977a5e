import type { GameKept, GameOffer, GameRead, Strength } from "@/generated/protocol";
import { bench } from "@/state/bench.svelte";
import { notices } from "@/state/notices.svelte";
import type { Side } from "./values";

/** The lab's desk for games: what it has to play, and what it reads. A refusal is shown, and null. */
export class Desk {
  games = $state.raw<readonly GameOffer[] | null>(null);
  simulations = $state.raw<Partial<Record<Strength, number>>>({});
  /** What was asked for last could not be had. */
  failed = $state(false);

  offer(name: string): GameOffer | undefined {
    return this.games?.find((game) => game.name === name);
  }

  /** Learns what there is to play, once; whether that is known now. */
  async learn(): Promise<boolean> {
    if (this.games) return true;
    const told = await this.#told(bench.socket.ask({ type: "read-games" }));
    if (told) [this.games, this.simulations] = [told.games, told.simulations];
    return told !== null;
  }

  read(game: string, moves: string): Promise<GameRead | null> {
    return this.#told(bench.socket.ask({ type: "read-game", game, moves }));
  }

  /** A game as its file has it. */
  open(text: string): Promise<GameRead | null> {
    return this.#told(bench.socket.ask({ type: "open-game", text }));
  }

  /** A game as a file, as the terminal reads it too; `you` is who played beside the network. */
  keep(game: string, moves: string, network: Side | null, you: string): Promise<GameKept | null> {
    const [first, second] = [0, 1].map((side) => (side === network ? "Pellucid" : you));
    return this.#told(bench.socket.ask({ type: "keep-game", game, moves, first, second, network }));
  }

  async #told<A>(asked: Promise<A>): Promise<A | null> {
    this.failed = false;
    try {
      return await asked;
    } catch (why) {
      this.failed = true;
      notices.refuse(why);
      return null;
    }
  }
}
