/** A dot for each number, stacked where they are close. */

import { scaleLinear } from "d3-scale";

/** A dot's place in the picture. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

export interface DotPlot {
  readonly dots: readonly Dot[];
  readonly low: number;
  readonly high: number;
  readonly radius: number;
  /** Where any value stands. */
  readonly place: (value: number) => number;
}

/** `values` in rising order; `also` is a number that must lie within the picture too. */
export function dotPlot(values: readonly number[], also: number | null, width: number, height: number): DotPlot {
  const all = also === null ? values : [...values, also];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = most > least ? 0 : 0.05 * Math.max(Math.abs(most), 1);
  const [low, high] = [least - room, most + room];
  const columns = Math.floor(width / 7);
  const fullest = Math.max(...columnsOf(values, low, high, columns).map(({ length }) => length), 1);
  const radius = Math.min(3.25, height / (2 * fullest));
  const place = scaleLinear([low, high], [4, width - 4]);
  const dots = columnsOf(values, low, high, columns).flatMap((column, number) =>
    column.map((value, level) => {
      const x = 4 + ((number + 0.5) / columns) * (width - 8);
      return { x, y: height - radius * (2 * level + 1), value };
    }),
  );
  return { dots, low, high, radius, place };
}

function columnsOf(values: readonly number[], low: number, high: number, columns: number): number[][] {
  const stacks = Array.from({ length: columns }, (): number[] => []);
  for (const value of values) {
    const at = Math.floor(((value - low) / (high - low)) * columns);
    stacks[Math.min(columns - 1, at)]?.push(value);
  }
  return stacks;
}
