/** Examples in their own numbers: what stood in the file, rather than what the network reads. */

import type { Ruler } from "@/draw/axes";
import type { IncomingOf } from "@/lib/answers";

type Scene = Pick<IncomingOf<"scene">, "tensors" | "data">;

/** Beyond this the network reads a number of a table ever more softly. */
const SOFT = 3;

/** An example as the network reads it: a view, where its numbers came as they are. */
export function encodedRow({ tensors, data }: Scene, row: number): ArrayLike<number> {
  const [x, width] = [tensors["x"], data.features.length];
  const numbers = x?.values.subarray(row * width, (row + 1) * width) ?? [];
  return x && x.scale !== 1 ? Float32Array.from(numbers, (one) => one * x.scale) : numbers;
}

/** The same example as it was before it was encoded. */
export function rawRow(scene: Scene, row: number): number[] {
  return Array.from(encodedRow(scene, row), (x, feature) => decoded(scene, x, feature));
}

/** Numbers of one's own, made as the network reads them. */
export function encoded(scene: Scene, raw: readonly number[]): number[] {
  return raw.map((value, feature) => read(scene, value, feature));
}

/** From a feature as the network reads it to the file's own numbers, and back. */
export function rulerOf(scene: Scene, feature: number): Ruler {
  return { own: (x) => decoded(scene, x, feature), read: (own) => read(scene, own, feature) };
}

/** The class or quantity that an example truly has. */
export function truth({ tensors }: Scene, row: number): number {
  return tensors["y"]?.values[row] ?? Number.NaN;
}

/** A target or output as a quantity of the file, where the network learns it on another scale. */
export function ownQuantity({ data }: Pick<Scene, "data">, value: number): number {
  return value * data.target_scale + data.target_mean;
}

function read(scene: Scene, own: number, feature: number): number {
  const u = (own - part(scene, "centre", feature, 0)) / (part(scene, "spread", feature, 1) || 1);
  return isSoft(scene, feature) ? u / Math.sqrt(1 + (u / SOFT) ** 2) : u;
}

function decoded(scene: Scene, x: number, feature: number): number {
  const u = isSoft(scene, feature) ? x / Math.sqrt(Math.max(1e-9, 1 - (x / SOFT) ** 2)) : x;
  return part(scene, "centre", feature, 0) + part(scene, "spread", feature, 1) * u;
}

function isSoft(scene: Scene, feature: number): boolean {
  return part(scene, "clipped", feature, 0) === 1;
}

function part({ tensors }: Scene, name: string, feature: number, otherwise: number): number {
  return tensors[name]?.values[feature] ?? otherwise;
}

const INKS = new WeakMap<object, number>();

/** The darkest a pixel gets in all the pictures of a scene: full ink. */
export function fullInk(scene: Scene): number {
  const known = INKS.get(scene.tensors);
  if (known !== undefined) return known;
  const rows = scene.data.training + scene.data.test;
  const darkest = Array.from({ length: rows }, (_, row) => Math.max(...rawRow(scene, row)));
  const ink = Math.round(Math.max(...darkest, 0)) || 1;
  INKS.set(scene.tensors, ink);
  return ink;
}
