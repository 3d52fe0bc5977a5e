import { expect, it } from "vitest";
import { Pen, pressed } from "@/parts/drawing-board/pen.svelte";

it("draws by key as it does by pointer", () => {
  const pen = new Pen();
  for (const key of ["ArrowRight", " ", "ArrowDown", "ArrowDown", " ", "ArrowLeft"]) {
    expect(pressed(pen, key)).toBe(true);
  }
  expect(pen.strokes).toEqual([
    [{ x: 0.5625, y: 0.25 }, { x: 0.5625, y: 0.3125 }, { x: 0.5625, y: 0.375 }],
  ]);
});

it("takes strokes back, one or all", () => {
  const pen = new Pen();
  pen.begin({ x: 0, y: 0 });
  pen.lift();
  pen.begin({ x: 1, y: 1 });
  pressed(pen, "Backspace");
  expect(pen.strokes).toHaveLength(1);
  pressed(pen, "Delete");
  expect(pen.strokes).toEqual([]);
});

it("leaves other keys alone, and stays on the sheet", () => {
  const pen = new Pen();
  expect(pressed(pen, "Tab")).toBe(false);
  for (let times = 0; times < 40; times++) pressed(pen, "ArrowUp");
  expect(pen.at?.y).toBe(0.05);
});
