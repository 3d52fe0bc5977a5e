import type { Selection } from "@/state/selection";

/** What of the network is pointed at, or has the focus, and where it is. */
class Pointed {
  thing = $state.raw<Selection | null>(null);
  x = $state(0);
  y = $state(0);

  at(thing: Selection, x: number, y: number): void {
    this.thing = thing;
    this.x = x;
    this.y = y;
  }
  leave(): void {
    this.thing = null;
  }
}

export const pointed = new Pointed();
