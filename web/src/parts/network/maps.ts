/** Maps: what the channels of a layer over a picture say at each of its places, for one example. */

import { paintCells, sheetOf } from "@/draw/pixels";
import type { Rgb } from "@/draw/colour";
import type { IncomingOf } from "@/lib/answers";
import type { Tensor } from "@/lib/frames";
import { largest } from "./links";

type Scene = IncomingOf<"scene">;
type Frame = IncomingOf<"frame">;
type Traced = IncomingOf<"traced">;

/** One channel's numbers, row by row; `most` is the largest of all its layer. */
export interface Grid {
  rows: number;
  columns: number;
  cells: number[];
  most: number;
}

/** Whether the network goes over pictures, so that its first layers have maps. */
export function isOverPicture({ layers }: Pick<Scene, "layers">): boolean {
  return (layers[0]?.shape.length ?? 0) > 1;
}

/** What a layer reads of one example: (numbers,), or, of a picture, (rows, columns, channels). */
export function shapeBefore({ data, layers }: Pick<Scene, "data" | "layers">, at: number): readonly number[] {
  if (at > 0) return layers[at - 1]?.shape ?? [];
  return data.image && isOverPicture({ layers }) ? [...data.image, 1] : [data.features.length];
}

/** A channel's map: of the example whose way is shown, or of the one that frames tell of. */
export function mapOf(frame: Frame, traced: Traced | null, layer: string, unit: number): Grid | null {
  const [own, told] = [traced?.tensors[`a/${layer}`], frame.tensors[`maps/${layer}`]];
  if (own) return channel(own, unit);
  const [, rows = 0, columns = 0] = told?.shape ?? [];
  if (!told || rows * columns < 2) return null;
  const from = unit * rows * columns;
  return { rows, columns, cells: Array.from(told.values.subarray(from, from + rows * columns)), most: 127 };
}

/** One channel of numbers by (row, column, channel); none where there are no places. */
export function channel({ values, shape }: Tensor, unit: number): Grid | null {
  const [rows = 0, columns = 0, channels = 0] = shape;
  if (!channels) return null;
  const cells = Array.from({ length: rows * columns }, (_, place) => values[place * channels + unit] ?? 0);
  return { rows, columns, cells, most: largest(values) };
}

/** Draws numbers as cells of the diverging scale, the first row at the top. */
export function drawGrid(canvas: HTMLCanvasElement, { rows, columns, cells, most }: Grid, paper: Rgb): void {
  canvas.style.imageRendering = "pixelated";
  const sheet = sheetOf(canvas, rows, columns);
  if (sheet) paintCells(sheet, cells, most, paper);
}

/**
 * Of all weights by which a unit reads one channel, or one unit, the strongest: its row among the
 * weights. Weights lie channel beside channel, place after place.
 */
export function strongest({ values, shape }: Tensor, sources: number, source: number, unit: number): number {
  const [rows = 0, units = 0] = shape;
  let best = source;
  for (let row = source + sources; row < rows; row += sources) {
    if (Math.abs(values[row * units + unit] ?? 0) > Math.abs(values[best * units + unit] ?? 0)) best = row;
  }
  return best;
}

/** A unit's weights over a picture: at each place the strongest of all channels. */
export function kernelOf({ values, shape }: Tensor, [rows = 1, columns = 1, channels = 1]: readonly number[], unit: number): Grid {
  const units = shape[1] ?? 0;
  const cells = Array.from({ length: rows * columns }, (_, place) => {
    const own = Array.from({ length: channels }, (_, one) => values[(place * channels + one) * units + unit] ?? 0);
    return own.reduce((most, one) => (Math.abs(one) > Math.abs(most) ? one : most), 0);
  });
  return { rows, columns, cells, most: largest(cells) };
}
