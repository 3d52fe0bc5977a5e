import type { IncomingOf } from "@/lib/answers";

/** Whether one can draw an example by hand: a picture, but not one of a sound. */
export function mayDraw(scene: Pick<IncomingOf<"scene">, "data"> | null): boolean {
  return scene !== null && scene.data.image !== null && scene.data.sound === null;
}
