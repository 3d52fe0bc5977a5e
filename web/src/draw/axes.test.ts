import { expect, it } from "vitest";
import { planeScale } from "./axes";

it("goes from numbers to places and back, the second axis upwards", () => {
  const scale = planeScale({ low: [-6, 0], high: [6, 10] }, 120);
  expect([scale.x(-6), scale.x(6), scale.y(0), scale.y(10)]).toEqual([0, 120, 120, 0]);
  expect(scale.at(60, 60)).toEqual([0, 5]);
  expect(scale.ticks[0]).toContainEqual({ own: 0, at: 60 });
});

it("has round numbers of a file beside an axis that is read on another scale, where they belong", () => {
  const thousands = { own: (value: number) => 1000 * value + 500, read: (own: number) => (own - 500) / 1000 };
  const { ticks } = planeScale({ low: [-2, -2], high: [2, 2] }, 100, [thousands, thousands]);
  expect(ticks[0]).toEqual([-1000, 0, 1000, 2000].map((own) => ({ own, at: 50 + (own - 500) / 40 })));
  expect(ticks[1].map(({ at }) => at)).toEqual(ticks[0].map(({ at }) => 100 - at));
});
