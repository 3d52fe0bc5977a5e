// @vitest-environment node
import { describe, expect, it } from "vitest";
import { ACTIVATION_NAME } from "@/generated/protocol";
import { curveOf, EQUATIONS } from "@/parts/inspector/activation";

describe("activation curves", () => {
  /** Computed by `pellucid.network.activation(name).function` at z = −1.5 and 0.7. */
  const EXPECTED: Record<string, [number, number]> = {
    linear: [-1.5, 0.7],
    sigmoid: [0.18242552, 0.66818777],
    tanh: [-0.90514825, 0.60436778],
    relu: [0, 0.7],
    "leaky-relu": [-0.015, 0.7],
    elu: [-0.77686984, 0.7],
    selu: [-1.36581469, 0.73549071],
    gelu: [-0.10021081, 0.5306254],
    silu: [-0.27363828, 0.46773144],
    softplus: [0.20141328, 1.10318601],
  };

  it.each(Object.entries(EXPECTED))("%s is what the bench computes", (name, [low, high]) => {
    const curve = curveOf(ACTIVATION_NAME.find((one) => one === name)!, [], 0);
    expect(curve(-1.5)).toBeCloseTo(low, 6);
    expect(curve(0.7)).toBeCloseTo(high, 6);
  });

  it("draws a softmax unit for the present z of the others", () => {
    const z = [1, 2, 0.5];
    const whole = z.reduce((sum, one) => sum + Math.exp(one), 0);
    expect(curveOf("softmax", z, 1)(2)).toBeCloseTo(Math.exp(2) / whole, 12);
    expect(curveOf("softmax", z, 1)(800)).toBe(1);
  });

  it("stays finite far out", () => {
    for (const name of ACTIVATION_NAME) {
      for (const z of [-60, 60]) expect(curveOf(name, [z, 0], 0)(z)).toSatisfy(Number.isFinite);
      expect(EQUATIONS[name]).toContain("a");
    }
  });
});
