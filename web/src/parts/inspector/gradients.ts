/** Each weight's gradient as the product it is, x · dL/dz, and the nudge it gets. */

import { at, cell, largestFirst, type LayerNumbers } from "@/parts/inspector/trace";

/** A weight, or where `source` is null, a bias, whose input is always 1. */
export interface Gradient {
  readonly source: number | null;
  readonly value: number;
  readonly x: number;
  readonly dz: number;
  readonly gradient: number;
  readonly nudge: number;
}

export function weightGradient(layer: LayerNumbers, unit: number, source: number): Gradient {
  const [x, dz] = [at(layer.x, source), at(layer.dz, unit)];
  const value = cell(layer.weights, source, unit);
  return { source, value, x, dz, gradient: x * dz, nudge: cell(layer.updates, source, unit) };
}

export function biasGradient(layer: LayerNumbers, unit: number): Gradient {
  const dz = at(layer.dz, unit);
  const nudge = at(layer.biasUpdates, unit);
  return { source: null, value: at(layer.bias, unit), x: 1, dz, gradient: dz, nudge };
}

/** A unit's incoming weights and its bias: in their order, or where they are many, those of the largest gradients. */
export function unitGradients(layer: LayerNumbers, unit: number, largest: number): Gradient[] {
  return gradientsOf(layer, unit, largestGradients(layer, unit, largest));
}

/** Where a unit's largest gradients come from, the very largest first; all in their own order where they are so few. */
export function largestGradients(layer: LayerNumbers, unit: number, count: number): number[] {
  if (layer.x.length <= count) return Array.from(layer.x, (_, source) => source);
  const products = Array.from(layer.x, (x) => x * at(layer.dz, unit));
  return largestFirst(products).slice(0, count);
}

/** The gradients of a unit's weights from some sources, in their order, then its bias's. */
export function gradientsOf(layer: LayerNumbers, unit: number, sources: readonly number[]): Gradient[] {
  const weights = sources.map((source) => weightGradient(layer, unit, source));
  return [...weights, biasGradient(layer, unit)];
}
