// @vitest-environment node
import { describe, expect, it } from "vitest";
import { workedExample } from "@/parts/inspector/example.fixture";
import type { LayerNumbers } from "@/parts/inspector/trace";
import { direction, stepsOf, stride } from "@/parts/slow/steps";

const example = workedExample();
const steps = stepsOf(example);

describe("the steps of slow motion", () => {
  it("go through all units to the loss and back, and end by learning", () => {
    const said = steps.map((step) => ("unit" in step ? `${step.kind} ${step.layer}.${step.unit}` : step.kind));
    expect(said).toEqual([
      "input", "unit 0.0", "unit 0.1", "unit 1.0", "loss",
      "error-unit 1.0", "error-unit 0.0", "error-unit 0.1", "nudge", "after",
    ]);
  });

  it("take a large layer, and a softmax, in one", () => {
    const [hidden, output] = example.layers;
    const large: LayerNumbers = { ...hidden!, z: new Float32Array(30) };
    const soft: LayerNumbers = { ...output!, activation: "softmax" };
    expect(stepsOf({ layers: [large, soft] }).map(({ kind }) => kind)).toEqual([
      "input", "layer", "layer", "loss", "error-layer", "error-layer", "nudge", "after",
    ]);
  });

  it("know which way things move", () => {
    expect(steps.map(direction)).toEqual([
      "forward", "forward", "forward", "forward", "forward",
      "backward", "backward", "backward", "update", "update",
    ]);
  });
});

describe("a longer stride", () => {
  it("goes to the beginning of the next layer", () => {
    expect(stride(steps, 1, 1)).toBe(3);
    expect(stride(steps, 5, 1)).toBe(6);
    expect(stride(steps, 9, 1)).toBe(9);
  });

  it("goes to the beginning of the layer before", () => {
    expect(stride(steps, 3, -1)).toBe(1);
    expect(stride(steps, 8, -1)).toBe(6);
    expect(stride(steps, 0, -1)).toBe(0);
  });
});
