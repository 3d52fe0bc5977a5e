import { describe, expect, it } from "vitest";
import { heightOf, layoutOf, matrixBox, MOST_INPUTS, MOST_UNITS, type Shape } from "./layout";

const ROOM = { width: 700, height: 360 };
const MARGINS = { left: 24, right: 24 };
const SHAPES: Shape[] = [
  { inputs: 2, units: [4, 2, 1] },
  { inputs: 2, units: [1] },
  { inputs: 30, units: [8, 4, 1] },
  { inputs: 64, units: [64, 32, 10] },
  { inputs: 2, units: [24, 24, 24, 24, 24, 1] },
  { inputs: 1, units: Array.from({ length: 64 }, () => 3) },
];

const laid = (shape: Shape) => layoutOf(shape, { ...ROOM, height: Math.max(ROOM.height, heightOf(shape)) }, MARGINS);

describe.each(SHAPES)("a layout of $inputs inputs and $units units", (shape) => {
  const layout = laid(shape);

  it("has a column for the inputs and for each layer, from left to right", () => {
    expect(layout.columns).toHaveLength(shape.units.length + 1);
    const xs = layout.columns.map((column) => column.x);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
  });

  it("keeps everything inside", () => {
    for (const { x, size, top, bottom } of layout.columns) {
      expect(x - size / 2).toBeGreaterThanOrEqual(0);
      expect(x + size / 2).toBeLessThanOrEqual(layout.width);
      expect(top).toBeGreaterThanOrEqual(-1);
      expect(bottom).toBeLessThanOrEqual(layout.height + 1);
    }
  });

  it("lets no two units touch", () => {
    for (const { places, size } of layout.columns) {
      places.slice(1).forEach((place, at) => expect(place.y - places[at]!.y).toBeGreaterThan(size));
    }
  });

  it("has a way to draw every layer of weights", () => {
    expect(layout.joints).toHaveLength(shape.units.length);
  });
});

it("is wider than its room where the layers are many", () => {
  expect(laid(SHAPES[5]!).width).toBeGreaterThan(ROOM.width);
});

it("draws a layer of too many units as a strip, and its weights as a matrix", () => {
  const { columns, joints } = laid({ inputs: 2, units: [MOST_UNITS, MOST_UNITS + 1, 1] });
  expect(columns.map((column) => column.strip)).toEqual([false, false, true, false]);
  expect(joints).toEqual(["links", "matrix", "matrix"]);
  expect(columns[2]?.places).toEqual([]);
});

it("draws links while they can be told apart", () => {
  expect(laid({ inputs: MOST_INPUTS, units: [18, 1] }).joints[0]).toBe("links");
  expect(laid({ inputs: MOST_INPUTS, units: [19, 1] }).joints[0]).toBe("matrix");
});

it("puts a matrix between its columns", () => {
  const { columns } = laid({ inputs: 64, units: [32, 10] });
  const box = matrixBox(columns[0]!, columns[1]!);
  expect(box.x).toBeGreaterThan(columns[0]!.x + columns[0]!.size / 2);
  expect(box.x + box.width).toBeLessThan(columns[1]!.x - columns[1]!.size / 2);
});
