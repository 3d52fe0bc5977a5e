import { CLASSES, DARK, LIGHT, NEGATIVE, POSITIVE } from "@/generated/colours";

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** What zero is: the paper of the theme. */
export function paperOf(dark: boolean): Rgb {
  return rgb(dark ? DARK.paper : LIGHT.paper);
}

/** What is written or drawn with on that paper. */
export function inkOf(dark: boolean): Rgb {
  return rgb(dark ? DARK.ink : LIGHT.ink);
}

/** The diverging scale: −1 orange, 0 paper, 1 blue; beyond that it stays at its ends. */
export function diverging(value: number, paper: Rgb): Rgb {
  return mixed(paper, value < 0 ? NEGATIVE : POSITIVE, Math.min(1, Math.abs(value)));
}

/** The colour of one of some classes: of two, the first is orange and the second blue. */
export function classColour(one: number, classes: number): Rgb {
  if (classes <= 2) return one === 0 ? NEGATIVE : POSITIVE;
  return CLASSES[one % CLASSES.length] ?? POSITIVE;
}

/** A colour as far from the paper as the share says. */
export function mixed(paper: Rgb, colour: Rgb, share: number): Rgb {
  const between = (at: 0 | 1 | 2) => Math.round(paper[at] + share * (colour[at] - paper[at]));
  return [between(0), between(1), between(2)];
}

export function css([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}

function rgb(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

/** A table of 256 packed pixels for `low` to `high`, for pictures drawn 30 times a second. */
export function lookup(colour: (share: number) => Rgb): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, at) => packed(colour(at / 255)));
}

/** A pixel as an `ImageData` holds it in one 32-bit number, on little-endian machines. */
export function packed([red, green, blue]: Rgb): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
