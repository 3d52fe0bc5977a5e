import { fireEvent, render, screen } from "@testing-library/svelte";
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ExampleAnswer, Listed } from "@/generated/protocol";
import Examples from "@/parts/examples/Examples.svelte";
import { workedScene } from "@/parts/inspector/example.fixture";
import { bench } from "@/state/bench.svelte";

const wrong: ExampleAnswer = { row: 3, truth: 1, answer: 0, loss: 2.5, outputs: [0.1] };
const right: ExampleAnswer = { row: 1, truth: 1, answer: 1, loss: 0.1, outputs: [0.9] };

function answers(examples: ExampleAnswer[], count = examples.length) {
  const listed: Listed = { type: "listed", id: 1, count, examples };
  return vi.spyOn(bench, "examples").mockImplementation(() => Object.assign(Promise.resolve(listed), { id: 1 }));
}

beforeEach(() => {
  bench.scene = workedScene();
  bench.examplesAsked = null;
});
afterEach(() => {
  bench.selection = null;
  vi.restoreAllMocks();
});

it("lists the most wrong first, and selects the one that is clicked", async () => {
  const asked = answers([wrong, right]);
  render(Examples);
  await fireEvent.click(await screen.findByRole("button", { name: /taken for orange/ }));
  expect(bench.selection).toEqual({ kind: "example", row: 3 });
  expect(asked).toHaveBeenCalledWith({ truth: null, answer: null, order: "most-wrong", part: "test", start: 0, count: 24 });
});

it("lists one cell of the confusion matrix", async () => {
  bench.examplesAsked = { truth: 1, answer: 0, order: "most-wrong" };
  answers([wrong]);
  render(Examples);
  expect(await screen.findByText(/1 example of “blue” that the network takes for “orange”/)).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "All, whatever the answer" }));
  expect(bench.examplesAsked).toMatchObject({ truth: null, answer: null });
});

it("fetches more where there are more, and lists none twice", async () => {
  const asked = answers([wrong], 3);
  render(Examples);
  const more = await screen.findByRole("button", { name: "More: 2 left" });
  answers([wrong, right], 3);
  await fireEvent.click(more);
  await screen.findByRole("button", { name: "More: 1 left" });
  expect(asked).toHaveBeenLastCalledWith(expect.objectContaining({ start: 1 }));
  expect(screen.getAllByRole("listitem")).toHaveLength(2);
});

it("asks once, however many pictures come", async () => {
  const asked = answers([wrong]);
  render(Examples);
  await screen.findByRole("button", { name: /taken for orange/ });
  for (const moment of [1, 2, 3]) {
    bench.frame = { moment } as typeof bench.frame;
    flushSync();
  }
  expect(asked).toHaveBeenCalledTimes(1);
  expect(await screen.findByRole("button", { name: "It has learned on: look again" })).toBeTruthy();
  bench.frame = null;
});
