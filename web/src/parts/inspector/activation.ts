/** Activation functions as curves to draw; the numbers themselves come from the bench. */

import type { ActivationName } from "@/generated/protocol";

const LEAK = 0.01;
const SELU_SCALE = 1.0507009873554805;
const SELU_ALPHA = 1.6732632423543772;

type Curve = (z: number) => number;

const sigmoid: Curve = (z) => 1 / (1 + Math.exp(-z));
const elu: Curve = (z) => (z > 0 ? z : Math.expm1(z));

const CURVES: Record<Exclude<ActivationName, "softmax">, Curve> = {
  linear: (z) => z,
  sigmoid,
  tanh: Math.tanh,
  relu: (z) => Math.max(0, z),
  "leaky-relu": (z) => (z > 0 ? z : LEAK * z),
  elu,
  selu: (z) => SELU_SCALE * (z > 0 ? z : SELU_ALPHA * Math.expm1(z)),
  gelu: (z) => z * normalShare(z),
  silu: (z) => z * sigmoid(z),
  softplus: (z) => Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z))),
};

/** As text beside the curve, in symbols that every language reads. */
export const EQUATIONS: Record<ActivationName, string> = {
  linear: "a = z",
  sigmoid: "a = 1 / (1 + e⁻ᶻ)",
  tanh: "a = tanh(z)",
  relu: "a = max(0, z)",
  "leaky-relu": "a = max(z, 0.01 z)",
  elu: "a = max(0, z) + min(0, eᶻ − 1)",
  selu: "a = λ (max(0, z) + min(0, α (eᶻ − 1)))",
  gelu: "a = z Φ(z)",
  silu: "a = z / (1 + e⁻ᶻ)",
  softplus: "a = log(1 + eᶻ)",
  softmax: "aᵢ = eᶻⁱ / Σⱼ eᶻʲ",
};

/**
 * The curve on which a unit's activation lies.
 *
 * A softmax unit's depends on its layer's other units too: its curve is the one for their present
 * `z`, which is a sigmoid shifted by the logarithm of the sum of their exponentials.
 */
export function curveOf(name: ActivationName, z: ArrayLike<number>, unit: number): Curve {
  if (name !== "softmax") return CURVES[name];
  const others = Array.from(z).filter((_, index) => index !== unit);
  const shift = logSumExp(others);
  return (value) => sigmoid(value - shift);
}

function logSumExp(values: readonly number[]): number {
  const largest = Math.max(...values, -Infinity);
  if (!Number.isFinite(largest)) return largest;
  return largest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - largest), 0));
}

/** Φ(z) by its series, exact to a pixel by far (Marsaglia 2004). */
function normalShare(z: number): number {
  if (Math.abs(z) > 7) return z > 0 ? 1 : 0;
  let [sum, term] = [z, z];
  for (let n = 3; Math.abs(term) > 1e-12; n += 2) {
    term *= (z * z) / n;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}
