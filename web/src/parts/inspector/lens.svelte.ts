import type { Traced } from "@/generated/protocol";
import type { Received } from "@/lib/frames";
import { Refusal } from "@/lib/refusal";
import { readTrace } from "@/parts/inspector/trace";
import { bench } from "@/state/bench.svelte";

/** While the network learns, an example is looked through this often, in milliseconds. */
const OFTEN = 200;

/** The example that the inspector looks through, and its numbers, fresh while something follows. */
class Lens {
  row = $state(0);
  traced = $state.raw<Received<Traced> | null>(null);
  numbers = $derived(this.traced && readTrace(this.traced));
  #asking = false;
  #stale = false;
  #last = -Infinity;

  /** Looks at another example. */
  choose(row: number): void {
    if (row === this.row && this.traced) return;
    this.row = row;
    this.traced = null;
    this.#now();
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
      if (row === this.row) this.traced = traced;
    } catch (why) {
      if (!(why instanceof Refusal)) throw why;
      this.traced = null;
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
