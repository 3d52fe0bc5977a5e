import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { workedScene } from "@/parts/inspector/example.fixture";
import { bench } from "@/state/bench.svelte";
import Recording from "./Recording.svelte";

const plain = workedScene();
const sound = { seconds: 0.45, low: 60, high: 5000 };
const scene = { ...plain, data: { ...plain.data, image: [1, 2] as [number, number], sound } };
const SAMPLES = Int16Array.from([0, 100, -200, 50]);

/** What a browser plays sound with; it keeps what was played. */
class Played {
  static buffers: { rate: number; samples: Float32Array }[] = [];
  destination = {};
  resume = () => Promise.resolve();
  createBuffer = (_channels: number, length: number, rate: number) => {
    const buffer = { rate, samples: new Float32Array(length), copyToChannel: (from: Float32Array) => buffer.samples.set(from) };
    return buffer;
  };
  createBufferSource = () => {
    const source = { buffer: null as null | (typeof Played.buffers)[0], connect: () => undefined, stop: () => undefined, start: () => source.buffer && Played.buffers.push(source.buffer) };
    return source;
  };
}

beforeEach(() => {
  vi.stubGlobal("AudioContext", Played);
  vi.spyOn(bench, "hear").mockImplementation((row) => {
    const tensors = { sound: { values: SAMPLES, shape: [4], scale: 1 } };
    return Object.assign(Promise.resolve({ type: "heard" as const, id: 1, row, rate: 8000, arrays: [], tensors }), { id: 1 });
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it("draws the wave of its example, between its pitches", async () => {
  const { container } = render(Recording, { scene, row: 1, sound });
  await vi.waitFor(() => expect(container.querySelector(".wave")?.getAttribute("d")).toMatch(/^M.*Z$/));
  expect(bench.hear).toHaveBeenCalledExactlyOnceWith(1);
  expect(screen.getByRole("img", { name: /0.45/ })).toBeTruthy();
  expect(screen.getByText("5,000 Hz")).toBeTruthy();
});

it("plays what was recorded, at its own rate", async () => {
  render(Recording, { scene, row: 0, sound });
  await fireEvent.click(screen.getByRole("button", { name: "Hear it" }));
  await vi.waitFor(() => expect(Played.buffers).toHaveLength(1));
  const [{ rate, samples }] = Played.buffers as [{ rate: number; samples: Float32Array }];
  expect(rate).toBe(8000);
  expect(Array.from(samples).map((one) => one.toFixed(2))).toEqual(["0.00", "0.40", "-0.80", "0.20"]);
});
