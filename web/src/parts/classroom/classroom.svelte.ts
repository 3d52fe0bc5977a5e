import type { QuizBoard, Roster, Setup } from "@/generated/protocol";
import { bench } from "@/state/bench.svelte";
import { notices } from "@/state/notices.svelte";

/** The class as its teacher knows it, and what a teacher may ask. */
class Classroom {
  roster = $state.raw<Roster | null>(null);
  board = $state.raw<QuizBoard | null>(null);

  /** Follows the class until what is returned is called. */
  watch(): () => void {
    const ends = [
      bench.socket.on("roster", (roster) => (this.roster = roster)),
      bench.socket.on("quiz-board", (board) => (this.board = board)),
    ];
    void this.#tell({ type: "watch", on: true });
    return () => {
      ends.forEach((end) => end());
      if (bench.connection === "open") void this.#tell({ type: "watch", on: false });
    };
  }

  /** Puts a set-up in front of everybody; before how many, or null where it cannot be. */
  async put(setup: Setup): Promise<number | null> {
    return this.#answered(bench.socket.ask({ type: "put-setup", setup }), ({ learners }) => learners);
  }
  /** Puts a learner's set-up on the teacher's own bench; whether it is there. */
  async lookAt(learner: number): Promise<boolean> {
    const setup = await this.#answered(bench.socket.ask({ type: "look-at", learner }), (seen) => seen.setup);
    return setup !== null && bench.change(setup);
  }
  /** Asks every learner's page to pause its training. */
  pause(): Promise<boolean> {
    return this.#tell({ type: "pause-all" });
  }
  remove(learner: number): Promise<boolean> {
    return this.#tell({ type: "remove", learner });
  }
  close(closed: boolean): Promise<boolean> {
    return this.#tell({ type: "close", closed });
  }
  deleteAll(): Promise<boolean> {
    return this.#tell({ type: "delete-all" });
  }

  async #tell(command: Parameters<typeof bench.socket.ask>[0]): Promise<boolean> {
    return (await this.#answered(bench.socket.ask(command), () => true)) ?? false;
  }

  /** What is wanted of an answer; null, and the refusal shown, where there is none. */
  async #answered<A, W>(asked: Promise<A>, wanted: (answer: A) => W): Promise<W | null> {
    try {
      return wanted(await asked);
    } catch (why) {
      notices.refuse(why);
      return null;
    }
  }
}

export const classroom = new Classroom();
