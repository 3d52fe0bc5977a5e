import { beforeEach, expect, it, vi } from "vitest";
import type { Point, Setup } from "@/generated/protocol";
import { bench } from "@/state/bench.svelte";
import { withData } from "@/state/setup";
import { sceneOf } from "@/testing/messages";
import { own } from "./own-points.svelte";

const POINTS: Point[] = [[1, 1, 0], [2, 2, 1], [3, 3, 0]];
const example = (x: number) => ({ row: 0, x, y: x, value: 0, test: false });

let asked: Setup;
beforeEach(() => {
  vi.useFakeTimers();
  const scene = sceneOf();
  asked = withData(scene.setup, { source: "points", points: POINTS });
  bench.receive({ ...scene, setup: asked });
  // The server takes its time: what was asked for is not on screen yet.
  vi.spyOn(bench, "setup", "get").mockImplementation(() => asked);
  vi.spyOn(bench, "change").mockImplementation((setup) => {
    asked = setup;
    return Promise.resolve(true);
  });
  return () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  };
});

it("takes two points away, however quickly", () => {
  own.pen = "erase";
  own.press(0, 0, example(1));
  own.press(0, 0, example(2));
  expect(asked.data.points).toEqual([[3, 3, 0]]);
});

it("shows what is put at once, and sends it once the hand rests", () => {
  own.pen = 1;
  own.press(-1, -2.004, null);
  expect(own.waiting).toEqual([[-1, -2, 1]]);
  expect(asked.data.points).toEqual(POINTS);
  vi.runAllTimers();
  expect(asked.data.points).toEqual([...POINTS, [-1, -2, 1]]);
  expect(own.waiting).toEqual([]);
});
