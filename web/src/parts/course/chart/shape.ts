import { area, line } from "d3-shape";
import type { Line } from "@/generated/protocol";
import type { Axis } from "./axis";

interface Point {
  x: number;
  low: number;
  middle: number;
  high: number;
}

/** The strokes of a curve over seeds: its median, and the band of its quartiles. */
export interface Strokes {
  middle: string;
  band: string;
  dots: { x: number; y: number }[];
}

/** A curve with more points than this has no dot at each. */
const FEW = 12;

/** Points that stand on neither axis leave a gap. */
export function strokesOf(curve: Line, x: readonly number[], along: Axis, up: Axis): Strokes {
  const points = x.map((value, at) => pointOf(curve, at, along.place(value), up));
  const known = (point: Point | null): point is Point => point !== null;
  const gap = { x: 0, low: 0, middle: 0, high: 0 };
  const middle = line<Point | null>((point) => (point ?? gap).x, (point) => (point ?? gap).middle).defined(known);
  const band = area<Point | null>((point) => (point ?? gap).x, (point) => (point ?? gap).low, (point) => (point ?? gap).high);
  return {
    middle: middle(points) ?? "",
    band: band.defined(known)(points) ?? "",
    dots: x.length > FEW ? [] : points.filter(known).map((point) => ({ x: point.x, y: point.middle })),
  };
}

function pointOf(curve: Line, at: number, x: number | null, up: Axis): Point | null {
  const middle = up.place(curve.middle[at] ?? null);
  if (x === null || middle === null) return null;
  const end = (values: (number | null)[]) => up.place(values[at] ?? null) ?? middle;
  return { x, middle, low: end(curve.low), high: end(curve.high) };
}

/** Where the dots of a row stand, up and down from −½ to ½: apart, and the same every time. */
export function spread(count: number): number[] {
  return Array.from({ length: count }, (_, at) => ((at * 0.6180339887) % 1) - 0.5);
}

/** The middle of what is known; null where nothing is. */
export function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value): value is number => value !== null).sort((a, b) => a - b);
  if (known.length === 0) return null;
  const half = known.length >> 1;
  const upper = known[half] ?? 0;
  return known.length % 2 ? upper : (upper + (known[half - 1] ?? 0)) / 2;
}
