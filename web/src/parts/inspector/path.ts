/** Which links carry an example's way through the network, by contribution x · w. */

import { at, cell, type ExampleNumbers, type LayerNumbers } from "@/parts/inspector/trace";

/** One link and what it adds to its unit's sum. */
export interface Carried {
  readonly layer: string;
  readonly source: number;
  readonly unit: number;
  readonly x: number;
  readonly weight: number;
  readonly contribution: number;
}

/** The links that work hardest for this example, over all layers, the largest first. */
export function hardestLinks(example: ExampleNumbers, count: number): Carried[] {
  const best: Carried[] = [];
  for (const layer of example.layers) keepLargest(best, layer, count);
  return best;
}

function keepLargest(best: Carried[], layer: LayerNumbers, count: number): void {
  for (let source = 0; source < layer.weights.rows; source++) {
    const x = at(layer.x, source);
    if (x === 0) continue;
    for (let unit = 0; unit < layer.weights.columns; unit++) {
      const weight = cell(layer.weights, source, unit);
      const smallest = best[count - 1]?.contribution ?? 0;
      if (Math.abs(x * weight) > Math.abs(smallest)) {
        const carried = { layer: layer.name, source, unit, x, weight, contribution: x * weight };
        insert(best, carried, count);
      }
    }
  }
}

function insert(best: Carried[], carried: Carried, count: number): void {
  const size = Math.abs(carried.contribution);
  const place = best.findIndex(({ contribution }) => Math.abs(contribution) < size);
  best.splice(place < 0 ? best.length : place, 0, carried);
  best.length = Math.min(best.length, count);
}
