import { latestOnly } from "@/lib/latest";
import { bench } from "@/state/bench.svelte";

/** A picture of the moment asked for comes within this, in milliseconds, or it is of another one. */
const LATE = 1500;

/**
 * Time travel by hand. The hand is quicker than the pictures, so the slider stays where it was put
 * until one of that moment is on screen: the next key goes on from there.
 */
export class Travelling {
  #wanted = $state<number | null>(null);
  #go = latestOnly(async (moment: number) => {
    const done = await bench.travel(moment);
    // Where it would take too long, the way back ends at a moment before the one asked for.
    if (done) setTimeout(() => this.#end(moment), LATE);
    else this.#end(moment);
  });

  get moment(): number {
    return this.#wanted ?? bench.frame?.moment ?? 0;
  }

  /** To a moment, to look at it: a training that went on would leave it at once. */
  to(moment: number): void {
    if (bench.running) void bench.train(false);
    this.#wanted = moment;
    this.#go(moment);
  }

  /** Lets go once the picture of that moment is here. */
  follow(): void {
    if (bench.frame?.moment === this.#wanted) this.#wanted = null;
  }

  #end(moment: number): void {
    if (this.#wanted === moment) this.#wanted = null;
  }
}

const STRIDES: Record<string, number> = {
  ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10,
};

/** How many steps a key moves by: an epoch, ten with the page keys, one step with Shift. */
export function strideOf({ key, shiftKey }: { key: string; shiftKey: boolean }, perEpoch: number): number | null {
  const stride = STRIDES[key];
  return stride === undefined ? null : shiftKey ? Math.sign(stride) : stride * perEpoch;
}
