// @vitest-environment node
import { describe, expect, it } from "vitest";
import type { Spread } from "@/generated/protocol";
import type { Received } from "@/lib/frames";
import { ownCurve, ownFinal } from "@/parts/spread/own";
import { finals, quartiles, summary } from "@/parts/spread/runs";
import type { Moment } from "@/state/curves";

function spread(final: number[]): Received<Spread> {
  const of = (values: number[], ...shape: number[]) => ({ values: Float32Array.from(values), shape, scale: 1 });
  return {
    type: "spread", id: 1, done: true, part: 1, seeds: final.length, arrays: [],
    tensors: {
      epochs: { values: Int32Array.from([1, 2]), shape: [2], scale: 1 },
      loss: of([0.5, 0.25, 1, 0.5, 2, Number.NaN], 3, 2),
      metric: of([0.5, 0.75, 0.5, 0.875, 0.5, 1], 3, 2),
      final: of(final, final.length),
    },
  };
}

describe("many runs", () => {
  const runs = spread([0.75, 1, 0.5, Number.NaN, 0.875]);

  it("have quartiles epoch by epoch, where there are numbers", () => {
    expect(quartiles(runs, "metric")).toEqual([
      { epoch: 1, low: 0.5, middle: 0.5, high: 0.5 },
      { epoch: 2, low: 0.75, middle: 0.875, high: 1 },
    ]);
    expect(quartiles(runs, "loss")).toHaveLength(1);
  });

  it("end in order, those that broke only counted", () => {
    expect(finals(runs)).toEqual({ values: [0.5, 0.75, 0.875, 1], broken: 1 });
  });

  it("are summed up, with one's own place among them", () => {
    expect(summary(finals(runs), 0.875)).toMatchObject({ worst: 0.5, best: 1, middle: 0.8125, beaten: 3 });
    expect(summary(finals(runs), null)?.beaten).toBeNull();
    expect(summary({ values: [], broken: 5 }, 0.5)).toBeNull();
  });
});

describe("one's own way", () => {
  const way = [1, 2, 3].map((epoch): Moment => ({
    moment: epoch, epoch, trainingLoss: 1, testLoss: 1 / epoch, trainingMetric: 0, testMetric: epoch / 4, gradients: [], dead: [],
  }));

  it("is laid beside the others no further than they went", () => {
    expect(ownCurve(way, "loss", 2)).toEqual([[1, 1], [2, 0.5]]);
  });

  it("has a place only once it has come as far", () => {
    expect(ownFinal(way, 2)).toBe(0.5);
    expect(ownFinal(way, 4)).toBeNull();
  });
});
