/** An activation's curve and its place on it, in the numbers of a picture. */

import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";

/** The picture's size, in its own units. */
export const WIDTH = 220;
export const HEIGHT = 130;

const MARGIN = 10;
const POINTS = 121;
const LEAST_REACH = 3;

/** Everything that is drawn: the curve, the axes' places, the unit's point and its tangent. */
export interface DrawnCurve {
  readonly path: string;
  readonly zero: readonly [number, number];
  readonly point: readonly [number, number];
  readonly tangent: readonly [number, number, number, number];
}

export function drawnCurve(curve: (z: number) => number, z: number, a: number, slope: number): DrawnCurve {
  const reach = Math.max(LEAST_REACH, Math.abs(z) * 1.25);
  const x = scaleLinear([-reach, reach], [MARGIN, WIDTH - MARGIN]);
  const points = x.ticks(POINTS).map((at): [number, number] => [at, curve(at)]);
  const [low = 0, high = 0] = extent([...points.map(([, value]) => value), 0, a]);
  const y = scaleLinear([low, high], [HEIGHT - MARGIN, MARGIN]);
  const drawn = line<[number, number]>(([at]) => x(at), ([, value]) => y(value));
  const half = reach / 4;
  return {
    path: drawn(points) ?? "",
    zero: [x(0), y(0)],
    point: [x(z), y(a)],
    tangent: [x(z - half), y(a - half * slope), x(z + half), y(a + half * slope)],
  };
}
