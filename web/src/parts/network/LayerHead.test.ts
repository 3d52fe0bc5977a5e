import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, expect, it, vi } from "vitest";
import { bench } from "@/state/bench.svelte";
import { sceneOf } from "@/testing/messages";
import LayerHead from "./LayerHead.svelte";

const scene = sceneOf();
const change = vi.spyOn(bench, "change").mockResolvedValue(true);
const units = () => change.mock.lastCall?.[0].network.hidden.map((layer) => layer.units);

beforeEach(() => {
  change.mockClear();
  bench.still = false;
  bench.receive(scene);
  render(LayerHead, { scene, layer: scene.layers[0]!, at: 0, x: 0, select: () => {} });
});

it("adds a unit, and takes one away", async () => {
  await fireEvent.click(screen.getByRole("button", { name: "One more unit in Hidden 1" }));
  expect(units()).toEqual([5, 2]);
  await fireEvent.click(screen.getByRole("button", { name: "One unit less in Hidden 1" }));
  expect(units()).toEqual([3, 2]);
});

it("takes any number of units a layer may have", async () => {
  const field = screen.getByRole("spinbutton", { name: "Units of Hidden 1" });
  await fireEvent.change(field, { target: { value: "99999" } });
  expect(units()).toEqual([4096, 2]);
});

it("changes the activation", async () => {
  await fireEvent.change(screen.getByRole("combobox"), { target: { value: "relu" } });
  expect(change.mock.lastCall?.[0].network.hidden[0]?.activation).toBe("relu");
});
