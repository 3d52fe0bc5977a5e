import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, expect, it, vi } from "vitest";
import type { AnswerTo } from "@/lib/answers";
import { bench } from "@/state/bench.svelte";
import { withData, withNetwork } from "@/state/setup";
import { sceneOf } from "@/testing/messages";
import Mattered from "./Mattered.svelte";

const plain = sceneOf();
const scene = { ...plain, data: { ...plain.data, image: [1, 2] as [number, number], plane: false } };

function answers(row: number, answer: string): AnswerTo<"matter"> {
  const parts = { values: Float32Array.of(0.5, -0.25), shape: [1, 2], scale: 1 };
  return { type: "mattered", id: 1, moment: 7, row, output: 0, answer, change: 0.25, arrays: [], tensors: { parts } };
}

async function ask(row: number, answer: string): Promise<() => void> {
  vi.spyOn(bench, "matter").mockImplementation((of) => Object.assign(Promise.resolve(answers(of, answer)), { id: 1 }));
  const { unmount } = render(Mattered, { scene, row });
  await fireEvent.click(screen.getByRole("button"));
  await screen.findByText(new RegExp(`the answer ${answer}`));
  return unmount;
}

afterEach(() => vi.restoreAllMocks());

it("keeps what was said of an example while others are looked at", async () => {
  (await ask(2, "three"))();
  (await ask(5, "eight"))();
  render(Mattered, { scene, row: 2 });
  expect(screen.getByText(/the answer three/)).toBeTruthy();
});

it("keeps it when the same network is told anew, and drops it with another network or other data", async () => {
  (await ask(1, "four"))();
  const told = { ...scene, setup: withNetwork(scene.setup, { seed: 9 }), layers: [...scene.layers] };
  const { rerender } = render(Mattered, { scene: told, row: 1 });
  expect(screen.getByText(/the answer four/)).toBeTruthy();
  await rerender({ scene: { ...scene, layers: scene.layers.map((one) => ({ ...one, kind: "conv" as const })) } });
  expect(screen.queryByText(/the answer four/)).toBeNull();
  await rerender({ scene: { ...scene, setup: withData(scene.setup, { seed: 4 }) } });
  expect(screen.queryByText(/the answer four/)).toBeNull();
  await rerender({ scene });
  expect(screen.getByText(/the answer four/)).toBeTruthy();
});
