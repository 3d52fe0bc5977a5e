import { describe, expect, it } from "vitest";
import { asksBig, hashOf, partsOf } from "./place";

describe("the page's address", () => {
  it.each([
    ["", { place: "bench", setup: "" }],
    ["#data=xor&layers=", { place: "bench", setup: "data=xor&layers=" }],
    ["#place=course/2&data=xor", { place: "course/2", setup: "data=xor" }],
    ["#place=course/a%26b%25", { place: "course/a&b%", setup: "" }],
    ["#place=quiz", { place: "quiz", setup: "" }],
  ])("%s is read, and written again", (hash, parts) => {
    expect(partsOf(hash)).toEqual(parts);
    expect(hashOf(parts)).toBe(hash || "#");
  });
  it("finds the place wherever it stands", () => {
    expect(partsOf("#data=xor&place=quiz&rate=1")).toEqual({ place: "quiz", setup: "data=xor&rate=1" });
  });
  it.each([
    ["?big", "#data=xor", true],
    ["", "#data=xor&big", true],
    ["", "#data=xor&rate=1", false],
  ])("finds in %s%s whether larger type is asked for", (search, hash, big) => {
    expect(asksBig({ search, hash })).toBe(big);
    expect(partsOf(hash).setup).not.toContain("big");
  });
  it("leads home where it cannot be read", () => {
    expect(partsOf("#place=%&data=xor")).toEqual({ place: "bench", setup: "data=xor" });
  });
});
