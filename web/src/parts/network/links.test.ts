import { describe, expect, it } from "vitest";
import { layoutOf } from "./layout";
import { largest, linkAt, linksBetween, niceEnd } from "./links";
import { ends, spotStrokes, tracedStrokes, weightStrokes } from "./strokes";
import { move } from "./moves";
import { frameOf } from "@/testing/messages";

const layout = layoutOf({ inputs: 2, units: [2, 1] }, { width: 600, height: 300 }, { left: 20, right: 20 });
const links = linksBetween(layout.columns[0]!, layout.columns[1]!);
const frame = frameOf();

describe("links", () => {
  it("join every source to every unit", () => {
    expect(links.map(({ source, unit }) => [source, unit])).toEqual([[0, 0], [0, 1], [1, 0], [1, 1]]);
  });

  it("are found where they are drawn, and nowhere else", () => {
    const straight = links[0]!;
    const middle = { x: (straight.from.x + straight.to.x) / 2, y: (straight.from.y + straight.to.y) / 2 };
    expect(linkAt(links, middle)).toMatchObject({ source: 0, unit: 0 });
    expect(linkAt(links, { x: middle.x, y: -40 })).toBeNull();
    expect(linkAt(links, { x: straight.from.x - 5, y: straight.from.y })).toBeNull();
  });
});

it.each([[0.93, 1], [1.2, 1.5], [3.2, 4], [0.041, 0.05], [72, 80], [0, 1], [NaN, 1], [Infinity, 1]])(
  "the round end of a scale up to %s is %s",
  (value, end) => expect(niceEnd(value)).toBe(end),
);

it("finds the largest on either side of zero", () => expect(largest([1, -3, 2])).toBe(3));

describe("strokes", () => {
  it("are as strong as their weights, on one scale or one a layer", () => {
    expect(ends(frame, ["hidden", "output"], false)).toEqual({ hidden: 2, output: 2 });
    expect(ends(frame, ["hidden", "output"], true)).toEqual({ hidden: 2, output: 1.5 });
    const strokes = weightStrokes(frame, { layer: "hidden", links, sources: 2 }, 2);
    expect(strokes.map((stroke) => stroke.strength)).toEqual([0.25, -0.5, 1, 0.125]);
  });

  it("show what an example adds to each sum, x · w", () => {
    const traced = { tensors: { "x/hidden": { values: Float32Array.of(2, -1), shape: [2], scale: 1 } } };
    const strokes = tracedStrokes(frame, traced as never, { layer: "hidden", links, sources: 2 });
    expect(strokes.map((stroke) => stroke.strength)).toEqual([0.5, -1, -1, -0.125]);
  });

  it("step back unless they are spoken of", () => {
    const plain = weightStrokes(frame, { layer: "hidden", links, sources: 2 }, 2);
    const spot = { direction: "forward" as const, layers: [], units: [], links: [{ layer: "hidden", source: 1, unit: 0, strength: -0.7 }] };
    const lit = spotStrokes(plain, "hidden", spot);
    expect(lit.map((stroke) => stroke.dimmed)).toEqual([true, true, false, true]);
    expect(lit[2]?.strength).toBe(-0.7);
    expect(spotStrokes(plain, "hidden", { ...spot, layers: ["hidden"] })).toBe(plain);
  });
});

describe("arrow keys", () => {
  const { columns } = layout;
  it("go up and down a column, and stop at its ends", () => {
    expect(move("ArrowDown", 1, 0, columns)).toEqual({ column: 1, unit: 1 });
    expect(move("ArrowDown", 1, 1, columns)).toBeNull();
    expect(move("ArrowUp", 1, 0, columns)).toBeNull();
  });
  it("go to the nearest unit beside", () => {
    expect(move("ArrowRight", 1, 1, columns)).toEqual({ column: 2, unit: 0 });
    expect(move("ArrowLeft", 1, 1, columns)).toEqual({ column: 0, unit: 1 });
    expect(move("ArrowRight", 2, 0, columns)).toBeNull();
  });
  it("are left alone otherwise", () => expect(move("Tab", 1, 0, columns)).toBeNull());
});
