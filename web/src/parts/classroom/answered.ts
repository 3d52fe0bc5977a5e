import { group } from "d3-array";
import type { GivenAnswer } from "@/generated/protocol";
import { t } from "@/words";

/** Whether an answer is right in the end, and after how many tries. */
export function answered({ last, tries }: GivenAnswer): string {
  if (tries === 1) return t(last ? "classroom.answer-right" : "classroom.answer-wrong");
  return t(last ? "classroom.answer-right-after" : "classroom.answer-wrong-after", { tries });
}

/** One answer to a question, and all who gave it last. */
export interface Chosen {
  given: string;
  right: boolean;
  by: GivenAnswer[];
}

/** What was chosen, the most often first: a wrong answer of many is what to talk about. */
export function chosenOf(answers: readonly GivenAnswer[]): Chosen[] {
  const groups = [...group(answers, ({ given }) => given)];
  const chosen = groups.map(([given, by]) => ({ given, right: by.some(({ last }) => last), by }));
  return chosen.sort((one, other) => other.by.length - one.by.length);
}
