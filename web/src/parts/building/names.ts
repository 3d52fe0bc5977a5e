import type { ActivationName, LayerKind, LossName, OptimizerName, Regularisation } from "@/generated/protocol";

/** Functions and methods are called in the field's own way, the same in every language. */
export const ACTIVATIONS: Record<ActivationName, string> = {
  linear: "linear",
  sigmoid: "sigmoid",
  tanh: "tanh",
  relu: "ReLU",
  "leaky-relu": "leaky ReLU",
  elu: "ELU",
  selu: "SELU",
  gelu: "GELU",
  silu: "SiLU",
  softplus: "softplus",
  softmax: "softmax",
};

export const OPTIMIZERS: Record<OptimizerName, string> = {
  sgd: "SGD",
  momentum: "SGD + momentum",
  nesterov: "Nesterov",
  rmsprop: "RMSProp",
  adam: "Adam",
  adamw: "AdamW",
};

export const REGULARISATIONS: Record<Exclude<Regularisation, "none">, string> = { l1: "L1", l2: "L2" };

/** Kinds of layers that are offered; a window is so many pixels each way. */
export const KINDS: readonly { kind: LayerKind; window: number }[] = [
  { kind: "dense", window: 3 },
  { kind: "conv", window: 3 },
  { kind: "conv", window: 5 },
  { kind: "pool", window: 2 },
];

/** Losses have names in words, so they are in the catalogue: `building.loss-…`. */
export const LOSSES: readonly LossName[] = ["cross-entropy", "squared-error", "absolute-error", "huber"];

/** Stops of the sliders, from careful to reckless. */
export const RATES = [0.00001, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10] as const;
export const BATCHES = [1, 2, 4, 5, 10, 16, 20, 32, 64, 128, 256, 512, 1024] as const;
export const PENALTIES = [0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10] as const;
export const DROPOUTS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
