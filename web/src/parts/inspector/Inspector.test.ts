import { render, screen } from "@testing-library/svelte";
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { workedExample, workedScene } from "@/parts/inspector/example.fixture";
import Inspector from "@/parts/inspector/Inspector.svelte";
import { lens } from "@/parts/inspector/lens.svelte";
import { tracedMessage } from "@/parts/inspector/traced.fixture";
import { bench } from "@/state/bench.svelte";
import type { Selection } from "@/state/selection";

function open(selection: Selection): string {
  bench.selection = selection;
  const { container } = render(Inspector);
  flushSync();
  return (container.textContent ?? "").replace(/\s+/g, " ");
}

beforeEach(() => {
  bench.scene = workedScene();
  lens.row = 3;
  lens.show(tracedMessage(workedExample()));
  vi.spyOn(bench, "whenPainted").mockReturnValue(() => {});
});
afterEach(() => {
  bench.selection = null;
  vi.restoreAllMocks();
});

it("shows a unit with its sum, its error and every incoming weight", () => {
  const text = open({ kind: "unit", layer: "dense_1", unit: 1 });
  expect(text).toContain("Hidden 1, unit 2");
  expect(text).toContain("a = tanh(−2.00) = −0.964");
  expect(screen.getAllByRole("slider", { name: /Weight from/ })).toHaveLength(3);
});

it("shows a weight by the terms of the chain rule", () => {
  const text = open({ kind: "weight", layer: "dense_2", source: 0, unit: 0 });
  expect(text).toContain("x · w = 0.0997 × 2.00 = 0.199");
  expect(text).toContain("dL/dw = dL/dz · x −0.188 × 0.0997 = −0.0187");
});

it("shows an example with what it is and the links that carry it", () => {
  const text = open({ kind: "example", row: 3 });
  expect(text).toContain("Example 4 (truth: blue)");
  expect(text).toContain("x₁ → Hidden 1, unit 2");
  expect(bench.traced).toBe(lens.traced);
});

it("lets the network go when the example is left", () => {
  open({ kind: "example", row: 3 });
  bench.selection = { kind: "input", source: 0 };
  flushSync();
  expect(bench.traced).toBeNull();
});

it("lets the network go when it is closed with an example in it", () => {
  bench.selection = { kind: "example", row: 3 };
  const { unmount } = render(Inspector);
  flushSync();
  expect(bench.traced).not.toBeNull();
  unmount();
  expect(bench.traced).toBeNull();
});

it("shows no numbers of data that are gone", () => {
  expect(open({ kind: "weight", layer: "dense_2", source: 0, unit: 0 })).toContain("dL/dw");
  const scene = workedScene();
  const data = { ...scene.setup.data, noise: 0.4 };
  bench.scene = { ...scene, setup: { ...scene.setup, data } };
  flushSync();
  expect(document.body.textContent).not.toContain("dL/dw");
});

it("writes a softmax's error as what it is, and not as a product", () => {
  const scene = workedScene();
  const [first, last] = workedExample().layers;
  bench.scene = { ...scene, loss: "squared-error" };
  lens.show(tracedMessage({ ...workedExample(), layers: [first!, { ...last!, activation: "softmax" }] }));
  const text = open({ kind: "weight", layer: "dense_2", source: 0, unit: 0 });
  expect(text).toContain("The shares add up to 1");
  expect(text).not.toContain("da/dz");
});

it("asks for a changed weight, whichever of its controls was used", () => {
  const edit = vi.spyOn(bench, "edit").mockResolvedValue(true);
  open({ kind: "unit", layer: "dense_1", unit: 1 });
  const slider = screen.getAllByRole<HTMLInputElement>("slider", { name: "Weight from x₁" })[0]!;
  slider.value = "1.5";
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  expect(edit).toHaveBeenCalledWith({ layer: "dense_1", unit: 1, source: 0, value: 1.5 });
});
