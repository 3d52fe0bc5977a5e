import type { Traced } from "@/generated/protocol";
import type { Received } from "@/lib/frames";
import type { ExampleNumbers } from "@/parts/inspector/trace";

/** An example's numbers as they would come over the wire. */
export function tracedMessage({ layers, ...rest }: ExampleNumbers): Received<Traced> {
  const kinds = ["x", "z", "a", "slope", "da", "dz", "bias"] as const;
  const of = (values: ArrayLike<number>, shape: number[]) => ({ values: Float32Array.from(values), shape, scale: 1 });
  const tensors = layers.flatMap((layer) => [
    ...kinds.map((kind) => [`${kind}/${layer.name}`, of(layer[kind], [layer[kind].length])] as const),
    [`bias-updates/${layer.name}`, of(layer.biasUpdates, [layer.z.length])] as const,
    ...(["weights", "updates"] as const).map(
      (kind) => [`${kind}/${layer.name}`, of(layer[kind].values, [layer[kind].rows, layer[kind].columns])] as const,
    ),
  ]);
  return { type: "traced", id: 1, ...rest, layers: [...layers], arrays: [], tensors: Object.fromEntries(tensors) };
}
