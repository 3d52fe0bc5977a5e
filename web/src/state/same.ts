import type { IncomingOf } from "@/lib/answers";

type Scene = IncomingOf<"scene">;

/** Whether what is selected in one scene still means the same in another. */
export function sameShape(one: Scene | null, other: Scene): boolean {
  const shape = ({ data, layers }: Scene) => [data.features.length, ...layers.map((layer) => layer.units)];
  return one !== null && shape(one).join() === shape(other).join();
}

/** Whether an example of one scene is the same in another. */
export function sameExamples(one: Scene | null, other: Scene): boolean {
  return one !== null && JSON.stringify(one.setup.data) === JSON.stringify(other.setup.data);
}

/**
 * Whether numbers of one scene can stand beside another's: the same data, and the same network
 * but for its weights and for what only steers.
 */
export function sameQuestion(one: Scene | null, other: Scene): boolean {
  const question = ({ setup: { data }, layers }: Scene) =>
    JSON.stringify([data, layers.map(({ kind, window, units, activation }) => [kind, window, units, activation])]);
  return one !== null && question(one) === question(other);
}
