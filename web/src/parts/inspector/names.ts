/** What units and layers are called on the page. */

import { subscripted, three } from "@/draw/numbers";
import type { Scene } from "@/generated/protocol";
import type { IncomingOf } from "@/lib/answers";
import { ownQuantity, truth } from "@/parts/examples/raw";
import { shapeBefore } from "@/parts/network/maps";
import { t } from "@/words";

type Named = Pick<Scene, "data" | "layers">;

export function layerIndex({ layers }: Named, name: string): number {
  return layers.findIndex((layer) => layer.name === name);
}

/** `Hidden 2`, or `Output`. */
export function layerTitle({ layers }: Named, index: number): string {
  return layers[index]?.output ? t("network.output") : t("network.hidden", { n: index + 1 });
}

/** A unit among those of its layer: by its number, or the class it answers for. */
export function unitName({ layers, data }: Named, layer: number, unit: number): string {
  const kind = layers[layer]?.kind ?? "dense";
  if (kind !== "dense") return t("inspector.channel", { number: unit + 1 });
  if (!layers[layer]?.output) return t("inspector.unit", { number: unit + 1 });
  if (layers[layer].units === 1) return t("network.output");
  return data.classes[unit] ?? String(unit + 1);
}

/** A unit among all of the network: its layer and itself. */
export function fullName(scene: Named, layer: number, unit: number): string {
  const [title, name] = [layerTitle(scene, layer), unitName(scene, layer, unit)];
  return title === name ? title : `${title}, ${name}`;
}

/** A channel that a layer over a picture reads: one of the layer before, or the picture itself. */
export function channelName(scene: Named, layer: number, channel: number): string {
  return layer === 0 ? t("inspector.the-picture") : fullName(scene, layer - 1, channel);
}

/** Where a weight comes from: an input by its name, a unit of the layer before, or a place of a map. */
export function sourceName(scene: Named, layer: number, source: number): string {
  const before = shapeBefore(scene, layer);
  if (before.length > 1) return placeName(scene, layer, source, before);
  if (layer === 0) return subscripted(scene.data.features[source] ?? String(source + 1));
  return unitName(scene, layer - 1, source);
}

/** A weight's channel, and where it stands: in a kernel's window, or on the map it reads. */
function placeName(scene: Named, layer: number, source: number, before: readonly number[]): string {
  const [kernel, [, width = 1, channels = 1]] = [scene.layers[layer]?.kind === "conv", before];
  const place = Math.floor(source / channels);
  const columns = kernel ? (scene.layers[layer]?.window ?? 1) : width;
  const name = channelName(scene, layer, source % channels);
  return t("network.at-place", { name, row: Math.floor(place / columns) + 1, column: (place % columns) + 1 });
}

/** A target or answer in words: the class's name; a quantity is written by who has its format. */
export function className(scene: Named, value: number): string | undefined {
  return scene.data.classes[value];
}

/** `Example 12, “blue”`: by number, counted from 1, and what it truly is. */
export function exampleName(scene: Named & Pick<IncomingOf<"scene">, "tensors">, row: number): string {
  const value = truth(scene, row);
  const said = className(scene, value) ?? three(ownQuantity(scene, value));
  return t("inspector.example-name", { number: row + 1, truth: said });
}
