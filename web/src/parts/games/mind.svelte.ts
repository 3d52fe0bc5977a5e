import type { LookBack, MoveLookedBack, Think, Thought } from "@/generated/protocol";
import { Refusal } from "@/lib/refusal";
import type { Asked } from "@/lib/socket";
import { bench } from "@/state/bench.svelte";
import { notices } from "@/state/notices.svelte";

/** Milliseconds until something is asked for again that had no room. */
const AGAIN = 200;

type Of<C extends { id: number }> = Omit<C, "id" | "type">;

/** A position, by the moves that led to it. */
export function keyOf(game: string, moves: readonly string[]): string {
  return `${game}/${moves.join("")}`;
}

/** What the network thinks of the positions of a game; it thinks of one thing at a time. */
export class Mind {
  /** The thought that comes just now, as far as it is; and the position that it is about. */
  now = $state.raw<Thought | null>(null);
  about = $state<string | null>(null);
  /** How far the look back is; null where none is under way. */
  lookingBack = $state<number | null>(null);
  #thoughts = $state.raw<ReadonlyMap<string, Thought>>(new Map());
  #judged = $state.raw<{ game: string; moves: readonly string[]; judged: readonly MoveLookedBack[] } | null>(null);
  #asked: Asked<unknown> | null = null;
  /** Counts what was asked for, so that what was left clears nothing of what came after it. */
  #turn = 0;

  get busy(): boolean {
    return this.about !== null || this.lookingBack !== null;
  }

  /** What was thought of a position, or as much of it as has come by now. */
  of(key: string): Thought | undefined {
    return this.about === key && this.now ? this.now : this.#thoughts.get(key);
  }

  /** What the moves of a game were worth, as far as the game looked back on went the same way. */
  judgedOf(game: string, moves: readonly string[]): readonly MoveLookedBack[] {
    const known = this.#judged;
    if (known?.game !== game) return [];
    const other = known.moves.findIndex((move, at) => moves[at] !== move);
    return other < 0 ? known.judged : known.judged.slice(0, other);
  }

  /** Has the network look at a position; its thought, or null where it came to none. */
  async look(asked: Of<Think>): Promise<Thought | null> {
    const [key, turn] = [keyOf(asked.game, [...(asked.moves ?? "")]), ++this.#turn];
    [this.about, this.lookingBack, this.now] = [key, null, null];
    const thought = await this.#tell(turn, () =>
      bench.socket.ask({ type: "think", ...asked }, (part) => (this.now = turn === this.#turn ? part : this.now)),
    );
    if (turn === this.#turn) this.now = this.about = null;
    if (thought) this.#thoughts = new Map(this.#thoughts).set(key, thought);
    return thought;
  }

  /** Has every move of a game judged. */
  async lookBack(asked: Of<LookBack>): Promise<void> {
    const turn = ++this.#turn;
    [this.about, this.lookingBack, this.now] = [null, 0, null];
    const told = await this.#tell(turn, () =>
      bench.socket.ask({ type: "look-back", ...asked }, ({ share }) => (this.lookingBack = turn === this.#turn ? share : this.lookingBack)),
    );
    if (turn === this.#turn) this.lookingBack = null;
    if (told) this.#judged = told;
  }

  /** Leaves what it thinks of just now. */
  async stop(): Promise<void> {
    this.#turn++;
    this.now = this.about = this.lookingBack = null;
    await this.#leave();
  }

  async #leave(): Promise<void> {
    while (this.#asked !== null) {
      void bench.cancel(this.#asked.id);
      await this.#asked.catch(() => undefined);
    }
  }

  /** The answer, where one comes and is still wanted; a refusal is shown, but for what was left on purpose. */
  async #tell<A>(turn: number, ask: () => Asked<A>): Promise<A | null> {
    await this.#leave();
    if (turn !== this.#turn) return null;
    const asked = ask();
    this.#asked = asked;
    try {
      return await asked;
    } catch (why) {
      return await this.#refused(why, turn, ask);
    } finally {
      if (this.#asked === asked) this.#asked = null;
    }
  }

  /** The lab may still be at a slice of what was left: then it is asked again a moment later. */
  async #refused<A>(why: unknown, turn: number, ask: () => Asked<A>): Promise<A | null> {
    const code = why instanceof Refusal ? why.code : "";
    if (code === "cancelled" || turn !== this.#turn) return null;
    if (code !== "too-many-long") {
      notices.refuse(why);
      return null;
    }
    this.#asked = null;
    await new Promise((resume) => setTimeout(resume, AGAIN));
    return this.#tell(turn, ask);
  }
}
