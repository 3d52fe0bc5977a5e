import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Contents, Marked, QuizBegun, QuizQuestion } from "@/generated/protocol";
import { bench } from "@/state/bench.svelte";
import QuizPlace from "./QuizPlace.svelte";
import { view } from "@/state/view.svelte";
import { speak } from "@/words/language.svelte";

const question = (number: number): QuizQuestion => ({
  key: `q${number}`, number, of: 2, text: `What is ${number}?`, choices: ["one", "two", "three", "four"],
});
const begun: QuizBegun = {
  type: "quiz", id: 1, about: "course", why: "lesson", lesson: 2, earlier: 0, own: 2, again_on: null, question: question(1),
};
const contents: Contents = { type: "contents", id: 1, lessons: [], due: 0, again_on: null, notes: [] };
const marked = (number: number, choice: number): Marked => ({
  type: "marked", id: 1, key: `q${number}`, number, choice, right_choice: number - 1, right: choice === number - 1,
  feedback: choice === number - 1 ? "" : "Not that one.", reason: "Because it is so.",
  section: { lesson: 2, section: 1, heading: "The kitchen" }, claim: null,
  next: number === 1 ? question(2) : null,
  score: number === 1 ? null : {
    right: 1, asked: 2, passed: false, mark: 0.8, lesson: 2, earlier_right: 0, earlier_asked: 0,
    read_again: [{ lesson: 2, section: 1, heading: "The kitchen" }], again_on: "2026-11-24",
  },
});

/** Plays the server: marks what is answered. */
beforeEach(() => {
  bench.connection = "open";
  view.place = "quiz/2";
  vi.spyOn(bench.socket, "ask").mockImplementation(((command: { type: string; question: number; choice: number }) =>
    Promise.resolve(
      command.type === "begin-quiz" ? begun
      : command.type === "read-contents" ? contents
      : marked(command.question, command.choice),
    )) as unknown as typeof bench.socket.ask);
});
afterEach(() => {
  cleanup();
  speak("en");
  vi.restoreAllMocks();
});

it("is taken by keys alone, with what is said to each answer, to the score", async () => {
  render(QuizPlace);
  const first = await screen.findByRole("heading", { name: "What is 1?" });
  expect(document.activeElement).toBe(first);
  await fireEvent.keyDown(first, { key: "a" });
  expect(await screen.findByText("Right.")).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Next question" }));
  const second = await screen.findByRole("heading", { name: "What is 2?" });
  await fireEvent.keyDown(second, { key: "c" });
  expect(await screen.findByText("Not that one.")).toBeTruthy();
  expect(screen.getByRole("button", { name: /c three your answer/ })).toBeTruthy();
  expect(screen.getByRole("button", { name: /b two the right answer/ })).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "What came of it" }));
  expect(screen.getByRole("heading", { name: "1 of 2 right, 50 %" })).toBeTruthy();
  expect(screen.getByText("What you knew comes back from November 24 on.")).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: /The kitchen/ }));
  expect(view.place).toBe("course/2/1");
});

it("takes one answer to a question, whatever else is pressed", async () => {
  render(QuizPlace);
  const heading = await screen.findByRole("heading", { name: "What is 1?" });
  await fireEvent.keyDown(heading, { key: "a", ctrlKey: true });
  await fireEvent.keyDown(heading, { key: "x" });
  await fireEvent.keyDown(document.body, { key: "a" });
  expect(screen.queryByText("Right.")).toBeNull();
  await fireEvent.click(screen.getByRole("button", { name: /two/ }));
  await screen.findByText("Not that one.");
  await fireEvent.click(screen.getByRole("button", { name: /one/ }));
  expect(vi.mocked(bench.socket.ask).mock.calls.filter(([{ type }]) => type === "answer-question")).toHaveLength(1);
});

it("goes on where it was when the connection comes back", async () => {
  render(QuizPlace);
  await fireEvent.keyDown(await screen.findByRole("heading", { name: "What is 1?" }), { key: "a" });
  await fireEvent.click(await screen.findByRole("button", { name: "Next question" }));
  bench.connection = "lost";
  flushSync();
  bench.connection = "open";
  flushSync();
  expect(screen.getByRole("heading", { name: "What is 2?" })).toBeTruthy();
  expect(vi.mocked(bench.socket.ask).mock.calls.filter(([{ type }]) => type === "begin-quiz")).toHaveLength(1);
});

it("is told anew in another language, with what was said to the answer", async () => {
  render(QuizPlace);
  await fireEvent.keyDown(await screen.findByRole("heading", { name: "What is 1?" }), { key: "b" });
  await screen.findByText("Not that one.");
  const answered = { ...question(1), text: "¿Qué es 1?", choices: ["uno", "dos", "tres", "cuatro"] };
  vi.mocked(bench.socket.ask).mockResolvedValue({
    type: "quiz-told", id: 1, question: question(2), answered, marked: { ...marked(1, 1), feedback: "Esa no." },
  });
  speak("es");
  await screen.findByRole("heading", { name: "¿Qué es 1?" });
  expect(screen.getByText("Esa no.")).toBeTruthy();
  expect(screen.getByRole("button", { name: /b dos/ })).toBeTruthy();
});
