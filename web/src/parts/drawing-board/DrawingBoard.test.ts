import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ActivationName, Traced } from "@/generated/protocol";
import type { IncomingOf } from "@/lib/answers";
import type { Received } from "@/lib/frames";
import DrawingBoard from "@/parts/drawing-board/DrawingBoard.svelte";
import { workedScene } from "@/parts/inspector/example.fixture";
import { bench } from "@/state/bench.svelte";

/** Pictures of 8 by 8, of which one has ink; two classes. */
function pictures(): IncomingOf<"scene"> {
  const scene = workedScene();
  const of = (values: number[]) => ({ values: Float32Array.from(values), shape: [values.length], scale: 1 });
  const every = (value: number) => new Array<number>(64).fill(value);
  return {
    ...scene,
    data: { ...scene.data, features: every(0).map(String), classes: ["3", "8"], image: [8, 8], plane: false },
    tensors: { x: of([...every(0), ...every(16), ...every(0), ...every(0)]), y: of([0, 1, 0, 1]) },
  };
}

function seen(shares: number[], activation: ActivationName = "softmax"): Received<Traced> {
  const a = { values: Float32Array.from(shares), shape: [2], scale: 1 };
  const answer = Number(shares[1]) > Number(shares[0]) ? "8" : "3";
  return {
    type: "traced", id: 1, row: null, moment: 0, loss: null, target: null, answer, rate: 0.1, arrays: [],
    layers: [{ name: "dense_1", activation }], tensors: { "a/dense_1": a },
  };
}

beforeEach(() => {
  bench.scene = pictures();
  vi.spyOn(bench, "whenPainted").mockReturnValue(() => {});
});
afterEach(() => vi.restoreAllMocks());

it("says what the network sees, with every stroke, in the network's own numbers", async () => {
  const look = vi.spyOn(bench, "traceInputs").mockImplementation(() =>
    Object.assign(Promise.resolve(seen([0.2, 0.8])), { id: 1 }),
  );
  render(DrawingBoard);
  const board = screen.getByRole("application", { name: "Sheet to draw on" });
  for (const key of [" ", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", " "]) await fireEvent.keyDown(board, { key });
  expect(await screen.findByText("The network sees: 8 (80.0 %).", { selector: ".said" })).toBeTruthy();
  const darkest = () => Math.max(...(look.mock.lastCall?.[0] ?? []));
  await vi.waitFor(() => expect(darkest()).toBeGreaterThan(6));
  expect(darkest()).toBeLessThanOrEqual(16);
  expect(look.mock.lastCall?.[0]).toHaveLength(64);
  expect(bench.traced?.answer).toBe("8");
});

it("lets go of the network with a clean sheet", async () => {
  vi.spyOn(bench, "traceInputs").mockImplementation(() => Object.assign(Promise.resolve(seen([1, 0])), { id: 1 }));
  render(DrawingBoard);
  await fireEvent.keyDown(screen.getByRole("application"), { key: " " });
  await screen.findByText(/The network sees: 3/, { selector: ".said" });
  await fireEvent.click(screen.getByRole("button", { name: "A clean sheet" }));
  expect(bench.traced).toBeNull();
  expect(screen.getByText(/Draw a digit/)).toBeTruthy();
});

it("takes the largest output for the answer, however far below zero another is", async () => {
  vi.spyOn(bench, "traceInputs").mockImplementation(() =>
    Object.assign(Promise.resolve(seen([-0.9, 0.4], "tanh")), { id: 1 }),
  );
  const { container } = render(DrawingBoard);
  await fireEvent.keyDown(screen.getByRole("application"), { key: " " });
  expect(await screen.findByText("The network sees: 8 (0.400).", { selector: ".said" })).toBeTruthy();
  expect(container.querySelector("dt.best")?.textContent).toBe("8");
});

it("says where one can draw, if not here", () => {
  bench.scene = workedScene();
  render(DrawingBoard);
  expect(screen.getByText(/choose the digits/)).toBeTruthy();
});
