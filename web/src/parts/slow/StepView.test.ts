import { render } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { workedExample, workedScene } from "@/parts/inspector/example.fixture";
import { caption } from "@/parts/slow/caption";
import { type Step, stepsOf } from "@/parts/slow/steps";
import StepView from "@/parts/slow/StepView.svelte";

const [scene, example] = [workedScene(), workedExample()];
const after = { ...example, loss: (example.loss ?? 0) / 2 };

/** What is to be read at a step, its words apart by single spaces. */
function read(step: Step): string {
  const { container } = render(StepView, { scene, example, after, step });
  return (container.textContent ?? "").replace(/\s+/g, " ");
}

describe("a step of slow motion", () => {
  it("writes a unit's sum out with its numbers", () => {
    const text = read({ kind: "unit", layer: 0, unit: 1 });
    expect(text).toContain("0.500 × (−2.00) x₁");
    expect(text).toContain("(−1.00) × 1.00 x₂");
    expect(text).toContain("= −2.00");
    expect(text).toContain("a = tanh(−2.00) = −0.964");
  });

  it("writes the loss as its formula", () => {
    expect(read({ kind: "loss" })).toContain("L = −ln(a) = −ln(0.812) = 0.208");
  });

  it("writes the error at the output as the answer less the truth", () => {
    const text = read({ kind: "error-unit", layer: 1, unit: 0 });
    expect(text).toContain("dL/dz = a − y = 0.812 − 1.00 = −0.188");
  });

  it("writes the error of a hidden unit as what came back, times its slope", () => {
    const text = read({ kind: "error-unit", layer: 0, unit: 0 });
    expect(text).toContain("dL/da = Σ w · dL/dz = 2.00 × (−0.188) w × Output = −0.376");
    expect(text).toMatch(/dL\/dz = dL\/da · da\/dz = −0\.376 × 0\.990 = −0\.372/);
  });

  it("writes every weight's gradient as the product it is", () => {
    const text = read({ kind: "error-unit", layer: 0, unit: 0 });
    expect(text).toContain("0.500 × (−0.372) = −0.186");
    expect(text).toContain("1.00 × (−0.372) = −0.372");
  });

  it("shows where every weight goes, and the loss before and after", () => {
    expect(read({ kind: "nudge" })).toMatch(/unit 1 → Output/);
    expect(read({ kind: "after" })).toMatch(/Before L = 0\.208 .*Now L = 0\.104/);
  });

  it("has words for each", () => {
    for (const step of stepsOf(example)) {
      const words = caption(scene, example, step, after);
      expect(words).not.toMatch(/[{}]|undefined|NaN|–/);
      expect(words.length).toBeGreaterThan(20);
    }
  });

  it("says so when the loss rose", () => {
    const risen = { ...example, loss: 9 };
    expect(caption(scene, example, { kind: "after" }, risen)).toContain("rose");
  });
});
