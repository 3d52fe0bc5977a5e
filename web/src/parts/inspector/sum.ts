/** A sum of products, written out: in its own order, or the largest one by one, the rest summed up. */

import { at, cell, largestFirst, type LayerNumbers, type Matrix } from "@/parts/inspector/trace";

/** As many products are written out before the rest is summed up. */
export const WRITTEN = 8;

/** As many weights are listed one by one before the rest is only counted. */
export const LISTED = 12;

/** One product of the sum; `source` is where its first factor came from. */
export interface Term {
  readonly source: number;
  readonly left: number;
  readonly right: number;
  readonly product: number;
}

/** `terms`, then `rest` of them in one number, then a constant. */
export interface WrittenSum {
  readonly terms: readonly Term[];
  readonly rest: number;
  readonly restTotal: number;
  readonly constant: number;
  readonly total: number;
}

/**
 * Σ left · right + constant, with the `largest` products written out. Where that is all of them they
 * keep their order, which is the same for every unit.
 */
export function writtenSum(
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  constant: number,
  largest: number,
): WrittenSum {
  const products = Array.from({ length: left.length }, (_, i) => at(left, i) * at(right, i));
  const all = products.map((_, i) => i);
  const order = products.length <= largest ? all : largestFirst(products);
  const term = (i: number): Term => ({
    source: i,
    left: at(left, i),
    right: at(right, i),
    product: at(products, i),
  });
  const rest = order.slice(largest);
  const restTotal = rest.reduce((sum, i) => sum + at(products, i), 0);
  const total = products.reduce((sum, product) => sum + product, constant);
  return { terms: order.slice(0, largest).map(term), rest: rest.length, restTotal, constant, total };
}

/** z = Σ x · w + b of one unit. */
export function preActivation(layer: LayerNumbers, unit: number, largest: number): WrittenSum {
  return writtenSum(layer.x, column(layer.weights, unit), at(layer.bias, unit), largest);
}

/** dL/da = Σ w · dL/dz over the units of the layer after: how a unit's error signal comes to it. */
export function errorArriving(next: LayerNumbers, unit: number, largest: number): WrittenSum {
  return writtenSum(row(next.weights, unit), next.dz, 0, largest);
}

/** A unit's incoming weights. */
export function column(matrix: Matrix, index: number): number[] {
  return Array.from({ length: matrix.rows }, (_, i) => cell(matrix, i, index));
}

/** The weights a unit's activation goes out by. */
export function row(matrix: Matrix, index: number): number[] {
  return Array.from({ length: matrix.columns }, (_, i) => cell(matrix, index, i));
}
