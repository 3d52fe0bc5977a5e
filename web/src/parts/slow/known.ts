/** What slow motion has found out by now, as it stays written in the network. */

import { three } from "@/draw/numbers";
import type { IncomingOf } from "@/lib/answers";
import { fine } from "@/parts/inspector/fine";
import { at, type ExampleNumbers, type LayerNumbers } from "@/parts/inspector/trace";
import { truthOf } from "@/parts/slow/caption";
import { INPUT } from "@/parts/slow/spotlight";
import type { Step } from "@/parts/slow/steps";
import type { Figure } from "@/state/selection";
import { t } from "@/words";

/** Beside more units than this, numbers would only cover each other. */
const NUMBERED = 8;

/** The numbers that the steps taken have found: what units answer, then their errors. */
export function figuresOf(taken: readonly Step[], example: ExampleNumbers): Figure[] {
  return taken.flatMap((step) => found(step, example));
}

function found(step: Step, example: ExampleNumbers): Figure[] {
  if (step.kind === "input") return column(INPUT, example.layers[0]?.x ?? [], false);
  const layer = "layer" in step ? example.layers[step.layer] : undefined;
  if (!layer || !("layer" in step)) return [];
  const error = step.kind.startsWith("error");
  const values = error ? layer.dz : layer.a;
  return "unit" in step ? [one(layer.name, step.unit, values, error)] : column(layer.name, values, error);
}

function column(layer: string, values: ArrayLike<number>, error: boolean): Figure[] {
  if (values.length > NUMBERED) return [];
  return Array.from(values, (_, unit) => one(layer, unit, values, error));
}

function one(layer: LayerNumbers["name"], unit: number, values: ArrayLike<number>, error: boolean): Figure {
  return { layer, unit, text: three(at(values, unit)), error };
}

/** What the picture says of the loss, from the step on that finds it. */
export function lossSaid(
  scene: IncomingOf<"scene">,
  taken: readonly Step[],
  example: ExampleNumbers,
  after: ExampleNumbers | null,
): string | undefined {
  if (!taken.some(({ kind }) => kind === "loss")) return undefined;
  const loss = example.loss ?? Number.NaN;
  if (!after) return t("slow.loss-here", { truth: truthOf(scene, example), loss: three(loss) });
  const change = (after.loss ?? Number.NaN) - loss;
  return t("slow.loss-moves", { before: fine(loss, change), after: fine(loss + change, change) });
}
