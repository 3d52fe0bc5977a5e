// @vitest-environment node
import { expect, it } from "vitest";
import { histogram } from "@/parts/inspector/histogram";

it("counts every finite number once", () => {
  const { bars, low, high } = histogram([0, 1, 2, 3, 4, 4, Number.NaN, Infinity], 240, 60);
  expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(6);
  expect([low, high]).toEqual([0, 4]);
});

it("draws its fullest bar to the top", () => {
  const { bars } = histogram([1, 1, 1, 2], 240, 60);
  expect(Math.max(...bars.map(({ height }) => height))).toBe(60);
});

it("shows where zero is, if it is in sight", () => {
  expect(histogram([-1, 1], 240, 60).zero).toBe(120);
  expect(histogram([1, 2], 240, 60).zero).toBeNull();
});

it("has room for a single value", () => {
  expect(histogram([3, 3], 240, 60).bars.some(({ count }) => count === 2)).toBe(true);
});
