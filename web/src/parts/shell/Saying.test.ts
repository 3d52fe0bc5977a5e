import { render, screen } from "@testing-library/svelte";
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, it } from "vitest";
import { bench } from "@/state/bench.svelte";
import { frameOf, sceneOf } from "@/testing/messages";
import Saying from "./Saying.svelte";

beforeEach(() => {
  bench.connection = "open";
  bench.scene = sceneOf();
  bench.frame = null;
});
afterEach(() => (bench.preparing = null));

it("says that a program is compiled, and for how long, before there is a picture and after", () => {
  bench.preparing = { seconds: 2.2 };
  const { container } = render(Saying);
  expect(screen.getByText("Writing the program that trains this network: about 3 seconds.")).toBeTruthy();
  expect(screen.getByText("You can go on changing it meanwhile.")).toBeTruthy();
  expect(container.querySelector<HTMLElement>(".waiting")?.style.animationDuration).toBe("2.2s");
  bench.frame = frameOf();
  flushSync();
  expect(screen.getByText(/its first, random weights/)).toBeTruthy();
});

it("says so where nobody knows how long, and nothing once it is done", () => {
  bench.preparing = { seconds: null };
  const { container } = render(Saying);
  expect(screen.getByText(/a few seconds, more for a deep one/)).toBeTruthy();
  bench.preparing = null;
  flushSync();
  expect(container.textContent).not.toContain("Getting this network ready");
  expect(container.querySelector(".waiting")).toBeNull();
});
