/** What of the network is drawn: the inputs, then every layer of weights. */
export interface Shape {
  inputs: number;
  units: readonly number[];
  /** Whether the inputs are one picture, and which layers only pool the one before, channel by channel. */
  picture?: boolean;
  pools?: readonly boolean[];
}

export interface Place {
  x: number;
  y: number;
}

/** A column of units, or, where they are too many, one strip that stands for them all. */
export interface Column {
  x: number;
  top: number;
  bottom: number;
  /** Side of a unit's picture. */
  size: number;
  count: number;
  strip: boolean;
  /** Centres of the units; none in a strip. */
  places: Place[];
}

/** Room between two units for a number. */
const LEAST_BETWEEN = 20;

/** Whether units stand so near to each other that no number has room between them. */
export function isTight({ places: [first, second], size }: Column): boolean {
  return first !== undefined && second !== undefined && second.y - first.y - size < LEAST_BETWEEN;
}

/** How the weights between two columns are drawn. */
export type Joint = "links" | "matrix" | "pairs" | "none";

export interface Layout {
  width: number;
  height: number;
  columns: Column[];
  /** One for each layer of weights. */
  joints: Joint[];
}

/** Beyond these, single units and single links are no longer told apart. */
export const MOST_UNITS = 24;
export const MOST_INPUTS = 32;
export const MOST_LINKS = 600;

/** Room a unit and an input's name need, so that they can still be told apart and read. */
const LEAST_STEP = { unit: 22, input: 15 };
const LEAST_GAP = 84;
const SIDE = { least: 13, usual: 46 };
const STRIP = 26;
/** The side of the picture that is read, in sides of a unit. */
const PICTURE = 1.8;
/** From one unit to the next, in sides of a unit: as usual, and where numbers stand between them. */
export const APART = { usual: 1.75, numbered: 2.4 };

/** Room beside the first and the last column, for the names of inputs and classes. */
export interface Margins {
  left: number;
  right: number;
}

/** The height at which no column is cramped. */
export function heightOf({ inputs, units, picture }: Shape): number {
  const tall = (count: number, most: number, step: number) => (count > most ? 0 : count * step);
  return Math.max(
    picture ? 0 : tall(inputs, MOST_INPUTS, LEAST_STEP.input),
    ...units.map((count) => tall(count, MOST_UNITS, LEAST_STEP.unit)),
  );
}

/**
 * Places everything in a box. The box may have to be wider than asked where layers are many;
 * `most` is the side of a unit's picture where there is room, and `apart` how many sides there are
 * from one to the next.
 */
export function layoutOf(
  { inputs, units, picture = false, pools = [] }: Shape,
  room: { width: number; height: number },
  margins: Margins,
  { most = SIDE.usual, apart = APART.usual } = {},
): Layout {
  const counts = [inputs, ...units];
  // Maps want all the room their own column has; units of one size are read more easily.
  const sizes = counts.map((count) => sizeOf(picture ? [count] : units, room.height, most));
  const size = sizes.at(-1) ?? most;
  const first = picture ? Math.min(PICTURE * most, room.height) : size;
  const [left, right] = [first / 2 + margins.left, size / 2 + margins.right];
  const width = Math.max(room.width, left + right + LEAST_GAP * units.length);
  const gap = (width - left - right) / Math.max(1, units.length);
  const columns = counts.map((count, at) =>
    picture && at === 0
      ? pictureOf(count, left, first, room.height)
      : columnOf({ count, input: at === 0, x: left + at * gap, size: sizes[at]!, apart }, room.height),
  );
  const joints = units.map((count, at) =>
    pools[at] ? pairedBy(columns[at]!) : jointOf(columns[at]!, columns[at + 1]!, counts[at]! * count),
  );
  return { width, height: room.height, columns, joints };
}

function sizeOf(units: readonly number[], height: number, most: number): number {
  const shown = units.filter((count) => count <= MOST_UNITS);
  const fits = height / (Math.max(1, ...shown) * 1.24);
  return Math.max(SIDE.least, Math.min(most, Math.floor(fits)));
}

interface Standing {
  count: number;
  input: boolean;
  x: number;
  size: number;
  apart: number;
}

function columnOf({ count, input, x, size, apart }: Standing, height: number): Column {
  if (count > (input ? MOST_INPUTS : MOST_UNITS)) {
    const half = Math.min(height / 2, 150);
    return { x, top: height / 2 - half, bottom: height / 2 + half, size: STRIP, count, strip: true, places: [] };
  }
  const side = Math.min(size, height / count - 2);
  const step = Math.min(height / count, side * apart);
  const top = height / 2 - (step * (count - 1)) / 2;
  const places = Array.from({ length: count }, (_, at) => ({ x, y: top + at * step }));
  return { x, top: top - side / 2, bottom: top + step * (count - 1) + side / 2, size: side, count, strip: false, places };
}

/** A picture that the network reads: one thing where it goes over its places, else a strip of pixels. */
function pictureOf(count: number, x: number, size: number, height: number): Column {
  const [top, bottom] = [height / 2 - size / 2, height / 2 + size / 2];
  return { x, top, bottom, size, count, strip: count > 1, places: count > 1 ? [] : [{ x, y: height / 2 }] };
}

/** A pool's channels are those before it, one by one. */
function pairedBy(before: Column): Joint {
  return before.strip ? "none" : "pairs";
}

function jointOf(before: Column, after: Column, links: number): Joint {
  return before.strip || after.strip || links > MOST_LINKS ? "matrix" : "links";
}

/** Where the matrix of weights between two columns is drawn. */
export function matrixBox(before: Column, after: Column): { x: number; y: number; width: number; height: number } {
  const [from, to] = [before.x + before.size / 2 + 10, after.x - after.size / 2 - 10];
  const width = Math.max(8, Math.min(to - from, Math.max(24, after.count * 9)));
  const height = Math.max(before.bottom - before.top, Math.min(before.strip ? 300 : 120, after.bottom - after.top));
  const middle = (before.top + before.bottom) / 2;
  return { x: (from + to) / 2 - width / 2, y: middle - height / 2, width, height };
}
