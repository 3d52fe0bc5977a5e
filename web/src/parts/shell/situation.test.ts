import { expect, it } from "vitest";
import type { Moment } from "@/state/curves";
import { withNetwork, withData } from "@/state/setup";
import { frameOf, sceneOf } from "@/testing/messages";
import { situation } from "./situation";

const way = (loss: (at: number) => number): Moment[] =>
  Array.from({ length: 40 }, (_, at) => ({
    moment: at, epoch: at, trainingLoss: loss(at), testLoss: null, trainingMetric: null, testMetric: null, gradients: [], dead: [],
  }));
const STILL = way(() => 0.69);
const FALLING = way((at) => 1 / (at + 1));

const SLOW = way((at) => 0.69 - 0.0004 * at);
const TREMBLING = way((at) => 0.69 + 0.01 * (at % 2));

const later = { moment: 900, latest: 900, epoch: 36 };
const xor = sceneOf();
xor.setup = withNetwork(withData(xor.setup, { source: "xor" }), { hidden: [] });

it.each([
  ["preparing", () => situation(sceneOf(), null, [], { preparing: true })],
  ["start", () => situation(sceneOf(), frameOf(), [])],
  ["broken", () => situation(sceneOf(), frameOf({ ...later, broken: true }), STILL)],
  ["straight-line", () => situation(xor, frameOf(later), STILL)],
  ["stuck", () => situation(sceneOf(), frameOf(later), STILL)],
  ["learning", () => situation(sceneOf(), frameOf(later), FALLING)],
  ["learning", () => situation(sceneOf(), frameOf(later), SLOW)],
  ["stuck", () => situation(sceneOf(), frameOf(later), TREMBLING)],
  ["learning", () => situation(xor, frameOf({ ...later, epoch: 3 }), STILL)],
  ["learned", () => situation(sceneOf(), frameOf({ ...later, test_metric: 0.99, training_metric: 1 }), FALLING)],
  ["rests", () => situation(sceneOf(), frameOf({ ...later, test_metric: 0.99, training_metric: 1 }), FALLING, { rests: true })],
  ["stuck", () => situation(sceneOf(), frameOf(later), FALLING, { rests: true })],
  ["overfitting", () => situation(sceneOf(), frameOf({ ...later, training_loss: 0.1, test_loss: 0.5 }), FALLING)],
  ["dead-units", () => situation(sceneOf(), frameOf({ ...later, layers: [{ name: "hidden", gradient_norm: 0, weight_norm: 1, dead: 0.5, saturated: 0 }] }), STILL)],
])("sees %s", (seen, situated) => expect(situated()).toBe(seen));
