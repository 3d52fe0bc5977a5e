import { describe, expect, it } from "vitest";
import { hashOf, partsOf } from "./place";

describe("the page's address", () => {
  it.each([
    ["", { place: "bench", setup: "" }],
    ["#data=xor&layers=", { place: "bench", setup: "data=xor&layers=" }],
    ["#place=course/2&data=xor", { place: "course/2", setup: "data=xor" }],
    ["#place=quiz", { place: "quiz", setup: "" }],
  ])("%s is read, and written again", (hash, parts) => {
    expect(partsOf(hash)).toEqual(parts);
    expect(hashOf(parts)).toBe(hash || "#");
  });
  it("finds the place wherever it stands", () => {
    expect(partsOf("#data=xor&place=quiz&rate=1")).toEqual({ place: "quiz", setup: "data=xor&rate=1" });
  });
});
