import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import { workedExample } from "@/parts/inspector/example.fixture";
import type { LayerNumbers } from "@/parts/inspector/trace";
import WeightRows from "@/parts/inspector/WeightRows.svelte";

const [hidden] = workedExample().layers as [LayerNumbers];
const name = (source: number) => `x${source + 1}`;
const order = () => screen.getAllByRole("slider").map((one) => one.getAttribute("aria-label"));

it("changes no order under a pointer", async () => {
  const { rerender, container } = render(WeightRows, { layer: hidden, unit: 0, name });
  const before = order();
  expect(before[0]).toBe("Weight from x2");
  const list = container.querySelector("ul")!;
  await fireEvent.pointerEnter(list);
  await rerender({ layer: { ...hidden, x: [2, -1] } });
  expect(order()).toEqual(before);
  await fireEvent.pointerLeave(list);
  expect(order()[0]).toBe("Weight from x1");
});
