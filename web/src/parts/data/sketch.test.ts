import { describe, expect, it } from "vitest";
import { PLANE_SOURCE } from "@/generated/protocol";
import { type Sketched, sketch } from "./sketch";

const SETS = PLANE_SOURCE.filter((source): source is Sketched => source !== "points");

describe.each(SETS)("the sketch of %s", (source) => {
  const dots = sketch(source, 100);
  it("lies on the plane", () => {
    for (const { x, y, value } of dots) {
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(6);
      expect(Math.abs(value)).toBeLessThanOrEqual(1.5);
    }
  });
  it("has both colours", () => {
    expect(dots.some(({ value }) => value > 0.2)).toBe(true);
    expect(dots.some(({ value }) => value < -0.2)).toBe(true);
  });
  it("is the same every time", () => expect(sketch(source, 100)).toEqual(dots));
});
