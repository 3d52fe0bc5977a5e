import type { IncomingOf } from "@/lib/answers";
import type { Moment } from "@/state/curves";

type Scene = IncomingOf<"scene">;
type Frame = IncomingOf<"frame">;

/** For so many epochs the loss may stand still, with data that are learned and with others. */
const PATIENCE = { learned: 60, else: 300 };
/** It stands still where it has fallen by less than this share of what it was at first. */
const STILL = 0.01;

/** Whether the network answers nearly everything rightly, seen before or not. */
export function learned({ data }: Scene, { test_metric, training_metric }: Frame): boolean {
  const enough = data.task === "regression" ? 0.95 : 0.97;
  return (test_metric ?? 0) >= enough && (training_metric ?? 0) >= enough;
}

/** Finds when a training has come as far as it will, so that it need not go on for ever. */
export class Rest {
  #since = 0;
  #never = false;

  /** The training begins to go on, at an epoch; where it was stopped before, it is not again. */
  begin(epoch: number, stopped: boolean): void {
    this.#since = epoch;
    this.#never ||= stopped;
  }

  /** For how many epochs the loss has stood still, where that is long enough to pause; else null. */
  due(scene: Scene, frame: Frame, way: readonly Moment[]): number | null {
    const epochs = learned(scene, frame) ? PATIENCE.learned : PATIENCE.else;
    const gone = frame.epoch - this.#since;
    return !this.#never && gone >= epochs && stands(way, epochs) ? epochs : null;
  }
}

/** Batches make the loss tremble: the first tenth of the stretch is compared with its last. */
function stands(way: readonly Moment[], epochs: number): boolean {
  const end = way.at(-1)?.epoch ?? 0;
  const fallen = mean(before(way, end - 0.9 * epochs, epochs / 10)) - mean(before(way, end, epochs / 10));
  return fallen < STILL * (way[0]?.trainingLoss ?? 0);
}

/** The moments of a stretch that ends at an epoch; where none lies in it, the last before. */
function before(way: readonly Moment[], end: number, long: number): readonly Moment[] {
  const all = way.filter(({ epoch }) => epoch <= end);
  const near = all.filter(({ epoch }) => epoch >= end - long);
  return near.length > 0 ? near : all.slice(-1);
}

/** A loss that has run away, or is not known, makes this no number, and nothing stands still by it. */
function mean(stretch: readonly Moment[]): number {
  return stretch.reduce((sum, one) => sum + (one.trainingLoss ?? Number.NaN), 0) / stretch.length;
}
