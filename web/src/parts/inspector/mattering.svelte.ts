import type { AnswerTo, IncomingOf } from "@/lib/answers";
import { bench } from "@/state/bench.svelte";
import { sameQuestion } from "@/state/same";

type Scene = IncomingOf<"scene">;
type Said = AnswerTo<"matter">;

/** What was said to have mattered, by the example that was asked about, for one network and its data. */
class Mattering {
  #scene = $state.raw<Scene | null>(null);
  #said = $state.raw<ReadonlyMap<number, Said>>(new Map());

  /** What was said of an example, if the network and the data are still those that were asked about. */
  of(scene: Scene, row: number): Said | null {
    return sameQuestion(this.#scene, scene) ? (this.#said.get(row) ?? null) : null;
  }

  /** Asks about an example; rejects with a `Refusal` as `bench.matter` does. */
  async ask(scene: Scene, row: number): Promise<void> {
    const said = await bench.matter(row);
    const before = sameQuestion(this.#scene, scene) ? this.#said : [];
    this.#scene = scene;
    this.#said = new Map([...before, [row, said]]);
  }
}

export const mattering = new Mattering();
