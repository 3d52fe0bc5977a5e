/** A line of numbers as the `d` of a path in a box 100 by 30; gaps where there is no number. */
export function spark(values: readonly (number | null)[], low: number, high: number): string {
  const step = 100 / Math.max(1, values.length - 1);
  const height = (value: number) => 29 - 28 * Math.max(0, Math.min(1, (value - low) / (high - low || 1)));
  let pen = "M";
  return values
    .map((value, at) => {
      if (value === null) {
        pen = "M";
        return "";
      }
      const part = `${pen}${(at * step).toFixed(1)} ${height(value).toFixed(1)}`;
      pen = "L";
      return part;
    })
    .join("");
}

/** Norms span many sizes, so they are drawn by their logarithm; zero is the foot of the scale. */
export function logarithm(value: number | null): number | null {
  return value === null ? null : Math.log10(Math.max(value, 1e-8));
}
