/** One column of a drawn wave: between which swings the sound goes there. */
export interface Swing {
  low: number;
  high: number;
}

/** The outline of a sound in so many columns. */
export function outline(samples: readonly number[], columns: number): Swing[] {
  return Array.from({ length: columns }, (_, column) => {
    const at = (edge: number) => Math.floor((edge * samples.length) / columns);
    const own = samples.slice(at(column), Math.max(at(column) + 1, at(column + 1)));
    return { low: Math.min(0, ...own), high: Math.max(0, ...own) };
  });
}

/** The outline as the path of an area around the middle, `width` by `height`. */
export function pathOf(swings: readonly Swing[], width: number, height: number): string {
  const place = (swing: number, column: number) => {
    const [x, y] = [(column * width) / Math.max(1, swings.length - 1), (height * (1 - swing)) / 2];
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  const above = swings.map(({ high }, column) => place(high, column));
  const below = swings.map(({ low }, column) => place(low, column)).reverse();
  return swings.length ? `M${[...above, ...below].join("L")}Z` : "";
}
