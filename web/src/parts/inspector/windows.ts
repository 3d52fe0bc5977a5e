/** A window where it is laid over a picture: what it reads, and what becomes of it, number by number. */

import type { LayerScene } from "@/generated/protocol";
import type { Tensors } from "@/lib/frames";
import { at } from "@/parts/inspector/trace";

/** A place of a map, counted from 0 at the top left. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** One channel under a filter's window: its numbers, the kernel's, and their products, row by row. */
export interface Laid {
  readonly channel: number;
  readonly reads: readonly number[];
  readonly kernel: readonly number[];
  readonly products: readonly number[];
  readonly sum: number;
}

/** z = Σ over channels of the products + bias; the channels that add most come first. */
export interface Summed {
  readonly parts: readonly Laid[];
  readonly bias: number;
  readonly z: number;
}

/** What a filter makes of one example at a place. */
export function summedAt(tensors: Tensors, layer: LayerScene, unit: number, place: Place): Summed | null {
  const [x, weights, biases] = ["x", "weights", "bias"].map((kind) => tensors[`${kind}/${layer.name}`]);
  if (!x || !weights || !biases) return null;
  const channels = x.shape[2] ?? 1;
  const parts = Array.from({ length: channels }, (_, channel): Laid => {
    const reads = readAt(x, layer, channel, place);
    const kernel = reads.map((_, cell) => at(weights.values, sourceOf(cell, channel, channels) * layer.units + unit));
    const products = reads.map((one, cell) => one * at(kernel, cell));
    return { channel, reads, kernel, products, sum: total(products) };
  });
  const bias = at(biases.values, unit);
  const largestFirst = parts.toSorted((one, other) => Math.abs(other.sum) - Math.abs(one.sum));
  return { parts: largestFirst, bias, z: total(parts.map(({ sum }) => sum)) + bias };
}

/** Where a kernel's weight stands among those of its unit. */
export function sourceOf(cell: number, channel: number, channels: number): number {
  return cell * channels + channel;
}

/** What a pool reads at a place, and which of it is the largest. */
export function pooledAt(tensors: Tensors, layer: LayerScene, unit: number, place: Place): { reads: number[]; largest: number } | null {
  const x = tensors[`x/${layer.name}`];
  if (!x) return null;
  const reads = readAt(x, layer, unit, place);
  return { reads, largest: reads.indexOf(Math.max(...reads)) };
}

/** The first place under a window, beyond the edge where a convolution reaches over it. */
export function cornerOf({ kind, window }: Pick<LayerScene, "kind" | "window">, { row, column }: Place): Place {
  if (kind === "pool") return { row: row * window, column: column * window };
  const before = Math.floor((window - 1) / 2);
  return { row: row - before, column: column - before };
}

/** What lies under the window in one channel; beyond the edge there are zeros. */
function readAt({ values, shape }: Tensors[string], layer: LayerScene, channel: number, place: Place): number[] {
  const [rows = 0, columns = 0, channels = 1] = shape;
  const corner = cornerOf(layer, place);
  return Array.from({ length: layer.window ** 2 }, (_, cell) => {
    const [row, column] = [corner.row + Math.floor(cell / layer.window), corner.column + (cell % layer.window)];
    const inside = row >= 0 && column >= 0 && row < rows && column < columns;
    return inside ? at(values, (row * columns + column) * channels + channel) : 0;
  });
}

function total(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0);
}
