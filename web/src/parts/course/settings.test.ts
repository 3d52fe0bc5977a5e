import { expect, it } from "vitest";
import { card, knob } from "./made";
import { chosen, expected, isFailing, typed, usual } from "./settings";

it("only what differs from the usual is asked for", () => {
  const own = usual(card());
  expect(chosen(card(), own)).toEqual({});
  own.values["grains"] = 5;
  expect(chosen(card(), own)).toEqual({ grains: 5 });
});

it("knows the settings with which a claim fails", () => {
  const own = usual(card());
  expect(isFailing(card(), own)).toBe(false);
  own.values["grains"] = 90;
  expect(isFailing(card(), own)).toBe(true);
  own.values["free"] = true;
  expect(isFailing(card(), own)).toBe(false);
  expect(isFailing(card({ fails: {} }), usual(card()))).toBe(false);
});

it("what is typed stays in its range", () => {
  const grains = knob("grains", 3);
  expect(["7", "7.6", "1000", "-3", "", "many"].map((text) => typed(grains, text))).toEqual([7, 8, 99, 1, null, null]);
});

it("says how long it takes by the last run, else by the recorded one", () => {
  expect(expected(card(), 32, null)).toBe(8);
  expect(expected(card(), 32, { seconds: 1, seeds: 16 })).toBe(2);
  expect(expected(card({ seconds: null }), 32, null)).toBeNull();
});
