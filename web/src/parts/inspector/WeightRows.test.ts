import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import { workedExample } from "@/parts/inspector/example.fixture";
import { LISTED } from "@/parts/inspector/sum";
import type { LayerNumbers } from "@/parts/inspector/trace";
import WeightRows from "@/parts/inspector/WeightRows.svelte";

/** More weights than are listed, so that those of the largest gradients are. */
const MANY = LISTED + 1;
const [worked] = workedExample().layers as [LayerNumbers];
const weights = { rows: MANY, columns: 2, values: new Float32Array(2 * MANY) };
const reading = (x: number[]): LayerNumbers => ({ ...worked, x: [...x, ...Array<number>(MANY - x.length).fill(0)], weights, updates: weights });
const name = (source: number) => `x${source + 1}`;
const order = () => screen.getAllByRole("slider").map((one) => one.getAttribute("aria-label"));

it("changes no order under a pointer", async () => {
  const { rerender, container } = render(WeightRows, { layer: reading([0.5, -1]), unit: 0, name });
  const before = order();
  expect(before[0]).toBe("Weight from x2");
  const list = container.querySelector("ul")!;
  await fireEvent.pointerEnter(list);
  await rerender({ layer: reading([2, -1]) });
  expect(order()).toEqual(before);
  await fireEvent.pointerLeave(list);
  expect(order()[0]).toBe("Weight from x1");
});
