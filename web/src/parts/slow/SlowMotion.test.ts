import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { IncomingOf } from "@/lib/answers";
import { workedExample, workedScene } from "@/parts/inspector/example.fixture";
import { lens } from "@/parts/inspector/lens.svelte";
import { tracedMessage } from "@/parts/inspector/traced.fixture";
import SlowMotion from "@/parts/slow/SlowMotion.svelte";
import { bench } from "@/state/bench.svelte";

const before = { ...workedExample(), row: 1 };
const after = { ...before, moment: 8, loss: 0.05 };
let learned = false;
let paint: (frame: IncomingOf<"frame">) => void = () => {};

const step = () => screen.getByText(/^Step \d+ of \d+$/).textContent;
const press = (key: string, shiftKey = false) => fireEvent.keyDown(document.body, { key, shiftKey });

beforeEach(() => {
  learned = false;
  lens.row = 1;
  bench.scene = workedScene();
  vi.spyOn(bench, "trace").mockImplementation(() =>
    Object.assign(Promise.resolve(tracedMessage(learned ? after : before)), { id: 1 }),
  );
  vi.spyOn(bench, "learn").mockImplementation(async () => (learned = true));
  vi.spyOn(bench, "travel").mockImplementation(async () => !(learned = false));
  vi.spyOn(bench, "whenPainted").mockImplementation((draw) => {
    paint = draw;
    draw({} as IncomingOf<"frame">);
    return () => {};
  });
});
afterEach(() => vi.restoreAllMocks());

it("goes on and back by arrow key, and by whole layers with Shift", async () => {
  render(SlowMotion);
  await screen.findByText("Step 1 of 10");
  await press("ArrowRight");
  expect(step()).toBe("Step 2 of 10");
  expect(bench.spotlight?.units).toMatchObject([{ layer: "dense_1", unit: 0 }]);
  await press("ArrowRight", true);
  expect(step()).toBe("Step 4 of 10");
  await press("ArrowLeft");
  expect(step()).toBe("Step 3 of 10");
});

it("learns with its last step, and takes that back by going back", async () => {
  render(SlowMotion);
  await screen.findByText("Step 1 of 10");
  for (let presses = 0; presses < 8; presses++) await press("ArrowRight");
  await fireEvent.click(screen.getByRole("button", { name: /Move all weights/ }));
  expect(await screen.findByText(/The loss of this example was 0.208; now it is 0.0500/)).toBeTruthy();
  expect(bench.learn).toHaveBeenCalledWith([1]);
  await press("ArrowLeft");
  await screen.findByText("Step 9 of 10");
  expect(bench.travel).toHaveBeenCalledWith(7);
});

it("keeps its place while the network changes under its hands", async () => {
  render(SlowMotion);
  await screen.findByText("Step 1 of 10");
  await press("ArrowRight");
  vi.mocked(bench.trace).mockClear();
  paint({} as IncomingOf<"frame">);
  await vi.waitFor(() => expect(bench.trace).toHaveBeenCalledWith(1));
  expect(step()).toBe("Step 2 of 10");
});

it("names another example as soon as it is chosen", async () => {
  const { container } = render(SlowMotion);
  await screen.findByText("Step 1 of 10");
  const mark = () => container.querySelector(".example circle")?.getAttribute("cx");
  const first = mark();
  await fireEvent.click(screen.getByRole("button", { name: "Another example" }));
  await vi.waitFor(() => expect(bench.trace).toHaveBeenLastCalledWith(2));
  expect(screen.getByText(/^Example 3 /)).toBeTruthy();
  expect(mark()).not.toBe(first);
});

it("goes over to the example that is chosen elsewhere on the page", async () => {
  render(SlowMotion);
  await screen.findByText("Step 1 of 10");
  await press("ArrowRight");
  lens.row = 0;
  await vi.waitFor(() => expect(bench.trace).toHaveBeenLastCalledWith(0));
  expect(screen.getByText(/^Example 1 /)).toBeTruthy();
  expect(step()).toBe("Step 1 of 10");
});

it("never learns from a test example, and says why", async () => {
  lens.row = 3;
  render(SlowMotion);
  await screen.findByText("Step 1 of 9");
  for (let presses = 0; presses < 12; presses++) await press("ArrowRight");
  expect(step()).toBe("Step 9 of 9");
  expect(screen.getByText(/kept for testing/)).toBeTruthy();
  expect(bench.learn).not.toHaveBeenCalled();
});

it("does nothing by its slider that a slider should not, nor by the browser's own keys", async () => {
  render(SlowMotion);
  await screen.findByText("Step 1 of 10");
  await fireEvent.keyDown(document.body, { key: "ArrowRight", altKey: true });
  expect(step()).toBe("Step 1 of 10");
  const slider = screen.getByRole<HTMLInputElement>("slider");
  await fireEvent.input(slider, { target: { value: slider.max } });
  expect(step()).toBe("Step 9 of 10");
  expect(bench.learn).not.toHaveBeenCalled();
});

it("leaves the network as it found it", async () => {
  const { unmount } = render(SlowMotion);
  await screen.findByText("Step 1 of 10");
  unmount();
  expect(bench.spotlight).toBeNull();
});
