/** The nudges that all weights of a network get from one example. */

import { type Gradient, unitGradients } from "@/parts/inspector/gradients";
import { column } from "@/parts/inspector/sum";
import { at, cell, type ExampleNumbers, largestFirst, type LayerNumbers } from "@/parts/inspector/trace";

/** A weight's or bias's nudge, and where it is. */
export interface Nudge extends Gradient {
  readonly layer: number;
  readonly unit: number;
}

/** Of each unit, only so many weights can be among the largest `count`. */
export function largestNudges(example: ExampleNumbers, count: number): Nudge[] {
  const all = example.layers.flatMap((numbers, layer) =>
    Array.from(numbers.bias).flatMap((_, unit) =>
      (numbers.map ? kernelNudges : unitGradients)(numbers, unit, count).map((one) => ({ ...one, layer, unit })),
    ),
  );
  return all.sort((one, other) => Math.abs(other.nudge) - Math.abs(one.nudge)).slice(0, count);
}

/** A kernel's largest nudges: its gradients are sums over all places, which no one product makes. */
function kernelNudges(numbers: LayerNumbers, unit: number, count: number): Gradient[] {
  const nudges = column(numbers.updates, unit);
  return largestFirst(nudges).slice(0, count).map((source) => ({
    source, value: cell(numbers.weights, source, unit), x: NaN, dz: NaN, gradient: NaN, nudge: at(nudges, source),
  }));
}
