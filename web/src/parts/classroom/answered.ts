import type { GivenAnswer } from "@/generated/protocol";
import { t } from "@/words";

/** Whether an answer is right in the end, and after how many tries. */
export function answered({ last, tries }: GivenAnswer): string {
  if (tries === 1) return t(last ? "classroom.answer-right" : "classroom.answer-wrong");
  return t(last ? "classroom.answer-right-after" : "classroom.answer-wrong-after", { tries });
}
