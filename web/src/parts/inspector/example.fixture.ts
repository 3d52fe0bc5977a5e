/** A network small enough to be worked out by hand: 2 inputs, 2 tanh units, 1 sigmoid unit. */

import { type ActivationName, DEFAULTS, type Setup } from "@/generated/protocol";
import type { IncomingOf } from "@/lib/answers";
import type { ExampleNumbers, LayerNumbers } from "@/parts/inspector/trace";

const X = [0.5, -1];
const HIDDEN = { weights: [[1, -2], [0.5, 1]], bias: [0.1, 0] };
const OUTPUT = { weights: [[2], [-1]], bias: [0.3] };
const TARGET = 1;
const RATE = 0.1;

interface Dense {
  weights: number[][];
  bias: number[];
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/** Forward and backward by the textbook, in plain loops. */
export function workedExample(): ExampleNumbers {
  const z1 = through(HIDDEN, X);
  const a1 = z1.map(Math.tanh);
  const z2 = through(OUTPUT, a1);
  const a2 = z2.map(sigmoid);
  const dz2 = a2.map((a) => a - TARGET);
  const da2 = a2.map((a) => -1 / a);
  const da1 = OUTPUT.weights.map((out) => out.reduce((sum, w, unit) => sum + w * (dz2[unit] ?? 0), 0));
  const slope1 = a1.map((a) => 1 - a ** 2);
  const dz1 = da1.map((da, unit) => da * (slope1[unit] ?? 0));
  const hidden = layer("dense_1", "tanh", HIDDEN, X, z1, a1, slope1, da1, dz1);
  const slope2 = a2.map((a) => a * (1 - a));
  const output = layer("dense_2", "sigmoid", OUTPUT, a1, z2, a2, slope2, da2, dz2);
  const loss = -Math.log(a2[0] ?? 1);
  return { row: 3, moment: 7, loss, target: TARGET, answer: "blue", rate: RATE, layers: [hidden, output], tensors: {} };
}

function through({ weights, bias }: Dense, x: number[]): number[] {
  return bias.map((b, unit) => x.reduce((sum, value, from) => sum + value * (weights[from]?.[unit] ?? 0), b));
}

function layer(
  name: string, activation: ActivationName, { weights, bias }: Dense, x: number[],
  z: number[], a: number[], slope: number[], da: number[], dz: number[],
): LayerNumbers {
  const gradients = x.flatMap((value) => dz.map((error) => value * error));
  return {
    name, activation, map: false, x, z, a, slope, da, dz, bias,
    weights: { rows: x.length, columns: z.length, values: weights.flat() },
    updates: { rows: x.length, columns: z.length, values: gradients.map((one) => -RATE * one) },
    biasUpdates: dz.map((error) => -RATE * error),
  };
}

/** The scene that the worked example belongs to: two classes on a plane, four examples. */
export function workedScene(): IncomingOf<"scene"> {
  const of = (values: number[], ...shape: number[]) => ({ values: Float32Array.from(values), shape, scale: 1 });
  const layer = { kind: "dense" as const, window: 1, dropout: 0, output: false };
  return {
    type: "scene",
    setup: DEFAULTS.Setup as unknown as Setup,
    address: "",
    data: {
      task: "binary", features: ["x1", "x2"], target: "class", classes: ["orange", "blue"],
      training: 3, test: 1, plane: true, axes: [0, 1], low: [-6, -6], high: [6, 6],
      target_low: 0, target_high: 1, target_mean: 0, target_scale: 1, image: null, sound: null, notes: [],
    },
    layers: [
      { ...layer, name: "dense_1", inputs: 2, units: 2, shape: [2], activation: "tanh" },
      { ...layer, name: "dense_2", inputs: 2, units: 1, shape: [1], activation: "sigmoid", output: true },
    ],
    parameters: 9, loss: "cross-entropy", steps_per_epoch: 1, advice: [], can_undo: false, can_redo: false,
    arrays: [],
    tensors: {
      x: of([0, 0, 1, 1, 2, 2, ...X], 4, 2), y: of([0, 1, 0, 1], 4),
      centre: of([0, 0], 2), spread: of([1, 1], 2), clipped: of([0, 0], 2),
    },
  };
}
