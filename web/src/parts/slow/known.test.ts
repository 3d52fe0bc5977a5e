// @vitest-environment node
import { expect, it } from "vitest";
import { workedExample, workedScene } from "@/parts/inspector/example.fixture";
import { figuresOf, lossSaid } from "@/parts/slow/known";
import { stepsOf } from "@/parts/slow/steps";

const example = workedExample();
const steps = stepsOf(example);
const known = (taken: number) => figuresOf(steps.slice(0, taken), example).map(({ layer, unit, error }) => `${layer} ${unit}${error ? " error" : ""}`);

it("keeps what each unit answered while slow motion goes on", () => {
  expect(known(1)).toEqual(["input 0", "input 1"]);
  expect(known(4)).toEqual(["input 0", "input 1", "dense_1 0", "dense_1 1", "dense_2 0"]);
});

it("adds the errors on their way back, and takes nothing away", () => {
  expect(known(8)).toEqual([...known(4), "dense_2 0 error", "dense_1 0 error", "dense_1 1 error"]);
});

it("says the loss once it is known, and how it moved in the end", () => {
  const scene = workedScene();
  expect(lossSaid(scene, steps.slice(0, 4), example, null)).toBeUndefined();
  expect(lossSaid(scene, steps.slice(0, 5), example, null)).toBe("truth blue, loss 0.208");
  expect(lossSaid(scene, steps, example, { ...example, loss: 0.207 })).toBe("loss 0.2082 → 0.2070");
});
