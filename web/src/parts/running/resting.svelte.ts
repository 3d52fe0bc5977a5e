import { untrack } from "svelte";
import type { IncomingOf } from "@/lib/answers";
import { bench } from "@/state/bench.svelte";
import { sameQuestion } from "@/state/same";
import { Rest } from "./rest";

/** Pauses a training that has come as far as it will, and one that nobody sees any more. */
class Resting {
  /** For how many epochs the loss had stood still when the training was paused for it; else null. */
  epochs = $state<number | null>(null);
  #rest = new Rest();
  #scene: IncomingOf<"scene"> | null = null;
  #left = false;

  /** To be called by who shows the bench: watches it for as long as it is shown. */
  follow(): void {
    $effect(() => {
      const { scene } = bench;
      if (scene && !sameQuestion(this.#scene, scene)) this.#rest = new Rest();
      this.#scene = scene;
      this.epochs = null;
    });
    $effect(() => {
      if (bench.running) untrack(() => this.#begin());
    });
    $effect(() => bench.whenPainted((frame) => this.#watch(frame)));
  }

  /** The bench is in sight no more: it does not go on unseen. */
  leave(): void {
    this.#left = bench.running;
    if (bench.running) void bench.train(false);
  }

  /** The bench is back: what was paused for nobody's looking goes on. */
  comeBack(): void {
    if (this.#left) void bench.train(true);
    this.#left = false;
  }

  #begin(): void {
    this.#rest.begin(bench.frame?.epoch ?? 0, this.epochs !== null);
    this.epochs = null;
  }

  #watch(frame: IncomingOf<"frame">): void {
    if (!bench.scene || !bench.running || !frame.running) return;
    const epochs = this.#rest.due(bench.scene, frame, bench.curves.way);
    if (epochs === null) return;
    void bench.train(false);
    this.epochs = epochs;
  }
}

export const resting = new Resting();
