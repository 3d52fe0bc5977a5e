import { group } from "d3-array";
import type { BoardQuestion } from "@/generated/protocol";

/** Questions of a lesson, in the order of its quiz; lesson 0 is the learners' own networks. */
export interface LessonQuestions {
  lesson: number;
  questions: BoardQuestion[];
}

/** The board's questions by their lesson; those about own networks come last. */
export function byLesson(questions: readonly BoardQuestion[]): LessonQuestions[] {
  const lessons = [...group(questions, ({ lesson }) => lesson)];
  const place = (lesson: number) => lesson || Infinity;
  lessons.sort(([one], [other]) => (place(one) < place(other) ? -1 : 1));
  return lessons.map(([lesson, ofIt]) => ({ lesson, questions: ofIt }));
}
