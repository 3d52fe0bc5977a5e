import { describe, expect, it } from "vitest";
import { axisOf, power } from "./axis";

describe("an axis", () => {
  it("holds every number, the least at one end and the most at the other", () => {
    const axis = axisOf([3, null, -2, 9], "linear", 100, 300);
    const places = [-2, 3, 9].map((value) => axis.place(value) ?? NaN);
    expect(places.every((at) => at >= 100 && at <= 300)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(axis.place(null)).toBeNull();
  });

  it("leaves out of a logarithmic axis what is zero or less", () => {
    const axis = axisOf([0, -1, 0.01, 100], "log", 0, 100);
    expect([axis.place(0), axis.place(-1)]).toEqual([null, null]);
    expect(axis.place(1)).toBeCloseTo(50);
    expect(axis.ticks.map(({ text }) => text)).toEqual(["0.01", "0.1", "1", "10", "100"]);
  });

  it("stands though all numbers are the same, or there are none", () => {
    for (const kind of ["linear", "log"] as const) {
      for (const values of [[5, 5], [], [null]]) {
        const { ticks } = axisOf(values, kind, 0, 100);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.every(({ at }) => Number.isFinite(at))).toBe(true);
      }
    }
    expect(axisOf([5, 5], "linear", 0, 100).place(5)).toBeCloseTo(50);
    expect(axisOf([1, 1], "linear", 0, 100).ticks.at(-1)?.text).toMatch(/^1(\.0*)?$/);
  });

  it("writes shares in per cent, none beyond all", () => {
    expect(axisOf([0.3, 0.93], "shares", 0, 100, 3).ticks.map(({ text }) => text)).toEqual(["20 %", "40 %", "60 %", "80 %", "100 %"]);
    expect(axisOf([-0.005, 0.01], "shares", 0, 100, 3).ticks.map(({ text }) => text)).toContain("−0.5 %");
  });

  it("writes few powers of ten, and large ones raised", () => {
    expect(axisOf([1e-12, 1e12], "log", 0, 400).ticks.length).toBeLessThanOrEqual(6);
    expect([1e-6, 1e5, 0.001, 1000, 2e-5].map(power)).toEqual(["10⁻⁶", "10⁵", "0.001", "1000", "2·10⁻⁵"]);
  });
});
