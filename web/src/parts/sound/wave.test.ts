import { expect, it } from "vitest";
import { evened } from "./speaker";
import { outline, pathOf } from "./wave";

it("draws every swing between the columns it falls into", () => {
  const swings = outline([0.5, -1, 0.25, 0.25, -0.5, -0.25], 3);
  expect(swings).toEqual([{ low: -1, high: 0.5 }, { low: 0, high: 0.25 }, { low: -0.5, high: 0 }]);
});

it("has a column for every place even of few samples", () => {
  expect(outline([1], 4)).toHaveLength(4);
});

it("goes along the top and back along the bottom", () => {
  expect(pathOf([{ low: -1, high: 1 }, { low: 0, high: 0 }], 10, 20)).toBe("M0.0 0.0L10.0 10.0L10.0 10.0L0.0 20.0Z");
  expect(pathOf([], 10, 20)).toBe("");
});

it("makes every recording as loud as the others, and of silence nothing", () => {
  expect(evened([2, -8])).toEqual([0.25, -1]);
  expect(evened([0, 0])).toEqual([0, 0]);
});
