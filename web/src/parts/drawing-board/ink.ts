/** From strokes of a pen to the pixels of a small picture, as the digits themselves were made. */

/** A point of the board; both its sides go from 0 to 1, down and to the right. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line drawn without lifting the pen. */
export type Stroke = readonly Point[];

/** Every pixel counts the inked points of so many by so many. */
const FINE = 4;

/** How a set of data made its digits: the pen's width and the margin on all sides, in pixels. */
interface Hand {
  readonly pen: number;
  readonly margin: number;
  /** The share of the width that digits fill, narrow ones widened for it, up to so much. */
  readonly wide: number;
  readonly widened: number;
}

/** The digits of 8 by 8 fill three quarters of the width; MNIST's keep their shape, in 20 of 28 pixels. */
const SMALL: Hand = { pen: 1.2, margin: 0.25, wide: 0.75, widened: 2 };
const LARGE: Hand = { pen: 2.6, margin: 4, wide: 0, widened: 1 };
const LARGE_FROM = 16;

/** A small drawing is enlarged no more than this, so that a first dot stays one. */
const MOST = 2.5;

function handFor(columns: number): Hand {
  return columns < LARGE_FROM ? SMALL : LARGE;
}

/**
 * The drawing as shares of ink, a number a pixel, rows from the top.
 *
 * The digits of the data were written on paper, fitted to a box of 32 by 32 points, black or
 * white, and the black ones of every 4 by 4 counted (Alpaydın, Kaynak 1998). So it is done here.
 */
export function inked(strokes: readonly Stroke[], rows: number, columns: number): number[] {
  const [height, width] = [rows * FINE, columns * FINE];
  const points = fitted(strokes, columns, rows).flatMap((stroke) => alongside(stroke));
  const bitmap = new Uint8Array(width * height);
  const { pen } = handFor(columns);
  for (const { x, y } of points) dab(bitmap, { x: x * FINE, y: y * FINE }, (pen * FINE) / 2, { width, height });
  return counted(bitmap, rows, columns);
}

/** Moved to the middle and made as high as fits, and as wide as the data's digits are; in pixels. */
export function fitted(strokes: readonly Stroke[], columns: number, rows: number): Stroke[] {
  const all = strokes.flat();
  if (all.length === 0) return [];
  const [left, right] = ends(all.map(({ x }) => x * columns));
  const [top, foot] = ends(all.map(({ y }) => y * rows));
  const hand = handFor(columns);
  const room = 2 * hand.margin + hand.pen;
  const [width, height] = [Math.max(right - left, 1e-6), Math.max(foot - top, 1e-6)];
  const down = Math.min(MOST, (columns - room) / width, (rows - room) / height);
  const wide = (hand.wide * columns - room) / width;
  const across = Math.min(MOST, Math.max(down, Math.min(hand.widened * down, wide)));
  const moved = ({ x, y }: Point): Point => ({
    x: columns / 2 + across * (x * columns - (left + right) / 2),
    y: rows / 2 + down * (y * rows - (top + foot) / 2),
  });
  return strokes.map((stroke) => stroke.map(moved));
}

function ends(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** Points so close together along a stroke that the pen leaves no gap. */
function alongside(stroke: Stroke): Point[] {
  return stroke.flatMap((to, at) => {
    const from = stroke[at - 1] ?? to;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) * FINE));
    return Array.from({ length: steps }, (_, step) => {
      const share = (step + 1) / steps;
      return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
    });
  });
}

/** Blackens the points under the pen's round tip. */
function dab(bitmap: Uint8Array, { x, y }: Point, radius: number, { width, height }: { width: number; height: number }): void {
  for (let row = Math.max(0, Math.floor(y - radius)); row < Math.min(height, y + radius); row++) {
    for (let column = Math.max(0, Math.floor(x - radius)); column < Math.min(width, x + radius); column++) {
      const inside = Math.hypot(column + 0.5 - x, row + 0.5 - y) <= radius;
      if (inside) bitmap[row * width + column] = 1;
    }
  }
}

function counted(bitmap: Uint8Array, rows: number, columns: number): number[] {
  const shares = new Array<number>(rows * columns).fill(0);
  bitmap.forEach((black, at) => {
    const row = Math.floor(at / (columns * FINE * FINE));
    const column = Math.floor((at % (columns * FINE)) / FINE);
    shares[row * columns + column] = (shares[row * columns + column] ?? 0) + black / FINE ** 2;
  });
  return shares;
}
