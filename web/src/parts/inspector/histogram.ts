/** How often numbers fall where, as bars of a picture. */

import { bin, extent, max } from "d3-array";
import { scaleLinear } from "d3-scale";

/** One bar, in the picture's units, and what it counts. */
export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface Histogram {
  readonly bars: readonly Bar[];
  readonly low: number;
  readonly high: number;
  /** Where zero is, or null where it lies outside. */
  readonly zero: number | null;
}

const BINS = 24;

export function histogram(values: readonly number[], width: number, height: number): Histogram {
  const finite = values.filter(Number.isFinite);
  const [low = 0, high = 0] = extent(finite);
  const x = scaleLinear(low < high ? [low, high] : [low - 0.5, high + 0.5], [0, width]);
  const [from = 0, to = 0] = x.domain();
  const bins = bin().domain([from, to]).thresholds(edges(from, to))(finite);
  const y = scaleLinear([0, max(bins, ({ length }) => length) ?? 1], [0, height]);
  const bars = bins.map(({ x0 = from, x1 = to, length }) => {
    return { x: x(x0), width: x(x1) - x(x0), height: y(length), from: x0, to: x1, count: length };
  });
  return { bars, low: from, high: to, zero: from <= 0 && to >= 0 ? x(0) : null };
}

function edges(from: number, to: number): number[] {
  return Array.from({ length: BINS - 1 }, (_, at) => from + ((at + 1) * (to - from)) / BINS);
}
