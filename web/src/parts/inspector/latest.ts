/** Sends one thing at a time; of what comes meanwhile, only the newest is sent after it. */
export function latestWins<T>(send: (what: T) => Promise<unknown>): (what: T) => void {
  let waiting: { what: T } | null = null;
  let busy = false;

  async function run(): Promise<void> {
    busy = true;
    try {
      while (waiting) {
        const { what } = waiting;
        waiting = null;
        await send(what);
      }
    } finally {
      busy = false;
    }
  }

  return (what) => {
    waiting = { what };
    if (!busy) void run();
  };
}
