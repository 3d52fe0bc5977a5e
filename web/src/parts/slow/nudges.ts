/** The nudges that all weights of a network get from one example. */

import { type Gradient, unitGradients } from "@/parts/inspector/gradients";
import type { ExampleNumbers } from "@/parts/inspector/trace";

/** A weight's or bias's nudge, and where it is. */
export interface Nudge extends Gradient {
  readonly layer: number;
  readonly unit: number;
}

/** Of each unit, only so many weights can be among the largest `count`. */
export function largestNudges(example: ExampleNumbers, count: number): Nudge[] {
  const all = example.layers.flatMap((numbers, layer) =>
    Array.from(numbers.z).flatMap((_, unit) =>
      unitGradients(numbers, unit, count).map((gradient) => ({ ...gradient, layer, unit })),
    ),
  );
  return all.sort((one, other) => Math.abs(other.nudge) - Math.abs(one.nudge)).slice(0, count);
}
