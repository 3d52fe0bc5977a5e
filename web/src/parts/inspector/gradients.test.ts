// @vitest-environment node
import { expect, it } from "vitest";
import { workedExample } from "@/parts/inspector/example.fixture";
import { biasGradient, unitGradients, weightGradient } from "@/parts/inspector/gradients";

const [hidden] = workedExample().layers;

it("writes a weight's gradient as the product of what came in and the error signal", () => {
  const { x, dz, gradient, nudge } = weightGradient(hidden!, 1, 0);
  expect(gradient).toBe(x * dz);
  expect(nudge).toBeCloseTo(-0.1 * gradient, 12);
});

it("gives a bias an input of 1", () => {
  expect(biasGradient(hidden!, 0)).toMatchObject({ source: null, x: 1, gradient: hidden!.dz[0] });
});

it("lists weights in their order and the bias last", () => {
  const listed = unitGradients(hidden!, 0, 8);
  expect(listed.map(({ source }) => source)).toEqual([0, 1, null]);
});

it("lists the largest gradients where not all are listed", () => {
  expect(unitGradients(hidden!, 0, 1).map(({ source }) => source)).toEqual([1, null]);
});
