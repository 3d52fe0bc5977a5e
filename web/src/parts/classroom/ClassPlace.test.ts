import { fireEvent, render, screen, within } from "@testing-library/svelte";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Attendee, QuizBoard, Roster } from "@/generated/protocol";
import ClassPlace from "@/parts/classroom/ClassPlace.svelte";
import { classroom } from "@/parts/classroom/classroom.svelte";
import { bench } from "@/state/bench.svelte";

const ana: Attendee = {
  learner: 1, name: "Ana", online: true, place: "course/2", answered: 2, right: 1,
  doing: {
    source: "xor", hidden: [[4, "tanh"]], optimizer: "sgd", learning_rate: 0.03, running: true,
    epoch: 120, loss: 0.25, metric: 0.5, losses: [0.7, 0.4, 0.25],
  },
};
const eva: Attendee = { learner: 2, name: "Eva", online: false, place: "", answered: 0, right: 0, doing: null };
const roster: Roster = {
  type: "roster", code: "KMP-47R", address: "http://192.0.2.5:8765/join", closed: false, learners: [ana, eva],
};
const board: QuizBoard = {
  type: "quiz-board",
  questions: [{
    lesson: 2, question: "xor", text: "Why does a straight line not do?", first: 0.5, last: 1,
    answers: [
      { learner: 1, tries: 2, first: false, last: true, given: "No line parts them" },
      { learner: 2, tries: 1, first: true, last: true, given: "It is bent" },
    ],
  }],
};

/** What was asked of the server; everything is done. */
const asked = vi.fn();

beforeEach(() => {
  vi.spyOn(bench.socket, "ask").mockImplementation(((command: object) => {
    asked(command);
    return Object.assign(Promise.resolve({ type: "done", id: 1, learners: 2 }), { id: 1 });
  }) as unknown as typeof bench.socket.ask);
  bench.classroom = "teacher";
  bench.connection = "open";
});
afterEach(() => {
  vi.restoreAllMocks();
  asked.mockReset();
  classroom.roster = null;
  classroom.board = null;
});

async function taught(): Promise<HTMLElement> {
  const { container } = render(ClassPlace);
  await vi.waitFor(() => expect(asked).toHaveBeenCalledWith({ type: "watch", on: true }));
  bench.receive(roster);
  bench.receive(board);
  await screen.findByText("KMP-47R");
  return container;
}

describe("the teacher's page", () => {
  it("shows the door", async () => {
    await taught();
    expect(screen.getByText(/http:\/\/192\.0\.2\.5:8765\/join/)).toBeTruthy();
    await fireEvent.click(screen.getByRole("button", { name: "Let nobody new in" }));
    expect(asked).toHaveBeenLastCalledWith({ type: "close", closed: true });
    bench.receive({ ...roster, closed: true });
    expect(await screen.findByText(/Nobody new can come in/)).toBeTruthy();
    expect(screen.queryByText("KMP-47R")).toBeNull();
  });

  it("shows who is where, with what on the bench", async () => {
    await taught();
    const [first, second] = screen.getAllByRole("listitem").slice(0, 2);
    expect(within(first!).getByText("in lesson 2")).toBeTruthy();
    expect(within(first!).getByText("XOR · 4 tanh · SGD 0.0300")).toBeTruthy();
    expect(within(first!).getByRole("img").getAttribute("aria-label")).toContain("0.250 at epoch 120");
    expect(within(second!).getByText("not here")).toBeTruthy();
    expect(screen.getByRole("heading", { name: /1 of 2 here/ })).toBeTruthy();
  });

  it("removes somebody only when asked twice", async () => {
    await taught();
    await fireEvent.click(screen.getByRole("button", { name: "Remove Ana" }));
    expect(asked).toHaveBeenCalledTimes(1);
    const no = await screen.findByRole("button", { name: "No" });
    await vi.waitFor(() => expect(document.activeElement).toBe(no));
    await fireEvent.click(no);
    expect(asked).toHaveBeenCalledTimes(1);
    await fireEvent.click(screen.getByRole("button", { name: "Remove Ana" }));
    await fireEvent.click(await screen.findByRole("button", { name: "Yes, delete" }));
    expect(asked).toHaveBeenLastCalledWith({ type: "remove", learner: 1 });
  });

  it("shows each question with who had it right", async () => {
    await taught();
    expect(screen.getByRole("heading", { name: "Lesson 2" })).toBeTruthy();
    expect(screen.getAllByText("Right at first: 1 of 2. Right now: 2 of 2.").length).toBeGreaterThan(0);
    expect(screen.getByText(/No line parts them/).closest("li")?.textContent).toContain("right, after 2 tries");
  });

  it("deletes all only when asked twice", async () => {
    await taught();
    await fireEvent.click(screen.getByRole("button", { name: "Delete all" }));
    await fireEvent.click(await screen.findByRole("button", { name: "Yes, delete" }));
    expect(asked).toHaveBeenLastCalledWith({ type: "delete-all" });
  });

  it("stops watching when it is left", async () => {
    const { unmount } = render(ClassPlace);
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
    unmount();
    expect(asked).toHaveBeenLastCalledWith({ type: "watch", on: false });
  });

  it("is nothing to a learner", async () => {
    bench.classroom = "learner";
    render(ClassPlace);
    expect(screen.getByText("This is the teacher's page.")).toBeTruthy();
    expect(asked).not.toHaveBeenCalled();
  });

  it("has nothing that axe finds fault with", async () => {
    const container = await taught();
    expect((await axe.run(container)).violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
  });
});
