// @vitest-environment node
import { expect, it } from "vitest";
import { workedExample } from "@/parts/inspector/example.fixture";
import { hardestLinks } from "@/parts/inspector/path";

it("lists the links that carry most, over all layers, the largest first", () => {
  const example = workedExample();
  const links = hardestLinks(example, 3);
  const all = example.layers.flatMap((layer) =>
    Array.from(layer.weights.values, (weight, place) => {
      const x = layer.x[Math.floor(place / layer.weights.columns)] ?? 0;
      return Math.abs(x * weight);
    }),
  );
  const largest = all.sort((one, other) => other - one).slice(0, 3);
  expect(links.map(({ contribution }) => Math.abs(contribution))).toEqual(largest);
});

it("names a link by its layer, its source and its unit", () => {
  const [first] = hardestLinks(workedExample(), 1);
  expect(first).toMatchObject({ layer: "dense_1", source: 0, unit: 1, weight: -2, x: 0.5 });
});
