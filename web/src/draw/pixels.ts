import { diverging, lookup, packed, type Rgb } from "@/draw/colour";

/** A canvas of so many cells, and the pixels it shows, kept from one picture to the next. */
export interface Sheet {
  context: CanvasRenderingContext2D;
  image: ImageData;
  pixels: Uint32Array;
}

const SHEETS = new WeakMap<HTMLCanvasElement, Sheet>();

/** The sheet of a canvas, made anew only when its size changes. Null where nothing can be drawn. */
export function sheetOf(canvas: HTMLCanvasElement, rows: number, columns: number): Sheet | null {
  const kept = SHEETS.get(canvas);
  if (kept && kept.image.width === columns && kept.image.height === rows) return kept;
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext("2d");
  if (!context) return null;
  const image = context.createImageData(columns, rows);
  const sheet = { context, image, pixels: new Uint32Array(image.data.buffer) };
  SHEETS.set(canvas, sheet);
  return sheet;
}

export function show({ context, image }: Sheet): void {
  context.putImageData(image, 0, 0);
}

/** Shows nothing. */
export function clear(sheet: Sheet): void {
  sheet.pixels.fill(0);
  show(sheet);
}

/** Signed bytes, −127 orange to 127 blue; the first row of values is the lowest of the picture. */
export function paintSigned(sheet: Sheet, values: ArrayLike<number>, from: number, table: Uint32Array): void {
  const { width, height } = sheet.image;
  for (let row = 0; row < height; row++) {
    const source = from + (height - 1 - row) * width;
    for (let column = 0; column < width; column++) {
      sheet.pixels[row * width + column] = table[(values[source + column] ?? 0) + 128] ?? 0;
    }
  }
  show(sheet);
}

/** Numbers of any size, as cells of the diverging scale; `most` is its end. */
export function paintCells(sheet: Sheet, cells: ArrayLike<number>, most: number, paper: Rgb): void {
  for (let at = 0; at < sheet.pixels.length; at++) {
    sheet.pixels[at] = at < cells.length ? packed(diverging((cells[at] ?? 0) / (most || 1), paper)) : 0;
  }
  show(sheet);
}

/** The diverging scale for signed bytes: entry 0 is −128, entry 128 zero. */
export function signedTable(paper: Rgb): Uint32Array {
  return lookup((share) => diverging((share * 255 - 128) / 127, paper));
}
