import { describe, expect, it } from "vitest";
import type { BoardQuestion } from "@/generated/protocol";
import { answered } from "@/parts/classroom/answered";
import { byLesson } from "@/parts/classroom/by-lesson";
import { lossPoints } from "@/parts/classroom/loss-line";

describe("a loss's line", () => {
  it("stands on zero and reaches the top at its largest", () => {
    const points = lossPoints([1, 0.5, 0], 96, 28);
    expect(points).toEqual([[0, 2], [48, 14], [96, 26]]);
  });
  it("is somewhere for one loss, none, and zeros", () => {
    expect(lossPoints([], 96, 28)).toEqual([]);
    expect(lossPoints([0, 0], 96, 28).flat().every(Number.isFinite)).toBe(true);
  });
});

it("orders the board by lesson, learners' own networks last", () => {
  const questions = [0, 2, 1, 2].map((lesson, at) => ({ lesson, question: `q${at}` }) as BoardQuestion);
  const found = byLesson(questions).map(({ lesson, questions: of }) => [lesson, of.map((one) => one.question)]);
  expect(found).toEqual([[1, ["q2"]], [2, ["q1", "q3"]], [0, ["q0"]]]);
});

it("says whether an answer is right, and after how many tries", () => {
  const given = { learner: 1, first: false, given: "" };
  expect(answered({ ...given, tries: 1, last: false })).toBe("wrong");
  expect(answered({ ...given, tries: 3, last: true })).toBe("right, after 3 tries");
});
