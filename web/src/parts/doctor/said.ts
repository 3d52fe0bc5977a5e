/** What is found, and what to change, in the page's own words. */

import { marked, percent, three } from "@/draw/numbers";
import type { ActivationName, AdvisedChange, FoundCause, FoundEvidence, OptimizerName } from "@/generated/protocol";
import { ACTIVATIONS, LOSSES, OPTIMIZERS } from "@/parts/building/names";
import { isKey, t, told } from "@/words";
import type { Values } from "@/words/fill";

/** A finding's name, as it is said within a sentence. */
export function nameOf({ code, name }: FoundCause): string {
  return told("findings", `name-${code}`, {}, name);
}

/** The same at the beginning of one. */
export function titleOf(finding: FoundCause): string {
  const name = nameOf(finding);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function whyOf({ code, why }: FoundCause): string {
  return told("findings", `why-${code}`, {}, why);
}

/** What is noticed of a training, in one line. */
export function noticedOf(finding: FoundCause, layer: string): string {
  const first = finding.evidence[0];
  const own = told("doctor", `noticed-${finding.code}`, { layer, value: first ? valueOf(first, first.value) : "" }, "");
  if (own !== "") return own;
  return t(layer === "" ? "doctor.noticed" : "doctor.noticed-in", { layer, name: nameOf(finding) });
}

/** A number of evidence, as it is written: shares as per cent. */
export function valueOf({ name }: FoundEvidence, value: number | null): string {
  const share = name.startsWith("share-") || name.startsWith("gap-");
  return share ? percent(value).replace(" ", "\u00A0") : three(value);
}

export function evidenceName({ name }: FoundEvidence): string {
  return told("findings", `of-${name}`, {}, name.replaceAll("-", " "));
}

/** Several changes, as they are said within a sentence. */
export function changesOf(changes: readonly AdvisedChange[]): string {
  return changes.map(changeOf).join(", ");
}

/** One change, as it is said within a sentence. */
export function changeOf({ kind, values }: AdvisedChange): string {
  return told("doctor", keyOf(kind, values), written(values), kind);
}

function keyOf(kind: string, values: AdvisedChange["values"]): string {
  if (values["rate"] === 0 && kind !== "optimizer") return `change-no-${kind}`;
  if (kind === "output" && values["loss"] !== undefined) return "change-output-and-loss";
  return `change-${kind}`;
}

function written(values: AdvisedChange["values"]): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, word(value)]));
}

/** Names of functions and methods as they are called, numbers as the page writes them. */
function word(value: string | number): string | number {
  if (typeof value === "number") return Number.isInteger(value) ? value : marked(String(Number(value.toPrecision(3))));
  const loss = value === "binary-cross-entropy" ? "cross-entropy" : value;
  const key = `building.loss-${loss}`;
  if (LOSSES.some((one) => one === loss) && isKey(key)) return t(key);
  return ACTIVATIONS[value as ActivationName] ?? OPTIMIZERS[value as OptimizerName] ?? value;
}
