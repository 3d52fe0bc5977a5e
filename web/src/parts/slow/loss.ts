/** The loss of one example, and its derivative by each output, with their numbers written in. */

import { three } from "@/draw/numbers";
import type { ActivationName, LossName } from "@/generated/protocol";
import { at, type ExampleNumbers } from "@/parts/inspector/trace";

/** A formula in symbols, and the same with numbers. */
export interface Formula {
  readonly symbols: string;
  readonly numbers: string;
}

/** The outputs, what they should have been, and how the two are compared. */
export interface Judged {
  readonly loss: LossName;
  readonly activation: ActivationName;
  readonly outputs: ArrayLike<number>;
  readonly target: number;
}

export function judgedOf(loss: LossName, { layers, target }: ExampleNumbers): Judged {
  const last = layers.at(-1);
  const outputs = last?.a ?? [];
  return { loss, activation: last?.activation ?? "linear", outputs, target: target ?? Number.NaN };
}

/** More terms than this are not written out. */
const WRITTEN = 4;

/** What output `unit` should have been: the quantity, or 1 for the true class and 0 else. */
export function wanted({ outputs, target }: Judged, unit: number): number {
  if (outputs.length === 1) return target;
  return unit === target ? 1 : 0;
}

export function lossFormula(judged: Judged): Formula {
  if (judged.loss === "cross-entropy") return crossEntropy(judged);
  return averaged(judged, ERRORS[judged.loss]);
}

/** Where an output is no share, cross-entropy takes it for at least this much. */
const LEAST = 1e-7;

/** Whether an output, or what it leaves, is so small that cross-entropy takes it for `LEAST`. */
function isClipped({ activation }: Judged, share: number): boolean {
  return activation !== "softmax" && activation !== "sigmoid" && share < LEAST;
}

const CLIPPED: Formula = { symbols: "−ln(10⁻⁷)", numbers: "−ln(10⁻⁷)" };

/** −ln of the share given to the truth, and, where outputs are apart, of what the rest left. */
function crossEntropy(judged: Judged): Formula {
  const { outputs, activation, target } = judged;
  if (outputs.length === 1) {
    const output = at(outputs, 0);
    if (isClipped(judged, target === 1 ? output : 1 - output)) return CLIPPED;
    const share = three(output);
    return target === 1
      ? { symbols: "−ln(a)", numbers: `−ln(${share})` }
      : { symbols: "−ln(1 − a)", numbers: `−ln(1 − ${share})` };
  }
  if (isClipped(judged, at(outputs, target))) return CLIPPED;
  const hit = `−ln(${three(at(outputs, target))})`;
  if (activation !== "sigmoid") return { symbols: "−ln(aₜ)", numbers: hit };
  const others = Array.from(outputs).filter((_, unit) => unit !== target);
  const misses = others.map((a) => `− ln(1 − ${three(a)})`);
  return { symbols: "−ln(aₜ) − Σ ln(1 − aⱼ)", numbers: `${hit} ${joined(misses, " ")}` };
}

/** The error of one output: how it is written. */
interface OutputError {
  readonly symbols: string;
  readonly written: (a: number, y: number) => string;
}

const ERRORS: Record<Exclude<LossName, "cross-entropy">, OutputError> = {
  "squared-error": { symbols: "(a − y)²", written: (a, y) => `(${gap(a, y)})²` },
  "absolute-error": { symbols: "|a − y|", written: (a, y) => `|${gap(a, y)}|` },
  huber: {
    symbols: "½ (a − y)², |a − y| − ½",
    written: (a, y) => (Math.abs(a - y) < 1 ? `½ (${gap(a, y)})²` : `|${gap(a, y)}| − ½`),
  },
};

function averaged(judged: Judged, { symbols, written }: OutputError): Formula {
  const count = judged.outputs.length;
  const terms = Array.from(judged.outputs, (a, unit) => written(a, wanted(judged, unit)));
  if (count === 1) return { symbols, numbers: terms.join("") };
  return { symbols: `1/${count} Σ ${symbols}`, numbers: `1/${count} · (${joined(terms, " + ")})` };
}

/** dL/da of one output. */
export function outputError(judged: Judged, unit: number): Formula {
  const [a, y] = [at(judged.outputs, unit), wanted(judged, unit)];
  if (judged.loss === "cross-entropy") return crossEntropyError(judged, a, y);
  const share = judged.outputs.length > 1 ? `1/${judged.outputs.length} · ` : "";
  if (judged.loss === "squared-error") {
    return { symbols: `${share}2 (a − y)`, numbers: `${share}2 × (${gap(a, y)})` };
  }
  if (judged.loss === "huber" && Math.abs(a - y) < 1) {
    return { symbols: `${share}(a − y)`, numbers: `${share}(${gap(a, y)})` };
  }
  return { symbols: `${share}sign(a − y)`, numbers: `${share}sign(${gap(a, y)})` };
}

function crossEntropyError(judged: Judged, a: number, y: number): Formula {
  const level: Formula = { symbols: "0", numbers: "0" };
  if (y === 1 && isClipped(judged, a)) return level;
  if (y === 1) return { symbols: "−1 / a", numbers: `−1 / ${three(a)}` };
  const apart = judged.outputs.length === 1 || judged.activation === "sigmoid";
  if (!apart || isClipped(judged, 1 - a)) return level;
  return { symbols: "1 / (1 − a)", numbers: `1 / (1 − ${three(a)})` };
}

/** Whether dL/dz comes out as a − y: what cross-entropy and its own activations are made for. */
export function isPlainGap({ loss, activation }: Judged): boolean {
  return loss === "cross-entropy" && (activation === "sigmoid" || activation === "softmax");
}

export function gap(a: number, y: number): string {
  return y < 0 ? `${three(a)} + ${three(-y)}` : `${three(a)} − ${three(y)}`;
}

function joined(terms: readonly string[], by: string): string {
  const more = terms.length > WRITTEN ? `${by}…` : "";
  return terms.slice(0, WRITTEN).join(by) + more;
}
