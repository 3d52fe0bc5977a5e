import type { Attempt, Contents, LessonLine, LessonRead } from "@/generated/protocol";
import { bench } from "@/state/bench.svelte";
import { notices } from "@/state/notices.svelte";
import { view } from "@/state/view.svelte";
import { type Language, spoken } from "@/words/language.svelte";

/** The course as the page knows it: its contents, the lesson that is open, what is to be run. */
class Course {
  contents = $state.raw<Contents | null>(null);
  lesson = $state.raw<LessonRead | null>(null);
  /** A run that the text asked for: the claim's own card takes it up. */
  attempt = $state.raw<Attempt | null>(null);
  /** The bench that was set up last, by the address of its block. */
  opened = $state<string | null>(null);
  /** The languages that the contents and the lesson were told in. */
  contentsIn: Language | null = null;
  lessonIn: Language | null = null;
  /** What was asked for last could not be had. */
  failed = $state(false);

  async load(): Promise<void> {
    const language = spoken();
    await this.#told(async () => {
      this.contents = await bench.socket.ask({ type: "read-contents", language });
      this.contentsIn = language;
    });
  }

  async open(number: number): Promise<void> {
    const language = spoken();
    if (this.lesson?.number === number && this.lessonIn === language) return;
    if (this.lesson?.number !== number) this.#close(number);
    await this.#told(async () => {
      this.lesson = await bench.socket.ask({ type: "read-lesson", lesson: number, language });
      this.lessonIn = language;
    });
  }

  /** Puts the lesson that is open away for another. In another language it stays where it is. */
  #close(another: number): void {
    this.lesson = null;
    this.opened = null;
    if (this.attempt && this.lessonOf(this.attempt.claim) !== another) this.attempt = null;
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
    const language = spoken();
    await this.#told(async () => {
      this.contents = await bench.socket.ask({ type: "keep-place", lesson, section, language });
      this.contentsIn = language;
    });
  }

  async setUp(address: string): Promise<void> {
    if (!(await bench.openAddress(address))) return;
    // Where the bench had this very set-up already, it begins anew all the same.
    await bench.restart();
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
