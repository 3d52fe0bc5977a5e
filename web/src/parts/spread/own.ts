/** This network's own way, to lay beside those of many seeds. */

import type { Moment } from "@/state/curves";

/** Its test loss or metric, epoch by epoch, no further than the others went. */
export function ownCurve(way: readonly Moment[], measure: "loss" | "metric", epochs: number): [number, number][] {
  const all = way.map((moment): [number, number | null] => [
    moment.epoch,
    measure === "loss" ? moment.testLoss : moment.testMetric,
  ]);
  return all.filter((point): point is [number, number] => point[0] <= epochs && point[1] !== null);
}

/**
 * Its metric after as many epochs as the others had, or at the last moment before that is known;
 * null where it has not come so far.
 */
export function ownFinal(way: readonly Moment[], epochs: number): number | null {
  if ((way.at(-1)?.epoch ?? 0) < epochs) return null;
  return way.findLast(({ epoch }) => epoch <= epochs)?.testMetric ?? null;
}
