import type { Traced } from "@/generated/protocol";
import type { Received } from "@/lib/frames";
import type { IncomingOf } from "@/lib/answers";
import { Refusal } from "@/lib/refusal";
import { readTrace } from "@/parts/inspector/trace";
import { bench } from "@/state/bench.svelte";
import { sameQuestion } from "@/state/same";

/** While the network learns, an example is looked through this often, in milliseconds. */
const OFTEN = 200;

interface Seen {
  traced: Received<Traced>;
  scene: IncomingOf<"scene"> | null;
}

/** The example that the inspector looks through, and its numbers, fresh while something follows. */
class Lens {
  row = $state(0);
  #seen = $state.raw<Seen | null>(null);
  /** Null while there is none of the network and the data that are on the bench now. */
  traced = $derived.by(() => {
    const { scene } = bench;
    return this.#seen && scene && sameQuestion(this.#seen.scene, scene) ? this.#seen.traced : null;
  });
  numbers = $derived(this.traced && readTrace(this.traced));
  #asking = false;
  #stale = false;
  #last = -Infinity;

  /** Looks at another example. */
  choose(row: number): void {
    if (row === this.row && this.traced) return;
    this.row = row;
    this.show(null);
    this.#now();
  }

  /** Takes in an example's numbers, which are those of the network on the bench. */
  show(traced: Received<Traced> | null): void {
    this.#seen = traced && { traced, scene: bench.scene };
  }

  /** Asks anew with every picture, as often as may be; returns what ends it. */
  follow(): () => void {
    return bench.whenPainted(() => {
      if (this.#asking) this.#stale = true;
      else this.#soon();
    });
  }

  #now(): void {
    if (this.#asking) this.#stale = true;
    else void this.#ask();
  }

  #soon(): void {
    this.#asking = true;
    const wait = Math.max(0, this.#last + OFTEN - performance.now());
    setTimeout(() => void this.#ask(), wait);
  }

  /** One question at a time; what changed meanwhile is asked for right after. */
  async #ask(): Promise<void> {
    this.#asking = true;
    this.#stale = false;
    this.#last = performance.now();
    if (this.row >= rows()) this.row = 0;
    const { row } = this;
    try {
      const traced = await bench.trace(row);
      if (row === this.row) this.show(traced);
    } catch (why) {
      if (!(why instanceof Refusal)) throw why;
      this.show(null);
    } finally {
      this.#asking = false;
    }
    if (this.#stale) this.#soon();
  }
}

/** How many examples there are, training and test together. */
function rows(): number {
  const data = bench.scene?.data;
  return data ? data.training + data.test : 1;
}

export const lens = new Lens();
