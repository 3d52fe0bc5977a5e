import { latestOnly } from "@/lib/latest";
import { Refusal } from "@/lib/refusal";
import { type ExampleNumbers, readTrace } from "@/parts/inspector/trace";
import { figuresOf, lossSaid } from "@/parts/slow/known";
import { spotlight } from "@/parts/slow/spotlight";
import { type Step, stepsOf, stride } from "@/parts/slow/steps";
import { bench } from "@/state/bench.svelte";
import { notices } from "@/state/notices.svelte";

/**
 * One example's slow motion: its numbers, where it stands, and what came of learning from it.
 *
 * The last step is no picture but a deed: going onto it trains the network by this example alone,
 * going back from it travels to the moment before. Test examples are for looking at alone.
 */
export class Motion {
  example = $state.raw<ExampleNumbers | null>(null);
  after = $state.raw<ExampleNumbers | null>(null);
  /** The example's number; its numbers follow a moment later. */
  row = $state(0);
  place = $state(0);
  busy = $state(false);
  learns = $derived(this.row < (bench.scene?.data.training ?? Infinity));
  steps = $derived<readonly Step[]>(this.example ? stepsOf(this.example, this.learns) : []);
  step = $derived(this.steps[this.place]);
  #over = false;

  constructor(row: number) {
    this.row = row;
  }

  /** Pauses the training and looks; then again whenever the network changes under its hands. */
  follow(): () => void {
    if (bench.running) void bench.train(false);
    const look = latestOnly(() => this.#look());
    const end = bench.whenPainted(() => {
      if (!this.busy && !this.after) look(undefined);
    });
    return () => {
      this.#over = true;
      end();
    };
  }

  next(): Promise<void> {
    return this.go(this.place + 1);
  }
  previous(): Promise<void> {
    return this.go(this.place - 1);
  }
  leap(direction: 1 | -1): Promise<void> {
    return this.go(stride(this.steps, this.place, direction));
  }

  async go(place: number): Promise<void> {
    const [from, to] = [this.step, this.steps[place]];
    if (this.busy || !to || place === this.place) return;
    if (to.kind === "after" && !(await this.#learn())) return;
    if (from?.kind === "after" && !(await this.#unlearn())) return;
    this.place = place;
  }

  /** Another example, or the same once more from the weights of now. */
  async choose(row: number): Promise<void> {
    this.row = row;
    this.after = null;
    this.place = 0;
    await this.#look();
  }

  /** Other data may have fewer examples, another network fewer steps: then from the beginning. */
  async #look(): Promise<void> {
    const { data } = bench.scene ?? {};
    if (data && this.row >= data.training + data.test) this.row = 0;
    const { row } = this;
    const numbers = await trace(row);
    if (this.#over || !numbers || row !== this.row || this.after) return;
    this.example = numbers;
    if (!this.step) this.place = 0;
  }

  #learn(): Promise<boolean> {
    return this.#alone(async () => {
      if (!(await bench.learn([this.row]))) return false;
      this.after = await trace(this.row);
      return this.after !== null;
    });
  }

  #unlearn(): Promise<boolean> {
    return this.#alone(async () => {
      if (!(await bench.travel(this.example?.moment ?? 0))) return false;
      this.after = null;
      return true;
    });
  }

  /** Nothing else happens meanwhile; pictures that come of it are not looked at anew. */
  async #alone(deed: () => Promise<boolean>): Promise<boolean> {
    this.busy = true;
    try {
      return await deed();
    } finally {
      this.busy = false;
    }
  }

  /** What the network view should show now. */
  light(): void {
    const { example, after, step } = this;
    if (!example || !step || !bench.scene) return;
    const taken = this.steps.slice(0, this.place + 1);
    // Once all weights have moved, the numbers are those of the network that they made.
    const figures = figuresOf(after ? this.steps.filter(({ kind }) => !kind.startsWith("error")) : taken, after ?? example);
    bench.spotlight = { ...spotlight(step, example), figures, loss: lossSaid(bench.scene, taken, example, after) };
  }
}

async function trace(row: number): Promise<ExampleNumbers | null> {
  try {
    return readTrace(await bench.trace(row));
  } catch (why) {
    if (!(why instanceof Refusal)) throw why;
    notices.refuse(why);
    return null;
  }
}
