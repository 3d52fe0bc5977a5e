import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { bench } from "@/state/bench.svelte";
import { sceneOf } from "@/testing/messages";
import { isKey } from "@/words";
import { fallSick, SICK } from "./sick";

const edit = vi.spyOn(bench, "edit").mockResolvedValue(true);
const open = vi.spyOn(bench, "openAddress").mockResolvedValue(true);
const train = vi.spyOn(bench, "train").mockResolvedValue(true);

beforeEach(() => bench.receive(sceneOf()));
afterEach(() => vi.clearAllMocks());

it("has a name and a complaint for each", () => {
  for (const { name } of SICK) expect([isKey(`doctor.sick-${name}`), isKey(`doctor.sick-${name}-what`)]).toEqual([true, true]);
});

it("opens its address, and trains it", async () => {
  await fallSick(SICK[0]!);
  expect(open).toHaveBeenCalledWith(SICK[0]!.address);
  expect(train.mock.calls).toEqual([[false], [true]]);
  expect(edit).not.toHaveBeenCalled();
});

it("begins again where it is on the bench already", async () => {
  const restart = vi.spyOn(bench, "restart").mockResolvedValue(true);
  bench.receive(sceneOf({ address: SICK[0]!.address }));
  await fallSick(SICK[0]!);
  expect([restart.mock.calls.length, open.mock.calls.length]).toEqual([1, 0]);
});

it("sets every weight of the network that comes to 0 where they are to begin alike", async () => {
  const alike = SICK.find(({ zeros }) => zeros)!;
  bench.receive(sceneOf({ layers: [] }));
  const fallen = fallSick(alike);
  await vi.waitFor(() => expect(open).toHaveBeenCalled());
  expect(edit).not.toHaveBeenCalled();
  bench.receive(sceneOf({ address: alike.address }));
  await fallen;
  const set = edit.mock.calls.map(([{ layer, source, unit, value }]) => [layer, source, unit, value]);
  expect(set).toEqual([
    ["hidden", 0, 0, 0], ["hidden", 0, 1, 0], ["hidden", 1, 0, 0], ["hidden", 1, 1, 0], ["output", 0, 0, 0], ["output", 1, 0, 0],
  ]);
});

it("does not train what could not be opened", async () => {
  open.mockResolvedValueOnce(false);
  await fallSick(SICK[0]!);
  expect(train.mock.calls).toEqual([[false]]);
});
