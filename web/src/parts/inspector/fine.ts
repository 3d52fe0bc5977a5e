/** Numbers that change by little, written so finely that the change is seen. */

import { marked, three } from "@/draw/numbers";

/** As many digits as there are in a number of 32 bits. */
const MOST = 8;

/** `value` with three digits, or with so many that the first two of `change` can be told. */
export function fine(value: number, change: number): string {
  if (!Number.isFinite(value) || !Number.isFinite(change) || value === 0 || change === 0) return three(value);
  const digits = place(value) - place(change) + 2;
  if (digits <= 3 || Math.abs(value) < 0.001 || Math.abs(value) >= 1000) return three(value);
  return marked(value.toPrecision(Math.min(MOST, digits)));
}

/** Where a number's first digit stands: 0 for ones, −1 for tenths. */
function place(value: number): number {
  return Math.floor(Math.log10(Math.abs(value)));
}
