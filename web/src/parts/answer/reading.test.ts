import { expect, it } from "vitest";
import { planeScale } from "@/draw/axes";
import { frameOf, sceneOf } from "@/testing/messages";
import { colourOf, exampleAt, examplesOf } from "./points";
import { outputsAt, saidOfPlace } from "./reading";
import { NEGATIVE, POSITIVE } from "@/generated/colours";
import { paperOf } from "@/draw/colour";

const scene = sceneOf();

it("reads the network's output off the picture, its first row the lowest", () => {
  const frame = frameOf();
  expect(outputsAt(scene, frame, -3, -3)).toEqual([0]);
  expect(outputsAt(scene, frame, 3, -3)?.[0]).toBeCloseTo(64 / 255);
  expect(outputsAt(scene, frame, 6, 6)).toEqual([1]);
});

it("reads a quantity between its ends", () => {
  const quantity = sceneOf({ data: { ...scene.data, task: "regression", classes: [], target_low: -2, target_high: 2 } });
  expect(outputsAt(quantity, frameOf({ low: -2, high: 2 }), 3, 3)).toEqual([2]);
  expect(colourOf(quantity, 2, paperOf(false))).toEqual(POSITIVE);
  expect(colourOf(quantity, -2, paperOf(false))).toEqual(NEGATIVE);
  expect(colourOf(quantity, 0, paperOf(false))).toEqual(paperOf(false));
});

it("says where it is and what the network answers", () => {
  expect(saidOfPlace(scene, frameOf(), 3, 3)).toContain("100 %");
  expect(saidOfPlace(scene, null, 3, -3)).toBe("x₁ 3.00, x₂ −3.00");
});

it("knows the examples, training first, and finds the nearest", () => {
  const examples = examplesOf(scene);
  expect(examples.map(({ test }) => test)).toEqual([false, false, true, true]);
  const scale = planeScale(scene.data, 120);
  expect(exampleAt(examples, scale, scale.x(3.1), scale.y(3))?.row).toBe(1);
  expect(exampleAt(examples, scale, scale.x(-5), scale.y(-5))).toBeNull();
});
