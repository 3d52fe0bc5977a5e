import type { FoundEvidence } from "@/generated/protocol";

/** Room beyond the longer of the two. */
const ROOM = 1.12;

/** How long a number's bar is, and where its limit lies, as shares of the whole; null: it has none. */
export function barOf({ value, threshold }: FoundEvidence): { value: number; limit: number } | null {
  if (value === null || threshold === null || value < 0 || threshold <= 0) return null;
  const whole = ROOM * Math.max(value, threshold);
  return { value: value / whole, limit: threshold / whole };
}
