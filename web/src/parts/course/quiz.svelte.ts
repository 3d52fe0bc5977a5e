import type { Marked, QuizBegun, QuizQuestion, QuizScore } from "@/generated/protocol";
import { bench } from "@/state/bench.svelte";
import { notices } from "@/state/notices.svelte";
import { type Language, spoken } from "@/words/language.svelte";

/** One sitting at a quiz: what is asked now, what was said to the answer, and the score at the end. */
export class Quiz {
  begun = $state.raw<QuizBegun | null>(null);
  question = $state.raw<QuizQuestion | null>(null);
  /** What was said to the answer to this question; null until it is answered. */
  marked = $state.raw<Marked | null>(null);
  score = $state.raw<QuizScore | null>(null);
  /** Whether the server is at work on it: questions about a network take a few seconds. */
  busy = $state(false);
  /** The language it was told in last. */
  #language: Language | null = null;

  async begin(about: "course" | "network", lesson: number | null): Promise<void> {
    const language = (this.#language = spoken());
    await this.#told(async () => {
      this.begun = await bench.socket.ask({ type: "begin-quiz", about, lesson, language });
      this.question = this.begun.question;
      this.marked = this.score = null;
    });
  }

  async answer(choice: number): Promise<void> {
    const question = this.question;
    if (!question || this.marked) return;
    const language = (this.#language = spoken());
    await this.#told(async () => {
      this.marked = await bench.socket.ask({ type: "answer-question", question: question.number, choice, language });
    });
  }

  /** Tells what is shown anew, where it was told in another language. */
  async speak(language: Language): Promise<void> {
    if (!this.begun?.question || this.#language === language) return;
    await this.#told(async () => {
      const told = await bench.socket.ask({ type: "tell-quiz", language });
      this.#language = language;
      if (this.score) this.score = told.marked?.score ?? this.score;
      else this.question = this.marked ? told.answered : told.question;
      if (this.marked) this.marked = told.marked;
    });
  }

  /** On to the next question, or to the score. */
  next(): void {
    if (!this.marked) return;
    this.question = this.marked.next;
    this.score = this.marked.score;
    this.marked = null;
  }

  leave(): void {
    this.begun = this.question = this.marked = this.score = null;
  }

  async #told(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
    } catch (why) {
      notices.refuse(why);
    } finally {
      this.busy = false;
    }
  }
}
