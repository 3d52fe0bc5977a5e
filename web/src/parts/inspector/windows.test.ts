import { expect, it } from "vitest";
import type { LayerScene } from "@/generated/protocol";
import { cornerOf, pooledAt, summedAt } from "./windows";

const conv: LayerScene = {
  name: "conv_1", kind: "conv", inputs: 18, units: 1, window: 3, shape: [2, 2, 1], activation: "relu", dropout: 0, output: false,
};
const pool: LayerScene = { ...conv, name: "max-pool_1", kind: "pool", window: 2, units: 2, shape: [1, 1, 2] };
/** Two channels of two by two: 1 to 4, and ten times as much. */
const X = Float32Array.of(1, 10, 2, 20, 3, 30, 4, 40);
const tensors = {
  "x/conv_1": { values: X, shape: [2, 2, 2], scale: 1 },
  "weights/conv_1": { values: Float32Array.from({ length: 18 }, (_, at) => at), shape: [18, 1], scale: 1 },
  "bias/conv_1": { values: Float32Array.of(0.5), shape: [1], scale: 1 },
  "x/max-pool_1": { values: X, shape: [2, 2, 2], scale: 1 },
};

it("lays a window about its place, and reads zeros beyond the edge", () => {
  expect(cornerOf(conv, { row: 0, column: 1 })).toEqual({ row: -1, column: 0 });
  const summed = summedAt(tensors, conv, 0, { row: 0, column: 0 });
  const [second, first] = summed?.parts ?? [];
  expect(first?.reads).toEqual([0, 0, 0, 0, 1, 2, 0, 3, 4]);
  expect(second?.reads).toEqual([0, 0, 0, 0, 10, 20, 0, 30, 40]);
  expect(first?.kernel).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16]);
  expect(second?.kernel).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17]);
});

it("adds up the products of all channels, the largest first, and the bias", () => {
  const summed = summedAt(tensors, conv, 0, { row: 1, column: 1 });
  expect(summed?.parts.map(({ channel }) => channel)).toEqual([1, 0]);
  const by = (weights: number[], x: number[]) => weights.reduce((sum, weight, at) => sum + weight * (x[at] ?? 0), 0);
  const expected = by([0, 2, 6, 8], [1, 2, 3, 4]) + by([1, 3, 7, 9], [10, 20, 30, 40]) + 0.5;
  expect(summed?.z).toBeCloseTo(expected);
});

it("knows which number a pool keeps", () => {
  expect(pooledAt(tensors, pool, 1, { row: 0, column: 0 })).toEqual({ reads: [10, 20, 30, 40], largest: 3 });
});

it("says nothing where there are no numbers", () => {
  expect(summedAt({}, conv, 0, { row: 0, column: 0 })).toBeNull();
  expect(pooledAt({}, pool, 0, { row: 0, column: 0 })).toBeNull();
});
