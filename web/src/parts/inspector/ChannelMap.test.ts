import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import type { LayerScene } from "@/generated/protocol";
import { sceneOf } from "@/testing/messages";
import ChannelMap from "./ChannelMap.svelte";

const conv: LayerScene = {
  name: "conv_1", kind: "conv", inputs: 9, units: 1, window: 3, shape: [2, 2, 1], activation: "relu", dropout: 0, output: false,
};
const pool: LayerScene = { ...conv, name: "max-pool_1", kind: "pool", inputs: 0, window: 2, shape: [1, 1, 1] };
const { data } = sceneOf();
const scene = sceneOf({ layers: [conv, pool], data: { ...data, image: [2, 2] } });
const tensor = (values: number[], ...shape: number[]) => ({ values: Float32Array.from(values), shape, scale: 1 });

/** The middle of the kernel doubles, its right neighbour is taken away; the bias adds one. */
const tensors = {
  "x/conv_1": tensor([1, 5, 2, 3], 2, 2, 1),
  "weights/conv_1": tensor([0, 0, 0, 0, 2, -1, 0, 0, 0], 9, 1),
  "bias/conv_1": tensor([1], 1),
  "a/conv_1": tensor([0, 11, 2, 7], 2, 2, 1),
  "x/max-pool_1": tensor([0, 11, 2, 7], 2, 2, 1),
  "a/max-pool_1": tensor([11], 1, 1, 1),
};

const made = (container: HTMLElement) => container.querySelector(".made data")?.getAttribute("value");

it("shows first how the strongest pixel came about, then any other, by the network's own number", async () => {
  const { container } = render(ChannelMap, { scene, layer: conv, index: 0, unit: 0, tensors });
  expect(screen.getByRole("status").textContent).toContain("Row 1, column 2: 11");
  expect(made(container)).toBe("11");
  const map = screen.getByRole("application");
  await fireEvent.keyDown(map, { key: "ArrowDown" });
  await fireEvent.keyDown(map, { key: "ArrowLeft" });
  expect(screen.getByRole("status").textContent).toContain("Row 2, column 1: 2");
  expect(made(container)).toBe("2");
  const products = screen.getByRole("group", { name: /products/i });
  expect([...products.children].map((cell) => cell.textContent?.trim()).join(" ")).toBe("0 0 0 0 4 −3 0 0 0");
});

it("stays on the map at its edges", async () => {
  render(ChannelMap, { scene, layer: conv, index: 0, unit: 0, tensors });
  await fireEvent.keyDown(screen.getByRole("application"), { key: "ArrowUp" });
  expect(screen.getByRole("status").textContent).toContain("Row 1, column 2");
});

it("marks the number that a pool keeps", () => {
  const { container } = render(ChannelMap, { scene, layer: pool, index: 1, unit: 0, tensors });
  expect(container.querySelector(".marked")?.textContent).toContain("11");
});
