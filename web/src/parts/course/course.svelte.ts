import type { Attempt, Contents, LessonLine, LessonRead } from "@/generated/protocol";
import { bench } from "@/state/bench.svelte";
import { notices } from "@/state/notices.svelte";
import { view } from "@/state/view.svelte";

/** The course as the page knows it: its contents, the lesson that is open, what is to be run. */
class Course {
  contents = $state.raw<Contents | null>(null);
  lesson = $state.raw<LessonRead | null>(null);
  /** A run that the text asked for: the claim's own card takes it up. */
  attempt = $state.raw<Attempt | null>(null);
  /** The bench that was set up last, by the address of its block. */
  opened = $state<string | null>(null);
  /** What was asked for last could not be had. */
  failed = $state(false);

  async load(): Promise<void> {
    await this.#told(async () => {
      this.contents = await bench.socket.ask({ type: "read-contents" });
    });
  }

  async open(number: number): Promise<void> {
    if (this.lesson?.number === number) return;
    this.lesson = null;
    this.opened = null;
    if (this.attempt && this.lessonOf(this.attempt.claim) !== number) this.attempt = null;
    await this.#told(async () => {
      this.lesson = await bench.socket.ask({ type: "read-lesson", lesson: number });
    });
  }

  /** Has what the text asks for run: by the claim's own card, which another lesson may have. */
  run(attempt: Attempt): void {
    const lesson = this.lessonOf(attempt.claim);
    this.attempt = attempt;
    if (lesson !== undefined && lesson !== this.lesson?.number) view.go(`course/${lesson}/${attempt.claim}`);
  }

  /** Leaves the course: what nobody has taken up is not to begin another day. */
  leave(): void {
    this.attempt = null;
  }

  /** The section to go on with; past the last, the lesson is read. */
  async keepPlace(lesson: number, section: number): Promise<void> {
    await this.#told(async () => {
      this.contents = await bench.socket.ask({ type: "keep-place", lesson, section });
    });
  }

  async setUp(address: string): Promise<void> {
    if (!(await bench.openAddress(address))) return;
    this.opened = address;
    await bench.train(true);
  }

  line(lesson: number): LessonLine | undefined {
    return this.contents?.lessons.find(({ number }) => number === lesson);
  }

  /** The lesson that shows a claim. */
  lessonOf(claim: string): number | undefined {
    return this.contents?.lessons.find(({ claims }) => claims.some(({ name }) => name === claim))?.number;
  }

  async #told(work: () => Promise<void>): Promise<void> {
    this.failed = false;
    try {
      await work();
    } catch (why) {
      this.failed = true;
      notices.refuse(why);
    }
  }
}

export const course = new Course();
