/** What happens at a step of slow motion, in plain words. */

import { three } from "@/draw/numbers";
import type { IncomingOf } from "@/lib/answers";
import { ACTIVATIONS, OPTIMIZERS } from "@/parts/building/names";
import { ownQuantity } from "@/parts/examples/raw";
import { className, exampleName, fullName, layerTitle, unitName } from "@/parts/inspector/names";
import { at, type ExampleNumbers, largestFirst, type LayerNumbers } from "@/parts/inspector/trace";
import type { Step } from "@/parts/slow/steps";
import { t } from "@/words";

type Scene = IncomingOf<"scene">;

export function caption(
  scene: Scene,
  example: ExampleNumbers,
  step: Step,
  after: ExampleNumbers | null,
): string {
  switch (step.kind) {
    case "input":
      return t("slow.input", { name: exampleName(scene, example.row ?? 0), count: scene.data.features.length });
    case "loss":
      return t("slow.loss", { answer: answerOf(scene, example), truth: truthOf(scene, example), loss: three(example.loss) });
    case "nudge":
      return nudge(scene, example);
    case "after":
      return moved(example.loss ?? Number.NaN, after?.loss ?? Number.NaN);
    default:
      return ofLayer(scene, example, step);
  }
}

type LayerStep = Extract<Step, { layer: number }>;

function ofLayer(scene: Scene, example: ExampleNumbers, step: LayerStep): string {
  const layer = example.layers[step.layer];
  if (!layer) return "";
  const title = layerTitle(scene, step.layer);
  if (layer.map) return overPicture(scene, layer, step);
  if (step.kind === "layer") return wholeLayer(scene, layer, step.layer, title);
  if (step.kind === "error-layer") return t("slow.error-layer", { layer: title, count: layer.z.length });
  const name = fullName(scene, step.layer, step.unit);
  const [z, a, slope, dz] = [layer.z, layer.a, layer.slope, layer.dz].map((of) => three(at(of, step.unit)));
  const values = { name, activation: ACTIVATIONS[layer.activation], z: z ?? "", a: a ?? "", slope: slope ?? "", dz: dz ?? "" };
  if (step.kind === "unit") return t("slow.unit", values);
  return t(step.layer === example.layers.length - 1 ? "slow.error-output" : "slow.error-unit", values);
}

/** A layer over a picture: as many sums as its maps have pixels, or, of a pool, choices. */
function overPicture(scene: Scene, layer: LayerNumbers, { layer: index, kind }: LayerStep): string {
  const of = scene.layers[index];
  const values = { layer: layerTitle(scene, index), channels: of?.units ?? 0, count: layer.z.length };
  if (kind === "error-layer") return t("slow.map-error-comes", values);
  return t(of?.kind === "pool" ? "slow.map-pool" : "slow.map-conv", values);
}

function wholeLayer(scene: Scene, layer: LayerNumbers, index: number, title: string): string {
  if (layer.activation !== "softmax") return t("slow.layer", { layer: title, count: layer.z.length });
  const best = largestFirst(layer.a)[0] ?? 0;
  return t("slow.softmax", { name: unitName(scene, index, best), share: three(at(layer.a, best)) });
}

/** Where plain descent rules, the nudge is −rate · gradient; else an optimiser has its own say. */
function nudge(scene: Scene, { rate }: ExampleNumbers): string {
  const { optimizer, regularisation } = scene.setup.training;
  const plain = optimizer === "sgd" && regularisation === "none";
  return t(plain ? "slow.nudge-plain" : "slow.nudge-other", { rate: three(rate), optimizer: OPTIMIZERS[optimizer] });
}

function moved(before: number, after: number): string {
  const values = { before: three(before), after: three(after), change: three(Math.abs(after - before)) };
  if (after < before) return t("slow.after-fell", values);
  return t(after > before ? "slow.after-rose" : "slow.after-same", values);
}

/** What the output is, and the class that is read from it; a quantity is itself the answer. */
export function answerOf({ data }: Pick<Scene, "data">, { layers, answer }: ExampleNumbers): string {
  if (data.task === "regression") return answer;
  const output = layers.at(-1)?.a ?? [];
  return t("slow.answer-read", { output: three(Math.max(...Array.from(output))), answer });
}

export function truthOf(scene: Scene, { target }: ExampleNumbers): string {
  const value = target ?? Number.NaN;
  return className(scene, value) ?? three(ownQuantity(scene, value));
}
