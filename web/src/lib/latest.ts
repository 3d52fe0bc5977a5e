/**
 * Calls with the latest wish, one call at a time: while one is under way, only the newest of what
 * comes after it is kept. For what is dragged.
 */
export function latestOnly<T>(call: (wish: T) => Promise<unknown>): (wish: T) => void {
  let busy = false;
  let next: { wish: T } | null = null;

  async function run(wish: T): Promise<void> {
    busy = true;
    await call(wish).catch(() => undefined);
    busy = false;
    if (!next) return;
    const { wish: newest } = next;
    next = null;
    void run(newest);
  }
  return (wish) => {
    if (busy) next = { wish };
    else void run(wish);
  };
}
