import type { Point } from "@/generated/protocol";
import { FIRST_POINTS } from "@/parts/data/first-points";
import { bench } from "@/state/bench.svelte";
import { withData } from "@/state/setup";
import type { Example } from "./points";

/** Points come one by one: the network begins anew once the hand has rested so long. */
const REST = 350;

/** What the pen on the plane does: puts points of a class, or takes them away. */
export type Pen = 0 | 1 | "erase";

class OwnPoints {
  pen = $state<Pen>(1);
  /** Put, but not sent yet. */
  waiting = $state.raw<readonly Point[]>([]);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The pen touches the plane: near an example, or not. */
  press(x: number, y: number, near: Example | null): void {
    if (this.pen === "erase") return this.#erase(near);
    this.waiting = [...this.waiting, [rounded(x), rounded(y), this.pen]];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#put(), REST);
  }

  /** Back to the few there were before anything was drawn. */
  clear(): void {
    this.#send(FIRST_POINTS);
  }

  #erase(near: Example | null): void {
    if (near) this.#send(this.#all().filter((point) => !same(point, near)));
  }

  #put(): void {
    this.#send(this.#all());
  }

  /** Those that were asked for, which may be ahead of those on screen, and those to come. */
  #all(): Point[] {
    return [...(bench.setup?.data.points ?? []), ...this.waiting];
  }

  #send(points: Point[]): void {
    clearTimeout(this.#timer);
    this.waiting = [];
    if (bench.setup?.data.source === "points") void bench.change(withData(bench.setup, { points }));
  }
}

function same([x, y]: Point, example: Example): boolean {
  return Math.abs(x - example.x) < 0.01 && Math.abs(y - example.y) < 0.01;
}

/** The plane goes from −6 to 6; a hundredth is finer than any hand. */
function rounded(value: number): number {
  return Math.round(100 * Math.max(-6, Math.min(6, value))) / 100;
}

export const own = new OwnPoints();
