/**
 * Whether the training goes on: as was asked for last, and once a picture agrees, as the pictures
 * say. Pictures from before the question may still come after it, and a hand is quicker than they.
 */
export class Going {
  #wished = $state<boolean | null>(null);
  #seen = $state(false);

  get on(): boolean {
    return this.#wished ?? this.#seen;
  }

  wish(on: boolean): void {
    this.#wished = on;
  }

  /** What was wished was refused, or something else was asked for that decides it. */
  forget(): void {
    this.#wished = null;
  }

  /** A training whose numbers have run away stands still, whatever was wished. */
  seen({ running, broken }: { running: boolean; broken: boolean }): void {
    this.#seen = running;
    if (running === this.#wished || broken) this.#wished = null;
  }
}
