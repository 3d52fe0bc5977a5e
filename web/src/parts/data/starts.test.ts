import { expect, it } from "vitest";
import { DEFAULTS } from "@/generated/protocol";
import { carriedOver, startOf } from "./starts";

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
