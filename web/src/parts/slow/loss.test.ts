// @vitest-environment node
import { describe, expect, it } from "vitest";
import { workedExample } from "@/parts/inspector/example.fixture";
import { type Judged, judgedOf, lossFormula, outputError, wanted } from "@/parts/slow/loss";

const shares: Judged = { loss: "cross-entropy", activation: "softmax", outputs: [0.2, 0.7, 0.1], target: 1 };
const quantity: Judged = { loss: "squared-error", activation: "linear", outputs: [0.5], target: -1 };

describe("the loss with its numbers", () => {
  it("is −ln of the share given to the truth", () => {
    expect(lossFormula(shares)).toEqual({ symbols: "−ln(aₜ)", numbers: "−ln(0.700)" });
    const yes: Judged = { ...shares, activation: "sigmoid", outputs: [0.25], target: 1 };
    expect(lossFormula(yes).numbers).toBe("−ln(0.250)");
    expect(lossFormula({ ...yes, target: 0 }).numbers).toBe("−ln(1 − 0.250)");
  });

  it("counts, of outputs apart, what the rest left", () => {
    expect(lossFormula({ ...shares, activation: "sigmoid" }).numbers).toBe(
      "−ln(0.700) − ln(1 − 0.200) − ln(1 − 0.100)",
    );
  });

  it("takes an output that is no share for the least there is, where its slope is 0", () => {
    const linear: Judged = { ...shares, activation: "linear", outputs: [-0.5], target: 1 };
    expect(lossFormula(linear).numbers).toBe("−ln(10⁻⁷)");
    expect(outputError(linear, 0).numbers).toBe("0");
    expect(lossFormula({ ...linear, outputs: [1.5], target: 0 }).symbols).toBe("−ln(10⁻⁷)");
    expect(lossFormula({ ...linear, outputs: [0.5] }).numbers).toBe("−ln(0.500)");
  });

  it("is the square of the gap, or its size", () => {
    expect(lossFormula(quantity).numbers).toBe("(0.500 + 1.00)²");
    expect(lossFormula({ ...quantity, loss: "absolute-error" }).numbers).toBe("|0.500 + 1.00|");
    expect(lossFormula({ ...quantity, loss: "huber" }).numbers).toBe("|0.500 + 1.00| − ½");
    expect(lossFormula({ ...quantity, loss: "huber", target: 0 }).numbers).toBe("½ (0.500 − 0)²");
  });

  it("is averaged over the outputs, the first few written out", () => {
    const many: Judged = { ...quantity, outputs: [0, 0, 0, 0, 0, 0], target: 2 };
    expect(lossFormula(many).symbols).toBe("1/6 Σ (a − y)²");
    expect(lossFormula(many).numbers).toBe("1/6 · ((0 − 0)² + (0 − 0)² + (0 − 1.00)² + (0 − 0)² + …)");
  });
});

describe("the error at an output", () => {
  const value = (judged: Judged, unit = 0) => outputError(judged, unit).numbers;

  it("is the loss's slope there", () => {
    expect(value(shares, 1)).toBe("−1 / 0.700");
    expect(value(shares, 0)).toBe("0");
    expect(value({ ...shares, activation: "sigmoid" }, 0)).toBe("1 / (1 − 0.200)");
    expect(value(quantity)).toBe("2 × (0.500 + 1.00)");
    expect(value({ ...quantity, loss: "huber" })).toBe("sign(0.500 + 1.00)");
  });

  it("wants 1 of the true class and 0 of the others", () => {
    expect([0, 1, 2].map((unit) => wanted(shares, unit))).toEqual([0, 1, 0]);
    expect(wanted(judgedOf("cross-entropy", workedExample()), 0)).toBe(1);
  });
});
