// @vitest-environment node
import { describe, expect, it } from "vitest";
import { workedExample } from "@/parts/inspector/example.fixture";
import { errorArriving, preActivation, writtenSum } from "@/parts/inspector/sum";

describe("a sum written out", () => {
  it("has its largest products first, and the rest in one number", () => {
    const sum = writtenSum([1, 2, 3, 4], [10, -1, 0.5, -3], 0.25, 2);
    expect(sum.terms.map(({ source, product }) => [source, product])).toEqual([[3, -12], [0, 10]]);
    expect(sum).toMatchObject({ rest: 2, restTotal: -0.5, constant: 0.25, total: -2.25 });
  });

  it("adds up to what is written", () => {
    const { terms, restTotal, constant, total } = writtenSum([0.3, -2, 7], [1, 4, 0.1], 5, 1);
    const written = terms.reduce((sum, { left, right }) => sum + left * right, restTotal + constant);
    expect(written).toBeCloseTo(total, 12);
  });

  it("writes nothing of nothing but the constant", () => {
    expect(writtenSum([], [], 0.5, 8)).toEqual({ terms: [], rest: 0, restTotal: 0, constant: 0.5, total: 0.5 });
  });
});

describe("a unit's sums", () => {
  const example = workedExample();
  const [hidden, output] = example.layers;

  it("is z for every unit of every layer", () => {
    for (const layer of example.layers) {
      for (let unit = 0; unit < layer.z.length; unit++) {
        expect(preActivation(layer, unit, 1).total).toBeCloseTo(layer.z[unit] ?? 0, 12);
      }
    }
  });

  it("is dL/da where the error comes back", () => {
    for (let unit = 0; unit < 2; unit++) {
      expect(errorArriving(output!, unit, 8).total).toBeCloseTo(hidden!.da[unit] ?? 0, 12);
    }
  });
});
