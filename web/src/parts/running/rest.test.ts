// @vitest-environment node
import { expect, it } from "vitest";
import type { Moment } from "@/state/curves";
import { frameOf, sceneOf } from "@/testing/messages";
import { Rest } from "./rest";

const way = (loss: (epoch: number) => number, epochs: number): Moment[] =>
  Array.from({ length: epochs + 1 }, (_, epoch) => ({
    moment: 25 * epoch, epoch, trainingLoss: loss(epoch), testLoss: null, trainingMetric: null, testMetric: null, gradients: [], dead: [],
  }));
const at = (epoch: number, right: number) => frameOf({ epoch, running: true, training_metric: right, test_metric: right });
const due = (rest: Rest, loss: (epoch: number) => number, epoch: number, right: number) =>
  rest.due(sceneOf(), at(epoch, right), way(loss, epoch));

const flat = (epoch: number) => (epoch < 50 ? 0.7 - 0.013 * epoch : 0.05 + 0.002 * (epoch % 2));
const falling = (epoch: number) => 0.7 - 0.0005 * epoch;

it("is due once the data are learned and the loss stands still", () => {
  expect(due(new Rest(), flat, 90, 0.99)).toBeNull();
  expect(due(new Rest(), flat, 125, 0.99)).toBe(60);
});

it("waits longer where they are not learned: it may be a plateau", () => {
  expect(due(new Rest(), flat, 125, 0.7)).toBeNull();
  expect(due(new Rest(), flat, 400, 0.7)).toBe(300);
});

it("is not due while the loss falls, or is no number", () => {
  expect(due(new Rest(), falling, 900, 0.99)).toBeNull();
  expect(due(new Rest(), () => Number.NaN, 900, 0.99)).toBeNull();
});

it("is due though pictures come seldom", () => {
  const seldom = way(flat, 400).filter(({ epoch }) => epoch % 40 === 0);
  expect(new Rest().due(sceneOf(), at(400, 0.99), seldom)).toBe(60);
});

it("counts from where the training went on, and never stops the same one twice", () => {
  const rest = new Rest();
  rest.begin(120, false);
  expect(due(rest, flat, 125, 0.99)).toBeNull();
  expect(due(rest, flat, 190, 0.99)).toBe(60);
  rest.begin(190, true);
  expect(due(rest, flat, 900, 0.99)).toBeNull();
});
