import { classColour, css, diverging, type Rgb } from "@/draw/colour";
import type { PlaneScale } from "@/draw/axes";
import type { Pen } from "@/draw/pen";
import type { IncomingOf } from "@/lib/answers";

type Scene = IncomingOf<"scene">;

/** An example as it lies on the plane. */
export interface Example {
  row: number;
  x: number;
  y: number;
  value: number;
  test: boolean;
}

/** All examples along the plane's two axes; those for training come first. */
export function examplesOf({ data, tensors }: Scene): Example[] {
  const [x, y] = [tensors["x"], tensors["y"]];
  const width = x?.shape[1] ?? 0;
  return Array.from({ length: x?.shape[0] ?? 0 }, (_, row) => ({
    row,
    x: (x?.values[row * width + data.axes[0]] ?? 0) * (x?.scale ?? 1),
    y: (x?.values[row * width + data.axes[1]] ?? 0) * (x?.scale ?? 1),
    value: y?.values[row] ?? 0,
    test: row >= data.training,
  }));
}

/** The colour of an example: its class's, or where its quantity lies between the ends. */
export function colourOf({ data }: Scene, value: number, paper: Rgb): Rgb {
  if (data.task !== "regression") return classColour(value, data.classes.length);
  const middle = (data.target_low + data.target_high) / 2;
  return diverging((value - middle) / (data.target_high - middle || 1), paper);
}

/** Draws the examples: filled to learn from, ringed to test with. */
export function drawPoints(
  context: Pen,
  scene: Scene,
  examples: readonly Example[],
  scale: PlaneScale,
  look: { paper: Rgb; ink: string; radius: number },
): void {
  for (const { x, y, value, test } of examples) {
    const colour = css(colourOf(scene, value, look.paper));
    context.beginPath();
    context.arc(scale.x(x), scale.y(y), test ? look.radius - 0.4 : look.radius, 0, 2 * Math.PI);
    context.fillStyle = test ? css(look.paper) : colour;
    context.fill();
    context.lineWidth = test ? 1.6 : 0.9;
    context.strokeStyle = test ? colour : css(look.paper);
    context.stroke();
  }
}

/** Rings round some examples: the one that is chosen, or those that are spoken of. */
export function drawRings(
  context: Pen,
  examples: readonly Example[],
  rows: readonly number[],
  scale: PlaneScale,
  ink: string,
): void {
  context.strokeStyle = ink;
  context.lineWidth = 2;
  for (const row of rows) {
    const example = examples[row];
    if (!example) continue;
    context.beginPath();
    context.arc(scale.x(example.x), scale.y(example.y), 7, 0, 2 * Math.PI);
    context.stroke();
  }
}

const REACH = 9;

/** The example nearest to a place of the drawing, if one is near enough to be meant. */
export function exampleAt(examples: readonly Example[], scale: PlaneScale, across: number, down: number): Example | null {
  let [best, away]: [Example | null, number] = [null, REACH];
  for (const example of examples) {
    const distance = Math.hypot(scale.x(example.x) - across, scale.y(example.y) - down);
    if (distance < away) [best, away] = [example, distance];
  }
  return best;
}
