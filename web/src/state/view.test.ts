import { beforeEach, expect, it } from "vitest";
import { view } from "./view.svelte";

beforeEach(() => {
  window.history.replaceState(null, "", "/#data=xor");
  view.place = "bench";
});

it("makes another place a step to go back from", () => {
  const before = window.history.length;
  view.go("course/2");
  view.write("data=xor");
  expect(window.location.hash).toBe("#place=course/2&data=xor");
  expect(window.history.length).toBe(before + 1);
});

it("makes no step of another set-up", () => {
  const before = window.history.length;
  view.write("data=moons");
  expect(window.location.hash).toBe("#data=moons");
  expect(window.history.length).toBe(before);
});
