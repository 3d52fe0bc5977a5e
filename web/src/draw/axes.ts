import { scaleLinear } from "d3-scale";

/** The ends of the plane along its two axes. */
export interface Extent {
  low: readonly [number, number];
  high: readonly [number, number];
}

/** From numbers to places of a square of so many pixels, and back; the second axis points up. */
export interface PlaneScale {
  x: (value: number) => number;
  y: (value: number) => number;
  at: (x: number, y: number) => [number, number];
  ticks: [number[], number[]];
}

export function planeScale({ low, high }: Extent, side: number): PlaneScale {
  const x = scaleLinear([low[0], high[0]], [0, side]);
  const y = scaleLinear([low[1], high[1]], [side, 0]);
  return {
    x: (value) => x(value),
    y: (value) => y(value),
    at: (across, down) => [x.invert(across), y.invert(down)],
    ticks: [x.ticks(5), y.ticks(5)],
  };
}
