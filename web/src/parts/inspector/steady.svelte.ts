import type { Attachment } from "svelte/attachments";
import { on } from "svelte/events";

/**
 * What is worked out anew with every look, but stays as it is while a pointer or the focus is on
 * it: an order that changed under a finger would put something else there.
 */
export class Steady<T> {
  #pointed = $state(false);
  #focused = $state(false);
  #kept: { what: T } | null = null;

  /** What it is now, or was when it was taken hold of. */
  readonly now: T = $derived.by(() => {
    if ((this.#pointed || this.#focused) && this.#kept) return this.#kept.what;
    this.#kept = { what: this.work() };
    return this.#kept.what;
  });

  constructor(private readonly work: () => T) {}

  /** Goes onto the element that shows it. */
  readonly hold: Attachment<HTMLElement> = (element) => {
    const ends = [
      on(element, "pointerenter", () => (this.#pointed = true)),
      on(element, "pointerleave", () => (this.#pointed = false)),
      on(element, "focusin", () => (this.#focused = true)),
      on(element, "focusout", () => (this.#focused = false)),
    ];
    return () => ends.forEach((end) => end());
  };
}
