import type { IncomingOf } from "@/lib/answers";
import type { Tensor } from "@/lib/frames";
import type { Spotlight } from "@/state/selection";
import { largest, type Link, niceEnd, type Stroke } from "./links";

type Frame = IncomingOf<"frame">;
type Traced = IncomingOf<"traced">;

/** One layer's links, and the name of its weights. */
export interface Joined {
  layer: string;
  links: Link[];
}

/** Weights this small look small, however small the rest are. */
const LEAST_END = 1;

/** The number at which a link is as wide as can be: one for the whole network, or one a layer. */
export function ends(frame: Frame, layers: readonly string[], perLayer: boolean): Record<string, number> {
  const most = layers.map((layer) => largestOf(frame.tensors[`weights/${layer}`]));
  const all = niceEnd(Math.max(LEAST_END, ...most));
  return Object.fromEntries(layers.map((layer, at) => [layer, perLayer ? niceEnd(most[at] ?? 0) : all]));
}

/** The links as the weights have them. */
export function weightStrokes(frame: Frame, { layer, links }: Joined, end: number): Stroke[] {
  const weights = frame.tensors[`weights/${layer}`];
  if (!weights) return [];
  const units = weights.shape[1] ?? 0;
  return links.map((link) => {
    const weight = (weights.values[link.source * units + link.unit] ?? 0) * weights.scale;
    return { ...link, strength: weight / end, dimmed: false };
  });
}

/** The links as one example lights them: by what each adds to its unit's sum, x · w. */
export function tracedStrokes(frame: Frame, traced: Traced, joined: Joined): Stroke[] {
  const x = traced.tensors[`x/${joined.layer}`]?.values;
  const plain = weightStrokes(frame, joined, 1);
  if (!x) return plain;
  const added = plain.map((stroke) => ({ ...stroke, strength: stroke.strength * (x[stroke.source] ?? 0) }));
  const most = largest(added.map((stroke) => stroke.strength)) || 1;
  return added.map((stroke) => ({ ...stroke, strength: stroke.strength / most, dimmed: false }));
}

/** The links while something is spoken of: what is lit keeps its strength, the rest steps back. */
export function spotStrokes(plain: Stroke[], layer: string, { links, layers, direction }: Spotlight): Stroke[] {
  if (layers.includes(layer)) return plain;
  const lit = new Map(links.filter((one) => one.layer === layer).map((one) => [`${one.source}/${one.unit}`, one.strength]));
  return plain.map((stroke) => {
    const strength = lit.get(`${stroke.source}/${stroke.unit}`);
    return strength === undefined ? { ...stroke, dimmed: true } : { ...stroke, strength, error: direction === "backward" };
  });
}

function largestOf(tensor: Tensor | undefined): number {
  return tensor ? largest(tensor.values) * tensor.scale : 0;
}
