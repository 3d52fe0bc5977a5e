import { expect, it } from "vitest";
import { DEFAULTS } from "@/generated/protocol";
import { carriedOver, goesOver, OVER_PICTURES, startOf } from "./starts";

const first = startOf("circles");

it("begins as the page does", () => {
  expect(first).toEqual(DEFAULTS.NetworkSetup.hidden);
});

it("takes layers that suit the data while nothing was built", () => {
  expect(carriedOver(first, "circles", "digits")).toEqual(startOf("digits"));
  expect(carriedOver(startOf("digits"), "digits", "xor")).toEqual(first);
});

it("keeps what was built", () => {
  const built = [{ ...DEFAULTS.LayerSetup, units: 7 }];
  expect(carriedOver(built, "circles", "digits")).toEqual(built);
  expect(carriedOver([], "circles", "digits")).toEqual([]);
});

it("goes over pictures only where there are any", () => {
  const over = OVER_PICTURES.digits;
  expect([goesOver(over), goesOver(startOf("digits")), goesOver([])]).toEqual([true, false, false]);
  expect(carriedOver(over, "digits", "mnist")).toEqual(OVER_PICTURES.mnist);
  expect(carriedOver(over, "digits", "xor")).toEqual(startOf("xor"));
  const built = [...over, over[2]!];
  expect(carriedOver(built, "digits", "mnist")).toEqual(built);
  expect(carriedOver(built, "digits", "iris").map(({ kind }) => kind)).toEqual(["dense", "dense"]);
});
