import type { IncomingOf } from "@/lib/answers";
import { learned } from "@/parts/running/rest";
import type { Moment } from "@/state/curves";

type Scene = IncomingOf<"scene">;
type Frame = IncomingOf<"frame">;

/** What the page makes of the training, for the line that says what to try. */
export type Situation =
  | "preparing"
  | "start"
  | "broken"
  | "straight-line"
  | "dead-units"
  | "overfitting"
  | "learned"
  | "rests"
  | "stuck"
  | "learning";

/** Sets of the plane that no straight line can part. */
const BENT: readonly string[] = ["circles", "xor", "spirals", "moons"];
/** A training is not judged before so many epochs. */
const PATIENCE = 15;
/** It is stuck where the loss has fallen by less than this share over the last half of its way. */
const STILL = 0.005;

/** How the training stands, by what is most worth saying. */
export function situation(
  scene: Scene,
  frame: Frame | null,
  way: readonly Moment[],
  { preparing = false, rests = false } = {},
): Situation {
  if (preparing) return "preparing";
  if (!frame || frame.latest === 0) return "start";
  if (frame.broken) return "broken";
  if (rests && learned(scene, frame)) return "rests";
  if (frame.layers.some((layer) => (layer.dead ?? 0) >= 0.5)) return "dead-units";
  if (learned(scene, frame)) return "learned";
  if (frame.epoch < PATIENCE) return "learning";
  if (straight(scene) && still(way)) return "straight-line";
  if (overfits(frame)) return "overfitting";
  return rests || still(way) ? "stuck" : "learning";
}

/** Whether the network can only draw a straight line through data that asks for a bend. */
function straight({ setup }: Scene): boolean {
  const bends = setup.network.hidden.some((layer) => layer.activation !== "linear");
  return !bends && BENT.includes(setup.data.source);
}

function overfits({ training_loss, test_loss }: Frame): boolean {
  return training_loss !== null && test_loss !== null && test_loss > 1.5 * training_loss + 0.02;
}

/** Whether the loss has stopped falling. Batches make it tremble, so stretches are compared. */
function still(way: readonly Moment[]): boolean {
  if (way.length < 10) return false;
  const stretch = Math.ceil(way.length / 10);
  const half = (way.length - stretch) >> 1;
  const [before, now] = [loss(way.slice(half, half + stretch)), loss(way.slice(-stretch))];
  return before - now < STILL * before;
}

/** The mean loss of a stretch. One that has run away is no number, and so neither more nor less. */
function loss(stretch: readonly Moment[]): number {
  return stretch.reduce((sum, one) => sum + (one.trainingLoss ?? Number.NaN), 0) / stretch.length;
}
