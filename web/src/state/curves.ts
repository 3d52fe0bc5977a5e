import type { LayerVitals } from "@/generated/protocol";
import type { IncomingOf } from "@/lib/answers";

type Frame = IncomingOf<"frame">;
type History = IncomingOf<"history">;

/** How it stood at one moment of the training. */
export interface Moment {
  moment: number;
  epoch: number;
  trainingLoss: number | null;
  testLoss: number | null;
  trainingMetric: number | null;
  testMetric: number | null;
  /** Gradient norms and dead shares, layer by layer. */
  gradients: (number | null)[];
  dead: (number | null)[];
}

/** So many moments are kept; beyond that, every other one is left out. */
const MOST = 3000;
const WAYS = 6;

/** The curves of a training, and those of the ways that were left for another. */
export class Curves {
  way: Moment[] = [];
  left: Moment[][] = [];
  #stepsPerEpoch = 1;

  /** Begins anew: another set-up, or the same from its beginning. */
  clear(stepsPerEpoch: number): void {
    this.way = [];
    this.left = [];
    this.#stepsPerEpoch = Math.max(1, stepsPerEpoch);
  }

  /** Takes in one picture; where it shows that the way was left, the rest of it is set aside. */
  add(frame: Frame): void {
    this.#leave(frame.latest);
    const last = this.way.at(-1)?.moment ?? -1;
    if (frame.moment < last) return;
    // At the same moment it may still be another network: a weight was changed by hand.
    if (frame.moment === last) this.way.pop();
    this.way.push(momentOf(frame));
    if (this.way.length > MOST) this.way = thinned(this.way);
  }

  /** Takes in the whole way so far, which the server tells where the page cannot have seen it. */
  read(history: History): void {
    const old = this.way;
    this.way = momentsOf(history, this.#stepsPerEpoch);
    this.#setAside(old, this.way.at(-1)?.moment ?? 0);
  }

  /** The moment kept that is nearest to a moment asked for. */
  nearest(moment: number): Moment | undefined {
    const at = this.#firstAfter(moment);
    const [before, after] = [this.way[at - 1], this.way[at]];
    if (!before || !after) return before ?? after;
    return moment - before.moment <= after.moment - moment ? before : after;
  }

  #leave(latest: number): void {
    const last = this.way.at(-1);
    if (!last || last.moment <= latest) return;
    const old = this.way;
    this.way = old.slice(0, this.#firstAfter(latest));
    this.#setAside(old, latest);
  }

  #setAside(old: Moment[], from: number): void {
    const tail = old.filter((one) => one.moment >= from);
    if (tail.length > 1) this.left = [...this.left, tail].slice(-WAYS);
  }

  #firstAfter(moment: number): number {
    let [low, high] = [0, this.way.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.way[middle]!.moment <= moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** How it stands in a picture. */
export function momentOf(frame: Frame): Moment {
  return {
    moment: frame.moment,
    epoch: frame.epoch,
    trainingLoss: frame.training_loss,
    testLoss: frame.test_loss,
    trainingMetric: frame.training_metric,
    testMetric: frame.test_metric,
    gradients: frame.layers.map((layer: LayerVitals) => layer.gradient_norm),
    dead: frame.layers.map((layer: LayerVitals) => layer.dead),
  };
}

function momentsOf({ tensors }: History, stepsPerEpoch: number): Moment[] {
  const moments = tensors["moments"]?.values ?? [];
  const curves = tensors["curves"]?.values ?? [];
  const row = (name: string, at: number): (number | null)[] => {
    const { values, shape } = tensors[name] ?? { values: [], shape: [0, 0] };
    const width = shape[1] ?? 0;
    return Array.from({ length: width }, (_, layer) => told(values[at * width + layer]));
  };
  return Array.from(moments, (moment, at) => ({
    moment,
    epoch: moment / stepsPerEpoch,
    trainingLoss: told(curves[4 * at]),
    testLoss: told(curves[4 * at + 1]),
    trainingMetric: told(curves[4 * at + 2]),
    testMetric: told(curves[4 * at + 3]),
    gradients: row("gradients", at),
    dead: row("dead", at),
  }));
}

/** A number that is one: what is not known, or has run away, is null. */
function told(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** Every other moment, and the last. */
function thinned(way: Moment[]): Moment[] {
  return way.filter((_, at) => at % 2 === 0 || at === way.length - 1);
}
