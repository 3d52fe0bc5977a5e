import { expect, it } from "vitest";
import type { CountSoFar, Judgement } from "@/generated/protocol";
import { growthStrokes } from "./growth";

const comparison: Judgement = {
  name: "gap", says: "a minus b", verdict: "supported", effect: 2, interval: [1, 3], beyond: 0.5,
  rule: "usually", holds: 3, seeds: 3, shares: false,
};
const growth: CountSoFar[] = [
  { networks: 1, holds: 1, verdict: "undecided", gaps: [{ verdict: "undecided", effect: 4, low: null, high: null }] },
  { networks: 2, holds: 2, verdict: "undecided", gaps: [{ verdict: "undecided", effect: 3, low: 0, high: 4 }] },
  { networks: 3, holds: 3, verdict: "supported", gaps: [{ verdict: "supported", effect: 2, low: 1, high: 3 }] },
];
const room = { left: 0, right: 300, top: 0, bottom: 100 };

it("a verdict grows to the right, in a room that does not change", () => {
  const [first, , last] = [0, 1, 2].map((step) => growthStrokes(growth, 0, step, comparison, room));
  expect(first?.end?.x).toBe(100);
  expect(last?.end?.x).toBe(300);
  expect(first?.threshold).toBe(last?.threshold);
  expect(last?.ticks).toEqual(first?.ticks);
});

it("no band is drawn where there are too few networks for an interval", () => {
  expect(growthStrokes(growth, 0, 0, comparison, room).band).toBe("");
  expect(growthStrokes(growth, 0, 2, comparison, room).band).not.toBe("");
});

it("a gap that is no number has no place", () => {
  const broken: CountSoFar[] = [{ ...growth[0]!, gaps: [{ verdict: "refuted", effect: null, low: null, high: null }] }];
  const { end, middle } = growthStrokes(broken, 0, 0, comparison, room);
  expect([end, middle]).toEqual([null, ""]);
});
