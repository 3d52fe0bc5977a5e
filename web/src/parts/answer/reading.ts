import { percent, subscripted, three } from "@/draw/numbers";
import type { IncomingOf } from "@/lib/answers";
import { ownQuantity, rulerOf } from "@/parts/examples/raw";
import { t } from "@/words";

type Scene = IncomingOf<"scene">;
type Frame = IncomingOf<"frame">;

/** The network's outputs at a place of the plane, read from the picture; null where it has none. */
export function outputsAt({ data }: Scene, frame: Frame, x: number, y: number): number[] | null {
  const plane = frame.tensors["plane"];
  if (!plane) return null;
  const [rows = 0, columns = 0, outputs = 0] = plane.shape;
  const cell = (value: number, axis: 0 | 1, count: number) => {
    const share = (value - data.low[axis]) / (data.high[axis] - data.low[axis]);
    return Math.max(0, Math.min(count - 1, Math.floor(share * count)));
  };
  const from = (cell(y, 1, rows) * columns + cell(x, 0, columns)) * outputs;
  const value = (byte: number) =>
    data.task === "regression" ? frame.low + (byte / 255) * (frame.high - frame.low) : byte / 255;
  return Array.from({ length: outputs }, (_, one) => value(plane.values[from + one] ?? 0));
}

/** What is said of a place of the plane: where it is, and what the network answers there. */
export function saidOfPlace(scene: Scene, frame: Frame | null, x: number, y: number): string {
  const { data } = scene;
  const names = data.axes.map((axis) => subscripted(data.features[axis] ?? ""));
  const own = [x, y].map((value, axis) => three(rulerOf(scene, data.axes[axis] ?? 0).own(value)));
  const place = `${names[0]} ${own[0]}, ${names[1]} ${own[1]}`;
  const outputs = frame && outputsAt(scene, frame, x, y);
  return outputs ? t("answer.place", { place, answer: saidOfOutputs(scene, outputs) }) : place;
}

function saidOfOutputs({ data }: Scene, outputs: number[]): string {
  if (data.task === "regression") return three(outputs[0] === undefined ? undefined : ownQuantity({ data }, outputs[0]));
  const shares = outputs.length === 1 ? [1 - (outputs[0] ?? 0), outputs[0] ?? 0] : outputs;
  const best = shares.indexOf(Math.max(...shares));
  return `${data.classes[best] ?? best} (${percent(shares[best])})`;
}
