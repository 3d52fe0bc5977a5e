/** The colours of what is compared, in order, and a second sign beside each for those who do not see it. */
const INKS = ["blue", "orange", "teal", "violet", "ink", "soft"] as const;
const DASHES = ["", "5 2.5", "1.5 2", "7 2 1.5 2"] as const;

/** The colour of what comes so many after the first, as the page's own property. */
export function ink(index: number): string {
  return `var(--${INKS[index % INKS.length]})`;
}

export function dashes(index: number): string {
  return DASHES[index % DASHES.length] ?? "";
}
