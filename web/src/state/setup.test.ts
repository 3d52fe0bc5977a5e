import { expect, it } from "vitest";
import { DEFAULTS, type Setup } from "@/generated/protocol";
import { anySeed, possibleUnits, withData, withLayer, withOneLess, withOneMore, withTraining } from "./setup";

const setup = structuredClone(DEFAULTS.Setup) as unknown as Setup;
const units = ({ network }: Setup) => network.hidden.map((layer) => layer.units);

it("changes what is asked for and nothing else, and never in place", () => {
  const before = structuredClone(setup);
  expect(withData(setup, { source: "xor" })).toEqual({ ...before, data: { ...before.data, source: "xor" } });
  expect(withTraining(setup, { learning_rate: 1 }).training.learning_rate).toBe(1);
  expect(withLayer(setup, 1, { activation: "relu" }).network.hidden.map((layer) => layer.activation)).toEqual(["tanh", "relu"]);
  expect(setup).toEqual(before);
});

it("adds a layer like the last, and takes any away", () => {
  expect(units(withOneMore(setup))).toEqual([4, 2, 2]);
  expect(units(withOneLess(setup))).toEqual([4]);
  expect(units(withOneLess(setup, 0))).toEqual([2]);
  expect(units(withOneMore(withOneLess(withOneLess(setup))))).toEqual([DEFAULTS.LayerSetup.units]);
});

it("keeps units within what a layer may have", () => {
  expect([0, 3.4, 1e9].map(possibleUnits)).toEqual([1, 3, 4096]);
});

it("makes seeds that are seeds", () => {
  const seed = anySeed();
  expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31).toBe(true);
});
