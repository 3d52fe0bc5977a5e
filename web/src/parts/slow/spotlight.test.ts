// @vitest-environment node
import { expect, it } from "vitest";
import { workedExample } from "@/parts/inspector/example.fixture";
import { spotlight } from "@/parts/slow/spotlight";
import { stepsOf } from "@/parts/slow/steps";

const example = workedExample();

it("lights a unit and the links into it as it adds them up", () => {
  const { direction, units, links } = spotlight({ kind: "unit", layer: 0, unit: 1 }, example);
  expect(direction).toBe("forward");
  expect(units).toMatchObject([{ layer: "dense_1", unit: 1 }]);
  expect(links.map(({ source, strength }) => [source, strength])).toEqual([[0, -1], [1, -1]]);
});

it("lights the links by which the error comes, and those it is about", () => {
  const { direction, links } = spotlight({ kind: "error-unit", layer: 0, unit: 0 }, example);
  expect(direction).toBe("backward");
  expect(links.map(({ layer, source, unit }) => `${layer} ${source} ${unit}`)).toEqual([
    "dense_2 0 0", "dense_1 0 0", "dense_1 1 0",
  ]);
});

it("lights every weight by its nudge in the end", () => {
  const { layers, units, links } = spotlight({ kind: "nudge" }, example);
  expect(layers).toEqual([]);
  expect(units).toHaveLength(3);
  expect(links).toHaveLength(6);
});

it("never gives a strength beyond 1", () => {
  const links = stepsOf(example).flatMap((step) => spotlight(step, example).links);
  expect(links.every(({ strength }) => Math.abs(strength) <= 1)).toBe(true);
});
