// @vitest-environment node
import { expect, it } from "vitest";
import { dotPlot } from "@/parts/spread/dots";

it("has a dot for every run, inside the picture", () => {
  const values = Array.from({ length: 300 }, (_, at) => Math.floor(at / 30) / 10);
  const { dots, radius } = dotPlot(values, null, 360, 110);
  expect(dots).toHaveLength(300);
  expect(dots.every(({ x, y }) => x > 0 && x < 360 && y >= radius - 1e-9 && y < 110)).toBe(true);
});

it("makes room for one's own number", () => {
  const { place, high } = dotPlot([0.1, 0.2], 0.9, 360, 110);
  expect(high).toBe(0.9);
  expect(place(0.9)).toBe(356);
});

it("can show runs that all end alike", () => {
  const { dots, low, high } = dotPlot([1, 1, 1], null, 360, 110);
  expect(low).toBeLessThan(high);
  expect(new Set(dots.map(({ y }) => y)).size).toBe(3);
});
