import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Contents, LessonLine, LessonRead, Terms } from "@/generated/protocol";
import { Refusal } from "@/lib/refusal";
import { bench } from "@/state/bench.svelte";
import { view } from "@/state/view.svelte";
import { speak } from "@/words/language.svelte";
import CoursePlace from "./CoursePlace.svelte";
import { course } from "./course.svelte";
import { card } from "./made";

let at = 0;
const line = (number: number): LessonLine => ({
  number, title: `Soup ${number}`, sections: ["Salt", "Water"], at: number === 1 ? Math.min(at, 1) : 0,
  read: number === 1 && at >= 2, quiz: { questions: 4, known: 1, passed: false },
  claims: [{ name: `salt-${number}`, claim: `Claim ${number}`, verdict: number === 1 ? "refuted" : null }],
});
const contents = (): Contents => ({ type: "contents", id: 1, lessons: [line(1), line(2)], due: 3, again_on: null, notes: [] });
const lesson: LessonRead = {
  type: "lesson", id: 1, number: 1, title: "Soup 1", terms: {}, at: 0, read: false,
  sections: [
    { heading: "Salt", blocks: [{ type: "paragraph", inside: [{ type: "words", text: "A pinch." }] }] },
    { heading: "Water", blocks: [{ type: "claim", caption: "Look", card: card() }] },
  ],
};
const terms: Terms = { type: "terms", id: 1, terms: [
  { id: "salt", name: "salt", meaning: "White." }, { id: "water", name: "water", meaning: "Wet." },
] };

/** Plays the server. */
beforeEach(() => {
  at = 0;
  view.calm = true;
  bench.connection = "open";
  course.contents = course.lesson = null;
  Element.prototype.scrollIntoView = vi.fn();
  vi.spyOn(bench.socket, "ask").mockImplementation(((command: { type: string; section: number }) => {
    if (command.type === "keep-place") at = command.section;
    const answers: Record<string, unknown> = { "read-lesson": lesson, "look-up": terms };
    return Promise.resolve(answers[command.type] ?? contents());
  }) as unknown as typeof bench.socket.ask);
});
afterEach(() => {
  cleanup();
  speak("en");
  vi.restoreAllMocks();
});

it("the contents show what is read, run and known, and lead on", async () => {
  at = 1;
  view.place = "course";
  render(CoursePlace);
  expect(await screen.findByText(/1 of 2 sections read · 1 of 1 claims run/)).toBeTruthy();
  expect(screen.getByText("✗ refuted")).toBeTruthy();
  expect(screen.getByRole("button", { name: "3 questions are due again" })).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Go on with lesson 1" }));
  expect(view.place).toBe("course/1/1");
});

it("a section that was read gets its tick, and the next heading the focus", async () => {
  view.place = "course/1";
  render(CoursePlace);
  await fireEvent.click(await screen.findByRole("button", { name: "Read, go on" }));
  const next = await screen.findByRole("heading", { name: "Water" });
  await vi.waitFor(() => expect(document.activeElement).toBe(next));
  expect(screen.getByRole("heading", { name: /Salt.*read/ })).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Read to the end" }));
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: /Read/ })).toBeNull());
  await fireEvent.click(screen.getByRole("button", { name: "The quiz: 4 questions" }));
  expect(view.place).toBe("quiz/1");
});

it("an address leads to a claim of a lesson", async () => {
  view.place = "course/1/salt";
  render(CoursePlace);
  await screen.findByRole("heading", { name: "Salt brings out taste." });
  const { contexts } = vi.mocked(Element.prototype.scrollIntoView).mock;
  await vi.waitFor(() => expect(contexts.map((one) => (one as Element).id)).toContain("claim-salt"));
});

it("a claim of another lesson is run there", async () => {
  view.place = "course/2";
  course.lesson = { ...lesson, number: 2 };
  course.lessonIn = "en";
  render(CoursePlace);
  await vi.waitFor(() => expect(course.contents).not.toBeNull());
  course.run({ claim: "salt-1", chosen: {}, seeds: null, seed: 0 });
  expect(view.place).toBe("course/1/salt-1");
  expect(course.attempt?.claim).toBe("salt-1");
  cleanup();
  expect(course.attempt).toBeNull();
});

it("a lesson that cannot be had is said to be so, with a way on", async () => {
  vi.mocked(bench.socket.ask).mockImplementation((({ type }: { type: string }) =>
    type === "read-lesson" ? Promise.reject(new Refusal("no-lesson", { lesson: 99 })) : Promise.resolve(contents())
  ) as unknown as typeof bench.socket.ask);
  view.place = "course/99";
  render(CoursePlace);
  expect(await screen.findByText("There is no lesson 99.")).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "To the course" }));
  expect(await screen.findByRole("heading", { name: "The course" })).toBeTruthy();
});

it("in another language the lesson is told anew, where one is in it", async () => {
  view.place = "course/1";
  render(CoursePlace);
  const heading = await screen.findByRole("heading", { name: "Salt" });
  const asked = vi.mocked(bench.socket.ask);
  const told: LessonRead = { ...lesson, title: "Sopa 1", sections: [{ heading: "Sal", blocks: [] }, lesson.sections[1]!] };
  asked.mockImplementation((({ type }: { type: string }) =>
    Promise.resolve(type === "read-lesson" ? told : contents())) as unknown as typeof bench.socket.ask);
  asked.mockClear();
  speak("es");
  await vi.waitFor(() => expect(heading.textContent).toContain("Sal"));
  expect(heading.isConnected).toBe(true);
  const languages = asked.mock.calls.map(([command]) => [command.type, (command as { language?: string }).language]);
  expect(languages).toEqual([["read-contents", "es"], ["read-lesson", "es"]]);
});

it("the glossary is searched by a part of a word", async () => {
  view.place = "course/glossary";
  render(CoursePlace);
  expect(await screen.findByText("White.")).toBeTruthy();
  await fireEvent.input(screen.getByLabelText("Find a word"), { target: { value: "WAT" } });
  expect(screen.queryByText("White.")).toBeNull();
  expect(screen.getByText("Wet.")).toBeTruthy();
});
