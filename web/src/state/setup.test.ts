import { expect, it } from "vitest";
import { DEFAULTS, type LayerSetup, type Setup } from "@/generated/protocol";
import { anySeed, mayGoOver, possibleUnits, withData, withLayer, withKind, withNetwork, withOneLess, withOneMore, withTraining } from "./setup";

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

it("turns layers into others, and leaves nothing to go over behind a dense one", () => {
  const layer = DEFAULTS.LayerSetup as LayerSetup;
  const conv: LayerSetup = { ...layer, kind: "conv", units: 8, activation: "relu" };
  const pool: LayerSetup = { ...layer, kind: "pool", window: 2 };
  const over = withNetwork(setup, { hidden: [conv, pool, conv, layer] });
  const kinds = ({ network }: Setup) => network.hidden.map(({ kind, units, window }) => `${kind} ${units} ${window}`);
  expect(kinds(withKind(over, 1, "conv", 5))).toEqual(["conv 8 3", "conv 8 5", "conv 8 3", "dense 4 3"]);
  expect(kinds(withKind(over, 0, "dense", 3))).toEqual(["dense 8 3", "dense 4 3"]);
  expect([1, 3, 4].map((at) => mayGoOver(over, at))).toEqual([true, true, false]);
  expect(withOneMore(withNetwork(setup, { hidden: [conv, pool] })).network.hidden.at(-1)).toEqual(conv);
});
