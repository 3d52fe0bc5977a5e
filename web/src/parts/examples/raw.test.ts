// @vitest-environment node
import { expect, it } from "vitest";
import type { IncomingOf } from "@/lib/answers";
import { encoded, fullInk, ownQuantity, rawRow, truth } from "@/parts/examples/raw";

type Scene = Pick<IncomingOf<"scene">, "tensors" | "data">;

const RAW = [[4, 10], [8, 30]];

/** Two examples of two numbers; the second number is read ever more softly far out. */
function scene(): Scene {
  const values = (numbers: number[]) => ({ values: Float32Array.from(numbers), shape: [numbers.length], scale: 1 });
  const soft = (u: number) => u / Math.sqrt(1 + (u / 3) ** 2);
  const x = RAW.flatMap(([one = 0, other = 0]) => [(one - 6) / 2, soft((other - 20) / 5)]);
  const data = { features: ["one", "other"], training: 1, test: 1, target_mean: 100, target_scale: 50 };
  return {
    data: data as Scene["data"],
    tensors: {
      x: values(x), y: values([0.5, -1]), centre: values([6, 20]), spread: values([2, 5]),
      clipped: { values: Uint8Array.from([0, 1]), shape: [2], scale: 1 },
    },
  };
}

it("gives examples back in their own numbers", () => {
  rawRow(scene(), 0).forEach((value, at) => expect(value).toBeCloseTo(RAW[0]?.[at] ?? 0, 4));
  rawRow(scene(), 1).forEach((value, at) => expect(value).toBeCloseTo(RAW[1]?.[at] ?? 0, 4));
});

it("reads numbers of one's own as the network reads the data's", () => {
  const { tensors } = scene();
  encoded(scene(), RAW[1] ?? []).forEach((x, at) => expect(x).toBeCloseTo(tensors["x"]?.values[2 + at] ?? 0, 5));
});

it("knows the truth, on the scale of the file", () => {
  expect(truth(scene(), 1)).toBe(-1);
  expect(ownQuantity(scene(), -1)).toBe(50);
});

it("takes the darkest pixel there is for full ink", () => {
  expect(fullInk(scene())).toBe(30);
});
