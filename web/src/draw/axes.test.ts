import { expect, it } from "vitest";
import { planeScale } from "./axes";

it("goes from numbers to places and back, the second axis upwards", () => {
  const scale = planeScale({ low: [-6, 0], high: [6, 10] }, 120);
  expect([scale.x(-6), scale.x(6), scale.y(0), scale.y(10)]).toEqual([0, 120, 120, 0]);
  expect(scale.at(60, 60)).toEqual([0, 5]);
  expect(scale.ticks[0]).toContain(0);
});
