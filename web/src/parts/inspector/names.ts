/** What units and layers are called on the page. */

import { subscripted, three } from "@/draw/numbers";
import type { Scene } from "@/generated/protocol";
import type { IncomingOf } from "@/lib/answers";
import { ownQuantity, truth } from "@/parts/examples/raw";
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
  if (!layers[layer]?.output) return t("inspector.unit", { number: unit + 1 });
  if (layers[layer].units === 1) return t("network.output");
  return data.classes[unit] ?? String(unit + 1);
}

/** A unit among all of the network: its layer and itself. */
export function fullName(scene: Named, layer: number, unit: number): string {
  const [title, name] = [layerTitle(scene, layer), unitName(scene, layer, unit)];
  return title === name ? title : `${title}, ${name}`;
}

/** Where a weight comes from: an input by its name, or a unit of the layer before. */
export function sourceName(scene: Named, layer: number, source: number): string {
  if (layer === 0) return subscripted(scene.data.features[source] ?? String(source + 1));
  return unitName(scene, layer - 1, source);
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
