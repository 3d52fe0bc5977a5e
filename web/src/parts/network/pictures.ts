import { type Rgb } from "@/draw/colour";
import { paintShares } from "@/draw/plane";
import { clear, paintCells, paintSigned, type Sheet, sheetOf } from "@/draw/pixels";
import type { IncomingOf } from "@/lib/answers";
import { largest } from "./links";
import { drawGrid, kernelOf, mapOf, shapeBefore } from "./maps";

type Scene = IncomingOf<"scene">;
type Frame = IncomingOf<"frame">;
type Traced = IncomingOf<"traced">;

/** How pictures are coloured in the theme of the moment. */
export interface Inks {
  paper: Rgb;
  signed: Uint32Array;
  share: Uint32Array;
}

/** A unit's own picture: its map, its response over the plane, or, where there is neither, its weights. */
export function drawUnit(
  canvas: HTMLCanvasElement,
  scene: Scene,
  frame: Frame,
  layer: string,
  unit: number,
  inks: Inks,
  traced: Traced | null = null,
): void {
  const map = mapOf(frame, traced, layer, unit);
  if (map) return drawGrid(canvas, map, inks.paper);
  if (scene.data.plane && layer === scene.layers.at(-1)?.name && drawAnswer(canvas, frame, inks)) return;
  const responses = frame.tensors[`units/${layer}`];
  if (!responses) return drawWeights(canvas, scene, frame, layer, unit, inks);
  const [, rows = 0, columns = 0] = responses.shape;
  const sheet = smooth(canvas, rows, columns);
  if (sheet) paintSigned(sheet, responses.values, unit * rows * columns, inks.signed);
}

/** A single output's picture is the answer's own: paper where it cannot say. */
function drawAnswer(canvas: HTMLCanvasElement, frame: Frame, { share }: Inks): boolean {
  const plane = frame.tensors["plane"];
  const [rows = 0, columns = 0, outputs = 0] = plane?.shape ?? [];
  const sheet = plane && outputs === 1 ? smooth(canvas, rows, columns) : null;
  if (plane && sheet) paintShares(sheet, plane.values, share);
  return sheet !== null;
}

function drawWeights(canvas: HTMLCanvasElement, scene: Scene, frame: Frame, layer: string, unit: number, { paper }: Inks): void {
  const weights = frame.tensors[`weights/${layer}`];
  if (!weights) return;
  const at = scene.layers.findIndex((one) => one.name === layer);
  const before = shapeBefore(scene, at);
  if (before.length > 1) {
    const { kind, window } = scene.layers[at] ?? { kind: "dense", window: 1 };
    const read = kind === "conv" ? [window, window, before[2] ?? 1] : before;
    return drawGrid(canvas, kernelOf(weights, read, unit), paper);
  }
  const [inputs = 0, units = 0] = weights.shape;
  const own = Float32Array.from({ length: inputs }, (_, source) => weights.values[source * units + unit] ?? 0);
  const [rows, columns] = cellsOf(inputs, layer === scene.layers[0]?.name ? scene.data.image : null);
  const sheet = celled(canvas, rows, columns);
  if (sheet) paintCells(sheet, own, largest(own), paper);
}

/** A picture of something that goes on between its places: the plane. */
function smooth(canvas: HTMLCanvasElement, rows: number, columns: number): Sheet | null {
  canvas.style.imageRendering = "";
  return sheetOf(canvas, rows, columns);
}

/** A picture whose cells are numbers side by side, with nothing between them to be shown. */
function celled(canvas: HTMLCanvasElement, rows: number, columns: number): Sheet | null {
  canvas.style.imageRendering = "pixelated";
  return sheetOf(canvas, rows, columns);
}

/** Rows and columns for so many weights: the picture's own, else a band for each, from the top. */
function cellsOf(weights: number, image: [number, number] | null): [number, number] {
  return image && image[0] * image[1] === weights ? image : [weights, 1];
}

/** An input's picture over the plane: itself, from one end of its axis to the other; else none. */
export function drawInput(canvas: HTMLCanvasElement, { data }: Scene, source: number, { paper }: Inks): void {
  const axis = data.axes.indexOf(source);
  const cells = 12;
  const sheet = smooth(canvas, cells, cells);
  if (!sheet) return;
  // Nor may it keep the picture of the data before.
  if (axis < 0 || !data.plane) return clear(sheet);
  const [low, high] = [data.low[axis] ?? -1, data.high[axis] ?? 1];
  const along = (at: number) => low + ((high - low) * at) / (cells - 1);
  const values = Array.from({ length: cells * cells }, (_, at) =>
    axis === 0 ? along(at % cells) : along(cells - 1 - Math.floor(at / cells)),
  );
  paintCells(sheet, values, largest(values), paper);
}
