// @vitest-environment node
import { expect, it } from "vitest";
import { frameOf } from "@/testing/messages";
import { Scale } from "./scale";

const LAYERS = ["hidden"];
const weighing = (weight: number, moment: number, running = true) =>
  frameOf({ moment, running, tensors: { "weights/hidden": { values: Float32Array.of(weight), shape: [1, 1], scale: 1 } } });

it("grows by and by, and says where to", () => {
  const scale = new Scale();
  expect(scale.of(weighing(2, 0), LAYERS, false)["hidden"]).toBe(2);
  const next = scale.of(weighing(3.9, 1), LAYERS, false)["hidden"]!;
  expect(next).toBeGreaterThan(2);
  expect(next).toBeLessThan(3);
  expect(scale.most).toBe(4);
});

it("does not shrink while the network learns, and settles where it pauses", () => {
  const scale = new Scale();
  scale.of(weighing(4, 0), LAYERS, false);
  expect(scale.of(weighing(1, 1), LAYERS, false)["hidden"]).toBe(4);
  expect(scale.of(weighing(1, 2, false), LAYERS, false)["hidden"]).toBe(1);
});

it("goes one step a picture, however many draw it", () => {
  const scale = new Scale();
  scale.of(weighing(2, 0), LAYERS, false);
  const frame = weighing(8, 1);
  const first = scale.of(frame, LAYERS, false);
  expect(scale.of(frame, LAYERS, false)).toBe(first);
});

it("begins anew with a training that begins anew", () => {
  const scale = new Scale();
  scale.of(weighing(4, 50), LAYERS, false);
  expect(scale.of(weighing(1, 0), LAYERS, false)["hidden"]).toBe(1);
});
