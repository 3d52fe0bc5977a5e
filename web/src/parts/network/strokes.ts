import type { IncomingOf } from "@/lib/answers";
import type { Tensor } from "@/lib/frames";
import type { Spotlight } from "@/state/selection";
import { largest, type Link, niceEnd, type Stroke } from "./links";
import { strongest } from "./maps";

type Frame = IncomingOf<"frame">;
type Traced = IncomingOf<"traced">;

/** One layer's links, the name of its weights, and how many units or channels they come from. */
export interface Joined {
  layer: string;
  links: Link[];
  sources: number;
}

/** How strong a link without a weight looks. */
const PLAIN = 0.12;

/** Weights this small look small, however small the rest are. */
const LEAST_END = 1;

/** The number at which a link is as wide as can be: one for the whole network, or one a layer. */
export function ends(frame: Frame, layers: readonly string[], perLayer: boolean): Record<string, number> {
  const most = layers.map((layer) => largestOf(frame.tensors[`weights/${layer}`]));
  const all = niceEnd(Math.max(LEAST_END, ...most));
  return Object.fromEntries(layers.map((layer, at) => [layer, perLayer ? niceEnd(most[at] ?? 0) : all]));
}

/** The links as the weights have them: of the many between two channels, as the strongest has them. */
export function weightStrokes(frame: Frame, { layer, links, sources }: Joined, end: number): Stroke[] {
  const weights = frame.tensors[`weights/${layer}`];
  if (!weights) return links.map((link) => ({ ...link, strength: PLAIN, dimmed: false, plain: true }));
  const units = weights.shape[1] ?? 0;
  return links.map((link) => {
    const row = strongest(weights, sources, link.source, link.unit);
    const weight = (weights.values[row * units + link.unit] ?? 0) * weights.scale;
    return { ...link, strength: weight / end, dimmed: false };
  });
}

/** The links as one example lights them: by what each adds to its unit's sum, x · w. */
export function tracedStrokes(frame: Frame, traced: Traced, joined: Joined): Stroke[] {
  const x = traced.tensors[`x/${joined.layer}`]?.values;
  const plain = weightStrokes(frame, joined, 1);
  if (!x || plain[0]?.plain) return plain;
  // Between two channels there is a link for many: what all carry is no product of two numbers.
  const single = x.length === joined.sources;
  const added = plain.map((stroke) => ({ ...stroke, strength: stroke.strength * (single ? (x[stroke.source] ?? 0) : 1) }));
  const most = largest(added.map((stroke) => stroke.strength)) || 1;
  return added.map((stroke) => ({ ...stroke, strength: stroke.strength / most, dimmed: false }));
}

/** The links while something is spoken of: what is lit keeps its strength, the rest steps back. */
export function spotStrokes(plain: Stroke[], layer: string, { links, layers, direction }: Omit<Spotlight, "figures">): Stroke[] {
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
