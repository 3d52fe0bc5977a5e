import { describe, expect, it } from "vitest";
import { NEGATIVE, POSITIVE } from "@/generated/colours";
import { classColour, css, diverging, inkOf, lookup, mixed, packed, paperOf } from "./colour";
import { classTables, paintClasses, paintShares, shareTable } from "./plane";
import { paintCells, paintSigned, type Sheet, signedTable } from "./pixels";

const paper = paperOf(false);

/** A sheet without a canvas behind it. */
function sheet(rows: number, columns: number): Sheet {
  const context = { putImageData: () => undefined } as unknown as CanvasRenderingContext2D;
  return { context, image: { width: columns, height: rows } as ImageData, pixels: new Uint32Array(rows * columns) };
}

describe("the diverging scale", () => {
  it("is paper at zero, blue and orange at its ends, and stays there", () => {
    expect(diverging(0, paper)).toEqual(paper);
    expect(diverging(1, paper)).toEqual(POSITIVE);
    expect(diverging(-1, paper)).toEqual(NEGATIVE);
    expect(diverging(-7, paper)).toEqual(NEGATIVE);
  });

  it("goes evenly in between", () => {
    expect(mixed([0, 0, 0], [200, 100, 50], 0.5)).toEqual([100, 50, 25]);
  });

  it("has the same ends in either theme", () => {
    for (const dark of [true, false]) expect(diverging(1, paperOf(dark))).toEqual(POSITIVE);
    expect(inkOf(true)).not.toEqual(paperOf(true));
  });
});

it("colours the first of two classes orange, the second blue, more of them apart", () => {
  expect([classColour(0, 2), classColour(1, 2)]).toEqual([NEGATIVE, POSITIVE]);
  expect(new Set([0, 1, 2, 3, 4, 5].map((one) => css(classColour(one, 6)))).size).toBe(6);
});

it("packs a pixel as ImageData holds it", () => {
  const bytes = new Uint8Array(Uint32Array.of(packed([1, 2, 3])).buffer);
  expect([...bytes]).toEqual([1, 2, 3, 255]);
  expect(lookup(() => [0, 0, 0])).toHaveLength(256);
});

describe("pictures", () => {
  it("have their first row of values at the foot", () => {
    const table = Uint32Array.from({ length: 256 }, (_, at) => at);
    const drawn = sheet(2, 2);
    paintShares(drawn, [1, 2, 3, 4], table);
    expect([...drawn.pixels]).toEqual([3, 4, 1, 2]);
    paintSigned(drawn, [99, 99, 99, 99, -128, 0, 1, 127], 4, table);
    expect([...drawn.pixels]).toEqual([129, 255, 0, 128]);
  });

  it("are paper where the answer is one half, and stronger the surer", () => {
    const table = shareTable(paper);
    const away = (at: number) => Math.abs((table[at]! & 255) - paper[0]);
    expect(away(127)).toBeLessThan(3);
    expect(away(0)).toBeGreaterThan(away(64) - 1);
    expect(away(255)).toBeGreaterThan(away(191));
  });

  it("show the likeliest of some classes", () => {
    const tables = classTables(3, paper);
    const drawn = sheet(1, 2);
    paintClasses(drawn, [0, 255, 0, 255, 0, 0], tables);
    expect([...drawn.pixels]).toEqual([tables[1]![255], tables[0]![255]]);
  });

  it("show numbers of any size, and nothing where there are none", () => {
    const drawn = sheet(1, 3);
    paintCells(drawn, [10, 0], 10, paper);
    expect([...drawn.pixels]).toEqual([packed(POSITIVE), packed(paper), 0]);
    paintCells(drawn, [0, 0, 0], 0, paper);
    expect(new Set(drawn.pixels)).toEqual(new Set([packed(paper)]));
  });

  it("have zero at entry 128 of a signed table", () => expect(signedTable(paper)[128]).toBe(packed(paper)));
});
