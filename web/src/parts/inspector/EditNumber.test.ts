import { fireEvent, render, screen } from "@testing-library/svelte";
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import EditNumber from "@/parts/inspector/EditNumber.svelte";
import { bench } from "@/state/bench.svelte";

const props = { label: "Weight", layer: "dense_1", unit: 0, source: 1 };
const slider = () => screen.getByRole<HTMLInputElement>("slider");
const field = () => screen.getByRole<HTMLInputElement>("spinbutton");

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(bench, "edit").mockResolvedValue(true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("stays under the hand while the network learns on, and follows once it is let go", async () => {
  const { rerender } = render(EditNumber, { ...props, value: 1 });
  await fireEvent.pointerDown(slider());
  await fireEvent.input(slider(), { target: { value: "1.5" } });
  await rerender({ value: 0.25 });
  expect([Number(slider().value), field().value]).toEqual([1.5, "1.5"]);
  await fireEvent.pointerUp(slider());
  vi.runAllTimers();
  flushSync();
  expect([Number(slider().value), field().value]).toEqual([0.25, "0.25"]);
  expect(bench.edit).toHaveBeenCalledWith({ layer: "dense_1", unit: 0, source: 1, value: 1.5 });
});

it("leaves alone what is being typed", async () => {
  const { rerender } = render(EditNumber, { ...props, value: 1 });
  await fireEvent.input(field(), { target: { value: "3" } });
  await rerender({ value: 1.25 });
  expect(field().value).toBe("3");
  expect(bench.edit).not.toHaveBeenCalled();
});
