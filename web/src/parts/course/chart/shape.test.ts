import { describe, expect, it } from "vitest";
import { axisOf } from "./axis";
import { median, spread, strokesOf } from "./shape";

const curve = (middle: (number | null)[]) => ({ name: "a", middle, low: middle, high: middle });

describe("the strokes of a curve", () => {
  const along = axisOf([0, 1, 2, 3], "linear", 0, 300);

  it("begin anew after a number that is missing", () => {
    const { middle, dots } = strokesOf(curve([1, 2, null, 4]), [0, 1, 2, 3], along, axisOf([0, 4], "linear", 100, 0));
    expect(middle.match(/M/g)).toHaveLength(2);
    expect(dots).toHaveLength(3);
    expect(middle).not.toContain("NaN");
  });

  it("leave out what a logarithmic axis cannot show", () => {
    const { dots } = strokesOf(curve([0, 0.1, 1, 10]), [0, 1, 2, 3], along, axisOf([0.1, 10], "log", 100, 0));
    expect(dots.map(({ y }) => Math.round(y))).toEqual([100, 50, 0]);
  });

  it("have no dots where there are many points", () => {
    const x = Array.from({ length: 40 }, (_, at) => at);
    expect(strokesOf(curve(x), x, axisOf(x, "linear", 0, 1), axisOf(x, "linear", 1, 0)).dots).toEqual([]);
  });
});

it("the median leaves out what is missing", () => {
  expect([median([3, null, 1]), median([3, 1, 2]), median([null]), median([])]).toEqual([2, 2, null, null]);
});

it("dots of a row stand apart, and the same every time", () => {
  expect(spread(50)).toEqual(spread(50));
  expect(new Set(spread(50)).size).toBe(50);
  expect(spread(50).every((at) => Math.abs(at) <= 0.5)).toBe(true);
});
