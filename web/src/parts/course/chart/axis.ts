import { scaleLinear, scaleLog } from "d3-scale";
import { marked, percent, raised, three } from "@/draw/numbers";
import type { Scale } from "@/generated/protocol";

/** An axis: where a number stands on it, null where it cannot stand, and the numbers written at it. */
export interface Axis {
  place(value: number | null): number | null;
  ticks: { at: number; text: string }[];
}

/** An axis for all of these numbers, from one pixel to another, with about so many ticks; shares are written in per cent. */
export function axisOf(values: Iterable<number | null>, kind: Scale, from: number, to: number, count = 5): Axis {
  const known = [...values].filter((value): value is number => value !== null && (kind !== "log" || value > 0));
  const ends = known.length ? [Math.min(...known), Math.max(...known)] : [kind === "log" ? 1 : 0, 1];
  return kind === "log" ? logarithmic(ends, from, to, count) : linear(ends, from, to, count, kind === "shares");
}

/** How a number of such an axis is written beside a chart or in words. */
export function numberOf(kind: Scale): (value: number | null | undefined) => string {
  return kind === "shares" ? percent : three;
}

function linear([low = 0, high = 1]: number[], from: number, to: number, count: number, shares: boolean): Axis {
  const room = low === high ? Math.abs(low) / 10 || 0.5 : 0;
  // What is all within 0 and 1 may be shares, and there are none beyond.
  const most = high <= 1 && low >= 0 && high > 0.5 ? 1 : Infinity;
  const scale = scaleLinear([low - room, Math.min(high + room, most)], [from, to]).nice(count);
  const written = scale.tickFormat(count, shares ? "%" : undefined);
  return {
    place: (value) => (value === null ? null : scale(value)),
    ticks: scale.ticks(count).map((value) => ({ at: scale(value), text: marked(written(value).replace("%", " %")) })),
  };
}

function logarithmic([low = 1, high = 1]: number[], from: number, to: number, count: number): Axis {
  const scale = scaleLog(low === high ? [low / 3, high * 3] : [low, high], [from, to]);
  return {
    place: (value) => (value === null || value <= 0 ? null : scale(value)),
    ticks: logTicks(scale.domain(), count).map((value) => ({ at: scale(value), text: power(value) })),
  };
}

/** Powers of ten, as many as there is room for; where there are fewer than two, also their 2s and 5s. */
function logTicks([low = 1, high = 1]: number[], count: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const powers = Array.from({ length: last - first + 1 }, (_, at) => 10 ** (first + at));
  const inside = (value: number) => value >= low * 0.999 && value <= high * 1.001;
  const tens = powers.filter(inside);
  if (tens.length >= 2) return tens.filter((_, at) => at % Math.ceil(tens.length / count) === 0);
  return powers.flatMap((one) => [one, 2 * one, 5 * one]).filter(inside);
}

/** 0.01, 1, 1000, and beyond that 10⁵ and 10⁻⁵. */
export function power(value: number): string {
  const exponent = Math.round(Math.log10(value));
  if (Math.abs(exponent) <= 3) return marked(String(Number(value.toPrecision(2))));
  const factor = Math.round(value / 10 ** exponent);
  return `${factor === 1 ? "" : `${factor}·`}10${raised(exponent)}`;
}
