import { classColour, diverging, lookup, mixed, packed, type Rgb } from "@/draw/colour";
import { type Sheet, show } from "@/draw/pixels";

/** What the plane's bytes stand for: a share of class 1, shares of classes, or a quantity. */
export type PlaneKind = "share" | "classes" | "quantity";

/** A table for one output: orange at 0, paper at the middle, blue at 255. */
export function shareTable(paper: Rgb): Uint32Array {
  return lookup((share) => diverging(SOFT * (2 * share - 1), paper));
}

/** The answer is shown less than whole, so that the points on it are seen. */
const SOFT = 0.82;

/** One byte a place. The first row of values is the lowest of the picture. */
export function paintShares(sheet: Sheet, values: ArrayLike<number>, table: Uint32Array): void {
  const { width, height } = sheet.image;
  for (let row = 0; row < height; row++) {
    const source = (height - 1 - row) * width;
    for (let column = 0; column < width; column++) {
      sheet.pixels[row * width + column] = table[values[source + column] ?? 0] ?? 0;
    }
  }
  show(sheet);
}

/** A byte a class and place: the colour of the likeliest, as strong as it is sure. */
export function paintClasses(sheet: Sheet, values: ArrayLike<number>, tables: readonly Uint32Array[]): void {
  const { width, height } = sheet.image;
  const classes = tables.length;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = ((height - 1 - row) * width + column) * classes;
      let best = 0;
      for (let one = 1; one < classes; one++) {
        if ((values[from + one] ?? 0) > (values[from + best] ?? 0)) best = one;
      }
      sheet.pixels[row * width + column] = tables[best]?.[values[from + best] ?? 0] ?? 0;
    }
  }
  show(sheet);
}

/** A table for each of some classes: paper where it is no likelier than chance. */
export function classTables(classes: number, paper: Rgb): Uint32Array[] {
  return Array.from({ length: classes }, (_, one) => {
    const colour = classColour(one, classes);
    const surer = (share: number) => Math.max(0, (share - 1 / classes) / (1 - 1 / classes));
    return Uint32Array.from({ length: 256 }, (_, at) => packed(mixed(paper, colour, SOFT * surer(at / 255))));
  });
}
