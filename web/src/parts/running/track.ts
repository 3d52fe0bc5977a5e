import type { Moment } from "@/state/curves";

/** The height of a loss on the track, 0 at its foot and 1 at its top. */
export type Height = (loss: number) => number;

/**
 * Heights on a scale of logarithms over all the losses there are, so that the long end of a
 * training is not a flat line.
 */
export function heights(ways: readonly (readonly Moment[])[]): Height {
  const losses = ways.flat().map((one) => one.trainingLoss ?? 0).filter((loss) => loss > 0);
  const [low, high] = [Math.log(Math.min(...losses)), Math.log(Math.max(...losses))];
  if (!(high > low)) return () => 0.5;
  return (loss) => (Math.log(Math.max(loss, Number.MIN_VALUE)) - low) / (high - low);
}

/** A way as the `d` of a path in a box 1000 by 100, `latest` at its right edge. */
export function trackPath(way: readonly Moment[], latest: number, height: Height): string {
  const points = way.flatMap(({ moment, trainingLoss }) => {
    if (trainingLoss === null || latest === 0) return [];
    const across = (1000 * moment) / latest;
    return [`${across.toFixed(1)} ${(96 - 92 * Math.max(0, Math.min(1, height(trainingLoss)))).toFixed(1)}`];
  });
  return points.length > 1 ? `M${points.join("L")}` : "";
}

/** So many points at most, evenly chosen, the last among them. */
export function sparse<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all];
  const every = (all.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, at) => all[Math.round(at * every)]!);
}
