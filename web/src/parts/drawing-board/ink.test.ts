// @vitest-environment node
import { describe, expect, it } from "vitest";
import { fitted, inked } from "@/parts/drawing-board/ink";

const down = [{ x: 0.5, y: 0.2 }, { x: 0.5, y: 0.8 }];

describe("a drawing as pixels", () => {
  it("is shares of ink, none for nothing drawn", () => {
    expect(inked([], 8, 8)).toEqual(new Array(64).fill(0));
    const shares = inked([down], 8, 8);
    expect(shares).toHaveLength(64);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(Math.max(...shares)).toBeGreaterThan(0.4);
  });

  it("is the same wherever on the sheet it was drawn", () => {
    const aside = down.map(({ x, y }) => ({ x: x - 0.3, y: y + 0.1 }));
    expect(inked([aside], 8, 8)).toEqual(inked([down], 8, 8));
  });

  it("fills the height, and as much of the width as the data's digits do", () => {
    const ring = Array.from({ length: 24 }, (_, at) => ({
      x: 0.5 + 0.15 * Math.sin((at * Math.PI) / 12),
      y: 0.5 + 0.3 * Math.cos((at * Math.PI) / 12),
    }));
    const shares = inked([ring], 8, 8);
    const columns = [0, 1, 2, 3, 4, 5, 6, 7].filter((column) =>
      shares.some((share, at) => at % 8 === column && share >= 0.25),
    );
    expect(columns).toEqual([1, 2, 3, 4, 5, 6]);
    expect(Math.max(...shares.slice(0, 8))).toBeGreaterThan(0.25);
    expect(Math.max(...shares.slice(56))).toBeGreaterThan(0.25);
  });

  it("keeps a straight line straight", () => {
    const [line] = fitted([down], 8, 8);
    const [from, to] = line!;
    expect(from!.x).toBeCloseTo(4);
    expect(to!.y - from!.y).toBeGreaterThan(5.5);
    expect(from!.y).toBeGreaterThan(0.5);
  });

  it("does not blow up a dot", () => {
    const dot = inked([[{ x: 0.1, y: 0.1 }]], 8, 8);
    expect(dot.filter((share) => share > 0).length).toBeLessThanOrEqual(4);
  });
});
