import { NEGATIVE, POSITIVE } from "@/generated/colours";
import type { Map as Grid } from "@/generated/protocol";
import { css, diverging, paperOf, type Rgb } from "@/draw/colour";

/** Draws a grid of numbers, blue above zero and orange below, with the examples on it. */
export function drawMap(context: CanvasRenderingContext2D, grid: Grid, side: number, dark: boolean): void {
  const paper = paperOf(dark);
  const rows = grid.values.length;
  grid.values.forEach((row, down) => {
    row.forEach((value, along) => {
      context.fillStyle = css(diverging(value, paper));
      context.fillRect(...cell(along, down, row.length, rows, side));
    });
  });
  const size = Math.max(2, side / 60);
  for (const [along, down, kind] of grid.points) drawExample(context, along * side, down * side, kind, size, paper);
}

/** Cells meet at whole pixels, so that no line of paper shows between them. */
function cell(along: number, down: number, columns: number, rows: number, side: number): [number, number, number, number] {
  const edge = (at: number, of: number) => Math.round((at * side) / of);
  const [left, top] = [edge(along, columns), edge(down, rows)];
  return [left, top, edge(along + 1, columns) - left, edge(down + 1, rows) - top];
}

/** Of the first class a round dot, of the second a square one: told apart without their colours too. */
function drawExample(
  context: CanvasRenderingContext2D, x: number, y: number, kind: number, size: number, paper: Rgb,
): void {
  context.beginPath();
  if (kind === 0) context.arc(x, y, size, 0, 2 * Math.PI);
  else context.rect(x - size, y - size, 2 * size, 2 * size);
  context.fillStyle = css(kind === 0 ? NEGATIVE : POSITIVE);
  context.fill();
  context.strokeStyle = css(paper);
  context.stroke();
}
