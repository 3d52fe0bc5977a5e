import { scaleLinear, type ScaleLinear } from "d3-scale";

/** The ends of the plane along its two axes. */
export interface Extent {
  low: readonly [number, number];
  high: readonly [number, number];
}

/** From an axis' numbers to those that are written beside it, and back. */
export interface Ruler {
  own: (value: number) => number;
  read: (own: number) => number;
}

/** A number written beside an axis, and its place in pixels. */
export interface Tick {
  own: number;
  at: number;
}

/** From numbers to places of a square of so many pixels, and back; the second axis points up. */
export interface PlaneScale {
  x: (value: number) => number;
  y: (value: number) => number;
  at: (x: number, y: number) => [number, number];
  ticks: [Tick[], Tick[]];
}

/** Axes with other numbers beside them are bent at their ends: they have ticks between these shares. */
const INSET = 0.08;

export function planeScale({ low, high }: Extent, side: number, rulers?: readonly [Ruler, Ruler]): PlaneScale {
  const x = scaleLinear([low[0], high[0]], [0, side]);
  const y = scaleLinear([low[1], high[1]], [side, 0]);
  return {
    x: (value) => x(value),
    y: (value) => y(value),
    at: (across, down) => [x.invert(across), y.invert(down)],
    ticks: [ticksOf(x, rulers?.[0]), ticksOf(y, rulers?.[1])],
  };
}

function ticksOf(scale: ScaleLinear<number, number>, ruler?: Ruler): Tick[] {
  if (!ruler) return scale.ticks(5).map((own) => ({ own, at: scale(own) }));
  const [low = 0, high = 1] = scale.domain();
  const inset = INSET * (high - low);
  const ends = [low + inset, high - inset].map(ruler.own);
  return scaleLinear(ends, [0, 1]).ticks(4).map((own) => ({ own, at: scale(ruler.read(own)) }));
}
