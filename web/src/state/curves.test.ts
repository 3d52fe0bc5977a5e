import { describe, expect, it } from "vitest";
import { Curves } from "./curves";
import { frameOf } from "@/testing/messages";

const at = (moment: number, latest = moment, loss = 1 / (moment + 1)) =>
  frameOf({ moment, latest, epoch: moment / 10, training_loss: loss });

describe("Curves", () => {
  it("keeps what comes, in order, once", () => {
    const curves = new Curves();
    for (const moment of [0, 10, 20, 10, 20, 30]) curves.add(at(moment, Math.max(moment, 20)));
    expect(curves.way.map((one) => one.moment)).toEqual([0, 10, 20, 30]);
  });

  it("takes what was changed by hand in place of what was", () => {
    const curves = new Curves();
    for (const loss of [0.1, 5.48]) curves.add(at(10, 10, loss));
    expect(curves.way.map((one) => one.trainingLoss)).toEqual([5.48]);
  });

  it("does not leave the way while one only looks back", () => {
    const curves = new Curves();
    for (const moment of [0, 10, 20]) curves.add(at(moment));
    curves.add(at(10, 20));
    expect(curves.way.at(-1)?.moment).toBe(20);
    expect(curves.left).toEqual([]);
  });

  it("sets the rest of a way aside where another is gone", () => {
    const curves = new Curves();
    for (const moment of [0, 10, 20, 30]) curves.add(at(moment));
    curves.add(at(15));
    expect(curves.way.map((one) => one.moment)).toEqual([0, 10, 15]);
    expect(curves.left.map((way) => way.map((one) => one.moment))).toEqual([[20, 30]]);
  });

  it("finds the nearest moment", () => {
    const curves = new Curves();
    for (const moment of [0, 10, 20]) curves.add(at(moment));
    expect([-5, 4, 6, 99].map((moment) => curves.nearest(moment)?.moment)).toEqual([0, 0, 10, 20]);
  });

  it("thins a long way, and keeps its last moment", () => {
    const curves = new Curves();
    for (let moment = 0; moment <= 7000; moment++) curves.add(at(moment));
    expect(curves.way.length).toBeLessThanOrEqual(3001);
    expect(curves.way.at(-1)?.moment).toBe(7000);
  });

  it("reads a history, what is not known as null", () => {
    const curves = new Curves();
    curves.clear(5);
    curves.read({
      type: "history",
      past: [],
      arrays: [],
      tensors: {
        moments: { values: Int32Array.of(0, 5), shape: [2], scale: 1 },
        curves: { values: Float32Array.of(1, 2, 0.5, 0.25, NaN, 3, 0.75, 1), shape: [2, 4], scale: 1 },
        gradients: { values: Float32Array.of(1, 2, 3, 4), shape: [2, 2], scale: 1 },
        dead: { values: Float32Array.of(0, 0, 0.5, NaN), shape: [2, 2], scale: 1 },
      },
    });
    expect(curves.way[1]).toEqual({
      moment: 5, epoch: 1, trainingLoss: null, testLoss: 3, trainingMetric: 0.75, testMetric: 1,
      gradients: [3, 4], dead: [0.5, null],
    });
  });
});
