/** Pictures among the examples, drawn as ink on paper. */

import { mixed, packed, type Rgb } from "@/draw/colour";
import { sheetOf, show } from "@/draw/pixels";

/** Shares of ink, 0 to 1, rows from the top, one pixel each. */
export function paintInk(
  canvas: HTMLCanvasElement,
  shares: readonly number[],
  [rows, columns]: readonly [number, number],
  [paper, ink]: readonly [Rgb, Rgb],
): void {
  const sheet = sheetOf(canvas, rows, columns);
  if (!sheet) return;
  shares.forEach((share, at) => {
    sheet.pixels[at] = packed(mixed(paper, ink, Math.min(1, Math.max(0, share))));
  });
  show(sheet);
}
