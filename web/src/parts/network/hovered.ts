import type { IncomingOf } from "@/lib/answers";
import { three } from "@/draw/numbers";
import { layerIndex, layerTitle, sourceName as nameOfSource } from "@/parts/inspector/names";
import type { Selection } from "@/state/selection";
import { t } from "@/words";
import { shapeBefore } from "./maps";

type Scene = IncomingOf<"scene">;
type Frame = IncomingOf<"frame">;

/** How a layer is called on the page. */
export function layerName(scene: Scene, layer: string): string {
  return layerTitle(scene, layerIndex(scene, layer));
}

/** What a link's first end is called: an input by its name, a unit by its number. */
function sourceName(scene: Scene, layer: string, source: number): string {
  const at = scene.layers.findIndex((one) => one.name === layer);
  if (shapeBefore(scene, at).length > 1) return nameOfSource(scene, at, source);
  if (at === 0) return scene.data.features[source] ?? String(source + 1);
  return t("network.unit", { layer: layerName(scene, scene.layers[at - 1]?.name ?? ""), n: source + 1 });
}

/** What is said of a thing of the network when it is pointed at, or has the focus. */
export function said(scene: Scene, frame: Frame | null, thing: Selection): string {
  if (thing.kind === "input") return t("network.input-is", { name: scene.data.features[thing.source] ?? "" });
  if (thing.kind === "weight") return saidOfWeight(scene, frame, thing);
  if (thing.kind === "unit") return saidOfUnit(scene, frame, thing);
  return "";
}

function saidOfWeight(scene: Scene, frame: Frame | null, { layer, source, unit }: Extract<Selection, { kind: "weight" }>): string {
  const weights = frame?.tensors[`weights/${layer}`];
  const value = weights && (weights.values[source * (weights.shape[1] ?? 0) + unit] ?? 0) * weights.scale;
  return t("network.weight-is", {
    from: sourceName(scene, layer, source),
    to: unitName(scene, layer, unit),
    value: three(value),
  });
}

function saidOfUnit(scene: Scene, frame: Frame | null, { layer, unit }: Extract<Selection, { kind: "unit" }>): string {
  const bias = three(frame?.tensors[`bias/${layer}`]?.values[unit]);
  const state = STATES[frame?.tensors[`state/${layer}`]?.values[unit] ?? 0];
  const name = unitName(scene, layer, unit);
  if (!frame?.tensors[`weights/${layer}`]) return name;
  const plain = t("network.unit-is", { name, bias });
  return state ? `${plain} ${t(state)}` : plain;
}

const STATES = [null, "network.dead", "network.low", "network.high"] as const;

/** A unit's name: an output unit of classes is called by its class. */
export function unitName(scene: Scene, layer: string, unit: number): string {
  const output = scene.layers.at(-1);
  if (output?.name === layer && output.units === 1) return t("network.output");
  const named = output?.name === layer && scene.data.classes[unit];
  return named ? t("network.output-of", { name: named }) : t(isMap(scene, layer) ? "network.channel" : "network.unit", { layer: layerName(scene, layer), n: unit + 1 });
}

function isMap({ layers }: Scene, layer: string): boolean {
  return layers.find((one) => one.name === layer)?.kind !== "dense";
}
