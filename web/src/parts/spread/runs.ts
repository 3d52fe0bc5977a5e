/** What many runs of the same set-up say, read out of a `Spread` message. */

import { quantileSorted } from "d3-array";
import type { Spread } from "@/generated/protocol";
import type { Received } from "@/lib/frames";

/** Lower quartile, median and upper quartile at one epoch. */
export interface Quartiles {
  readonly epoch: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export type Measure = "loss" | "metric";

/** One measure over the epochs; epochs at which it is not a number are left out. */
export function quartiles({ tensors }: Received<Spread>, measure: Measure): Quartiles[] {
  const epochs = tensors["epochs"]?.values ?? [];
  const values = tensors[measure]?.values ?? [];
  const of = (part: number, at: number) => values[part * epochs.length + at] ?? Number.NaN;
  const all = Array.from(epochs, (epoch, at) => ({
    epoch, low: of(0, at), middle: of(1, at), high: of(2, at),
  }));
  return all.filter(({ low, middle, high }) => [low, middle, high].every(Number.isFinite));
}

/** How the runs ended, the worst first; runs that broke are only counted. */
export interface Finals {
  readonly values: readonly number[];
  readonly broken: number;
}

export function finals({ tensors }: Received<Spread>): Finals {
  const all = Array.from(tensors["final"]?.values ?? []);
  const values = all.filter(Number.isFinite).sort((one, other) => one - other);
  return { values, broken: all.length - values.length };
}

/** What can be said of how they ended. */
export interface Summary {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly worst: number;
  readonly best: number;
  /** Of all runs, those that ended worse than this network; null where it has no place. */
  readonly beaten: number | null;
}

export function summary({ values, broken }: Finals, own: number | null): Summary | null {
  if (values.length === 0) return null;
  const at = (share: number) => quantileSorted([...values], share) ?? Number.NaN;
  return {
    low: at(0.25),
    middle: at(0.5),
    high: at(0.75),
    worst: at(0),
    best: at(1),
    beaten: own === null ? null : broken + values.filter((value) => value < own).length,
  };
}
