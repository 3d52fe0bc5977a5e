import type { ClaimRun, CountSoFar, Outcome, RunClaim } from "@/generated/protocol";
import { Refusal } from "@/lib/refusal";
import { bench } from "@/state/bench.svelte";
import { notices } from "@/state/notices.svelte";
import { view } from "@/state/view.svelte";
import { spoken } from "@/words/language.svelte";

/** How long the networks of a run are counted for, in milliseconds. */
const COUNTED_IN = 2400;

/** Which claim runs; one at a time, so that it and the bench both have a core. */
class Running {
  claim = $state<string | null>(null);
}
export const running = new Running();

/** One claim's run: how far it is, what it gave, and how many of its networks are counted yet. */
export class Run {
  share = $state(0);
  waiting = $state(false);
  /** What it gave; null until then. */
  done = $state.raw<ClaimRun | null>(null);
  step = $state(0);
  #command: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get outcome(): Outcome | null {
    return this.done?.outcome ?? null;
  }
  /** What the networks counted so far say. */
  get soFar(): CountSoFar | undefined {
    return this.done?.growth[this.step];
  }
  get counted(): boolean {
    return this.done !== null && this.step === this.done.growth.length - 1;
  }

  /** Begins it, unless one runs already. */
  async begin(asked: Omit<RunClaim, "id" | "type">): Promise<void> {
    if (running.claim !== null) return;
    clearTimeout(this.#timer);
    this.done = null;
    this.share = 0;
    running.claim = asked.claim;
    try {
      const command = bench.socket.ask({ type: "run-claim", language: spoken(), ...asked }, (news) => this.#hear(news));
      this.#command = command.id;
      this.#show(await command);
    } catch (why) {
      if (!(why instanceof Refusal && why.code === "cancelled")) notices.refuse(why);
    } finally {
      this.#command = null;
      running.claim = null;
    }
  }

  /** Tells what it gave anew: the same, in another language. */
  retell(outcome: Outcome): void {
    if (this.done) this.done = { ...this.done, outcome };
  }

  /** Stops it; what it had come to is not kept. */
  async stop(): Promise<void> {
    if (this.#command !== null) await bench.cancel(this.#command);
  }

  /** Leaves it, and stops counting: its card is gone. */
  leave(): void {
    clearTimeout(this.#timer);
    void this.stop();
  }

  /** Shows the end of the counting at once. */
  skip(): void {
    clearTimeout(this.#timer);
    this.step = Math.max(0, (this.done?.growth.length ?? 0) - 1);
  }

  #hear(news: ClaimRun): void {
    this.share = news.share;
    this.waiting = news.waiting;
  }

  #show(done: ClaimRun): void {
    this.share = 1;
    this.step = 0;
    this.done = done;
    if (view.calm) this.skip();
    else this.#count(COUNTED_IN / done.growth.length);
  }

  #count(pause: number): void {
    this.#timer = setTimeout(() => {
      if (this.done === null || this.counted) return;
      this.step++;
      this.#count(pause);
    }, pause);
  }
}
