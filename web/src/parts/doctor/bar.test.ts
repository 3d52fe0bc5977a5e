import { expect, it } from "vitest";
import { barOf } from "./bar";

const of = (value: number | null, threshold: number | null) => barOf({ name: "steps", value, threshold });

it("has the longer of the two nearly as long as the whole", () => {
  expect(of(1, 0.5)).toEqual({ value: 1 / 1.12, limit: 0.5 / 1.12 });
  expect(of(0.0001, 0.02)?.limit).toBeCloseTo(1 / 1.12);
});

it.each([[null, 1], [1, null], [-2, 1], [3, 0], [3, -1]])("is none of %s beside %s", (value, threshold) => {
  expect(of(value, threshold)).toBeNull();
});
