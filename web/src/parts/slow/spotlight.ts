/** What the network view should light at a step of slow motion. */

import { at, cell, type ExampleNumbers, type LayerNumbers } from "@/parts/inspector/trace";
import { direction, type Step } from "@/parts/slow/steps";
import type { Spotlight } from "@/state/selection";

/** The inputs, as the network view calls them. */
export const INPUT = "input";

type Lit = Pick<Spotlight, "layers" | "units" | "links">;
type Link = Spotlight["links"][number];

const NOTHING: Lit = { layers: [], units: [], links: [] };

/** Nudges are lit as values are: their sign, up or down, is their colour. */
export function spotlight(step: Step, example: ExampleNumbers): Omit<Spotlight, "figures"> {
  return { direction: direction(step), ...lit(step, example) };
}

function lit(step: Step, example: ExampleNumbers): Lit {
  if (step.kind === "input") return whole(INPUT);
  if (step.kind === "nudge" || step.kind === "after") return nudged(example);
  const layer = step.kind === "loss" ? example.layers.at(-1) : example.layers[step.layer];
  if (!layer) return NOTHING;
  if (step.kind === "unit") return unitForward(layer, step.unit);
  if (step.kind === "error-unit") {
    return unitBackward(layer, step.unit, example.layers[step.layer + 1]);
  }
  return whole(layer.name);
}

function whole(layer: string): Lit {
  return { layers: [layer], units: [], links: [] };
}

function unitForward(layer: LayerNumbers, unit: number): Lit {
  const carried = Array.from(layer.x, (x, source) => x * cell(layer.weights, source, unit));
  return {
    layers: [],
    units: [{ layer: layer.name, unit }],
    links: into(layer.name, unit, carried),
  };
}

/** The links by which the error comes to a unit, and those whose gradients it decides. */
function unitBackward(layer: LayerNumbers, unit: number, next: LayerNumbers | undefined): Lit {
  const gradients = Array.from(layer.x, (x) => x * at(layer.dz, unit));
  const links = [...arriving(next, unit), ...into(layer.name, unit, gradients)];
  return { layers: [], units: [{ layer: layer.name, unit }], links };
}

function arriving(next: LayerNumbers | undefined, source: number): Link[] {
  if (!next) return [];
  const errors = Array.from(next.dz, (dz, unit) => dz * cell(next.weights, source, unit));
  const most = largest(errors);
  return errors.map((error, unit) => ({
    layer: next.name,
    source,
    unit,
    strength: error / most,
  }));
}

function into(layer: string, unit: number, values: readonly number[]): Link[] {
  const most = largest(values);
  return values.map((value, source) => ({ layer, source, unit, strength: value / most }));
}

/** Beyond as many weights a layer is drawn as a matrix, and lit as one. */
const LINKED = 600;

/** Every weight by its nudge, all layers on one scale; a very large layer as a whole. */
function nudged(example: ExampleNumbers): Lit {
  const small = example.layers.filter(({ updates }) => updates.values.length <= LINKED);
  const large = example.layers.filter(({ updates }) => updates.values.length > LINKED);
  const most = Math.max(...small.map(({ updates }) => largest(Array.from(updates.values))), 0) || 1;
  const links = small.flatMap(({ name, updates }) =>
    Array.from(updates.values, (value, place) => ({
      layer: name,
      source: Math.floor(place / updates.columns),
      unit: place % updates.columns,
      strength: value / most,
    })),
  );
  const units = small.flatMap(({ name, z }) => Array.from(z, (_, unit) => ({ layer: name, unit })));
  return { layers: large.map(({ name }) => name), units, links };
}

/** The largest size there is; 1 where all is 0, so that it can be divided by. */
function largest(values: readonly number[]): number {
  return Math.max(...values.map(Math.abs), 0) || 1;
}
