import type { IncomingOf } from "@/lib/answers";
import { ends } from "./strokes";

type Frame = IncomingOf<"frame">;
type Ends = Readonly<Record<string, number>>;

/** The share of the way to a new end that is gone with each picture. */
const PACE = 0.2;

/**
 * The numbers at which links are as wide as can be, picture after picture. While the network
 * learns they only grow, and by and by: else all links would get thinner at once although no
 * weight shrank. Where it pauses they settle.
 */
export class Scale {
  #key = "";
  #frame: Frame | null = null;
  #goals: Ends = {};
  #drawn: Ends = {};

  /** The ends by which to draw this picture, however many ask for them. */
  of(frame: Frame, layers: readonly string[], perLayer: boolean): Ends {
    const key = [perLayer, ...layers].join("/");
    if (frame === this.#frame && key === this.#key) return this.#drawn;
    const wanted = ends(frame, layers, perLayer);
    const goesOn = frame.running && key === this.#key && frame.moment >= (this.#frame?.moment ?? 0);
    this.#goals = goesOn ? mapped(wanted, (end, layer) => Math.max(end, this.#goals[layer] ?? 0)) : wanted;
    this.#drawn = goesOn ? mapped(this.#goals, (goal, layer) => nearer(this.#drawn[layer] ?? goal, goal)) : wanted;
    [this.#frame, this.#key] = [frame, key];
    return this.#drawn;
  }

  /** The largest end that is drawn towards: what the legend says. */
  get most(): number {
    return Math.max(0, ...Object.values(this.#goals));
  }
}

function mapped(all: Ends, change: (end: number, layer: string) => number): Ends {
  return Object.fromEntries(Object.entries(all).map(([layer, end]) => [layer, change(end, layer)]));
}

function nearer(from: number, to: number): number {
  return from + PACE * (to - from);
}
