import { DEFAULTS, type Setup } from "@/generated/protocol";
import type { IncomingOf } from "@/lib/answers";
import type { Tensors } from "@/lib/frames";

/** Messages for tests, as the server sends them of a 2-2-1 network; what matters is filled in. */
export function sceneOf(change: Partial<IncomingOf<"scene">> = {}): IncomingOf<"scene"> {
  return {
    type: "scene",
    setup: structuredClone(DEFAULTS.Setup) as unknown as Setup,
    address: "",
    data: {
      task: "binary", features: ["x1", "x2"], target: "class", classes: ["0", "1"], training: 2, test: 2,
      plane: true, axes: [0, 1], low: [-6, -6], high: [6, 6], target_low: 0, target_high: 1, target_mean: 0, target_scale: 1,
      image: null, sound: null, notes: [],
    },
    layers: [
      { name: "hidden", kind: "dense", inputs: 2, units: 2, window: 1, shape: [2], activation: "tanh", dropout: 0, output: false },
      { name: "output", kind: "dense", inputs: 2, units: 1, window: 1, shape: [1], activation: "sigmoid", dropout: 0, output: true },
    ],
    parameters: 9,
    loss: "cross-entropy",
    steps_per_epoch: 25,
    advice: [],
    can_undo: false,
    can_redo: false,
    arrays: [],
    tensors: {
      x: { values: Float32Array.of(0, 0, 3, 3, -3, 3, 5, -5), shape: [4, 2], scale: 1 },
      y: { values: Float32Array.of(1, 0, 0, 1), shape: [4], scale: 1 },
    },
    ...change,
  };
}

const VITALS = { gradient_norm: 0.1, weight_norm: 1, dead: 0, saturated: 0 };

const TENSORS: Tensors = {
  "weights/hidden": { values: Float32Array.of(0.5, -1, 2, 0.25), shape: [2, 2], scale: 1 },
  "bias/hidden": { values: Float32Array.of(0.1, -0.2), shape: [2], scale: 1 },
  "state/hidden": { values: Uint8Array.of(0, 1), shape: [2], scale: 1 },
  "weights/output": { values: Float32Array.of(1, -1.5), shape: [2, 1], scale: 1 },
  "bias/output": { values: Float32Array.of(0), shape: [1], scale: 1 },
  "state/output": { values: Uint8Array.of(0), shape: [1], scale: 1 },
  plane: { values: Uint8Array.of(0, 64, 191, 255), shape: [2, 2, 1], scale: 1 },
};

export function frameOf(change: Partial<IncomingOf<"frame">> = {}): IncomingOf<"frame"> {
  return {
    type: "frame",
    moment: 0, latest: 0, epoch: 0, running: false,
    training_loss: 0.5, test_loss: 0.6, training_metric: 0.8, test_metric: 0.7,
    layers: [{ name: "hidden", ...VITALS }, { name: "output", ...VITALS, dead: null }],
    low: 0, high: 1, row: null, broken: false, arrays: [],
    tensors: TENSORS,
    ...change,
  };
}
