import type { Setup } from "@/generated/protocol";

interface Wish {
  setup: Setup;
  answered: boolean;
}

/**
 * Set-ups that were asked for and are not on screen yet. The server answers that a change is done
 * and then sends its scene; under load that takes a while, and a hand is quicker.
 */
export class Wishes {
  #list = $state.raw<readonly Wish[]>([]);

  get last(): Setup | undefined {
    return this.#list.at(-1)?.setup;
  }

  add(setup: Setup): void {
    this.#list = [...this.#list, { setup, answered: false }];
  }

  /** A change was answered: refused, or done, and perhaps on screen already. */
  answered(setup: Setup, done: boolean, shown: Setup | null): void {
    const over = !done || JSON.stringify(shown) === JSON.stringify(setup);
    this.#list = over
      ? this.#list.filter((one) => one.setup !== setup)
      : this.#list.map((one) => (one.setup === setup ? { ...one, answered: true } : one));
  }

  /** A scene has come: what was answered before it is part of it. */
  arrived(): void {
    this.#list = this.#list.filter((one) => !one.answered);
  }
}
