import type { Setup } from "@/generated/protocol";

/** What the teacher put in front of the learner, and what was there before. */
export interface Given {
  setup: Setup;
  before: Setup | undefined;
  place: string;
  /** What was there before is a single undo away. */
  undoes: boolean;
}

/** Whether two set-ups, both as the server writes them, are the same. */
export function same(one: Setup | undefined, other: Setup | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
