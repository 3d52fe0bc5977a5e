/** Slow motion as data: the moments at which it stops, from an example's input to its nudge. */

import type { ExampleNumbers, LayerNumbers } from "@/parts/inspector/trace";
import type { Spotlight } from "@/state/selection";

/** A layer up to this size is walked through unit by unit; a larger one is one step. */
const WALKED = 8;

/** Where slow motion stands. `layer` and `unit` are numbers, counted from 0. */
export type Step =
  | { readonly kind: "input" }
  | { readonly kind: "unit"; readonly layer: number; readonly unit: number }
  | { readonly kind: "layer"; readonly layer: number }
  | { readonly kind: "loss" }
  | { readonly kind: "error-unit"; readonly layer: number; readonly unit: number }
  | { readonly kind: "error-layer"; readonly layer: number }
  | { readonly kind: "nudge" }
  | { readonly kind: "after" };

/** `learns`: whether it ends by learning. A test example that was learned from would be none any more. */
export function stepsOf(example: Pick<ExampleNumbers, "layers">, learns = true): Step[] {
  const deed: Step[] = learns ? [{ kind: "after" }] : [];
  const there = example.layers.flatMap((layer, number) => forward(layer, number));
  const back = example.layers.flatMap((layer, number) => backward(layer, number)).reverse();
  return [{ kind: "input" }, ...there, { kind: "loss" }, ...back, { kind: "nudge" }, ...deed];
}

function forward(layer: LayerNumbers, number: number): Step[] {
  if (!isWalked(layer)) return [{ kind: "layer", layer: number }];
  return units(layer).map((unit) => ({ kind: "unit", layer: number, unit }));
}

/** The units in falling order, since all of the way back is turned round once it is whole. */
function backward(layer: LayerNumbers, number: number): Step[] {
  if (!isWalked(layer)) return [{ kind: "error-layer", layer: number }];
  const falling = units(layer).reverse();
  return falling.map((unit) => ({ kind: "error-unit", layer: number, unit }));
}

/** Units of a softmax share one sum, so they are seen together; maps are, being pictures. */
function isWalked(layer: LayerNumbers): boolean {
  return !layer.map && layer.z.length <= WALKED && layer.activation !== "softmax";
}

function units(layer: LayerNumbers): number[] {
  return Array.from({ length: layer.z.length }, (_, unit) => unit);
}

/** The first step of the next layer, or of the one before: a longer stride. */
export function stride(steps: readonly Step[], from: number, direction: 1 | -1): number {
  let to = from;
  while (steps[to + direction] && chapter(steps[to]) === chapter(steps[from])) to += direction;
  if (direction === 1) return to;
  while (steps[to - 1] && chapter(steps[to - 1]) === chapter(steps[to])) to -= 1;
  return to;
}

function chapter(step: Step | undefined): string {
  if (!step) return "";
  return "layer" in step ? `${direction(step)} ${step.layer}` : step.kind;
}

/** Which way things move in a step: values forward, the error backward, or weights in place. */
export function direction(step: Step): Spotlight["direction"] {
  if (step.kind === "nudge" || step.kind === "after") return "update";
  return step.kind.startsWith("error") ? "backward" : "forward";
}
