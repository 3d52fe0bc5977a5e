/**
 * Shows pictures one at a time, with the browser's own rhythm: the newest is shown, all that draw
 * it have drawn, and only then is it acknowledged, so that a slow page is never sent more than it
 * can draw.
 */
export class Painter<Picture> {
  /** The least time between two pictures, in milliseconds. */
  pause = 0;
  #next: Picture | null = null;
  #asked = false;
  #last = -Infinity;
  #draws = new Set<(picture: Picture) => void>();

  constructor(
    private readonly show: (picture: Picture) => void,
    private readonly drawn: (picture: Picture) => void,
  ) {}

  add(draw: (picture: Picture) => void): () => void {
    this.#draws.add(draw);
    return () => this.#draws.delete(draw);
  }

  take(picture: Picture): void {
    this.#next = picture;
    if (this.#asked) return;
    this.#asked = true;
    const wait = this.#last + this.pause - performance.now();
    if (wait > 0) setTimeout(() => this.#ask(), wait);
    else this.#ask();
  }

  /**
   * Forgets the picture that waits, because what it shows is no longer so. It counts as drawn:
   * no other comes before that.
   */
  drop(): void {
    const picture = this.#next;
    this.#next = null;
    if (picture !== null) this.drawn(picture);
  }

  #ask(): void {
    requestAnimationFrame(() => this.#paint());
  }

  #paint(): void {
    const picture = this.#next;
    this.#asked = false;
    this.#next = null;
    if (picture === null) return;
    this.#last = performance.now();
    try {
      this.show(picture);
      for (const draw of this.#draws) draw(picture);
    } finally {
      // Also where one that draws has failed: else no other picture would ever come.
      this.drawn(picture);
    }
  }
}
