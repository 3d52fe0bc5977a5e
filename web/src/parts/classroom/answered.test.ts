import { expect, it } from "vitest";
import { chosenOf } from "./answered";

const answer = (learner: number, given: string, last: boolean) => ({ learner, tries: 1, first: last, last, given });

it("puts the answer that most chose first, right or wrong", () => {
  const chosen = chosenOf([answer(1, "It is bent", true), answer(2, "No line", false), answer(3, "No line", false)]);
  expect(chosen.map(({ given, right, by }) => [given, right, by.length])).toEqual([["No line", false, 2], ["It is bent", true, 1]]);
});
