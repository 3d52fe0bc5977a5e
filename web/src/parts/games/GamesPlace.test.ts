import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Refusal } from "@/lib/refusal";
import { bench } from "@/state/bench.svelte";
import { view } from "@/state/view.svelte";
import GamesPlace from "./GamesPlace.svelte";
import { Desk } from "./desk.svelte";
import { boardsOf, branchesOf, FOUR, THREE, thoughtOf } from "./made";
import { Mind } from "./mind.svelte";
import { table } from "./table.svelte";

type Command = { type: string; moves: string; node: number; tree: number };
let gone = false;

/** Plays the server, which always answers with column 4. */
function answer(command: Command): unknown {
  switch (command.type) {
    case "read-games":
      return { games: [THREE, FOUR], simulations: { alone: 0, quick: 16, usual: 192, strong: 1500 } };
    case "read-game":
      return { game: FOUR.name, moves: [...command.moves], boards: boardsOf(command.moves), network: null };
    case "think":
      return thoughtOf(command.moves);
    case "open-branch":
      if (gone) throw new Refusal("tree-gone");
      return branchesOf(command.tree, command.node, 10 * command.node + 1);
    default:
      return {};
  }
}

beforeEach(() => {
  gone = false;
  view.calm = true;
  bench.connection = "open";
  table.game = "";
  table.desk = new Desk();
  table.mind = new Mind();
  vi.spyOn(bench.socket, "ask").mockImplementation(((command: Command) =>
    Object.assign(Promise.resolve().then(() => answer(command)), { id: 1 })) as unknown as typeof bench.socket.ask);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function open(place: string): Promise<void> {
  view.place = place;
  render(GamesPlace);
  await screen.findByRole("group", { name: "The board" });
}

it("a move by a digit is played, and the network answers", async () => {
  await open("games/connect-four");
  await fireEvent.keyDown(document.body, { key: "3" });
  expect(await screen.findByText("The network plays column 4. Your turn. You are ✕.")).toBeTruthy();
  expect(table.moves).toEqual(["3", "4"]);
  expect(view.place).toBe("games/connect-four/34");
  expect(screen.getByText(/changed its mind: it chose 4/)).toBeTruthy();
});

it("at a new board the network looks on, once", async () => {
  await open("games/connect-four");
  expect(await screen.findByText("✕ is to move. The network would play 4.")).toBeTruthy();
  const asked = vi.mocked(bench.socket.ask).mock.calls.filter(([{ type }]) => type === "think");
  expect(asked).toHaveLength(1);
});

it("undo takes back one's own move and the answer, and the address follows", async () => {
  await open("games/connect-four/3434");
  await fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(table.moves).toEqual(["3", "4"]);
  expect(view.place).toBe("games/connect-four/34");
});

it("arrow keys go from column to column, which say what they hold", async () => {
  await open("games/connect-four/3444");
  const first = screen.getByRole("button", { name: "Column 1: empty" });
  first.focus();
  await fireEvent.keyDown(first, { key: "ArrowRight" });
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Column 2: empty" }));
  expect(screen.getByRole("button", { name: "Column 4: from below ○ ✕ ○, 3 free" })).toBeTruthy();
});

it("the tree opens card by card, the least looked at folded away", async () => {
  await open("games/connect-four/3");
  const first = await screen.findByRole("button", { name: /^○ 1: 20 looks/ });
  expect(screen.queryByRole("button", { name: /^○ 5:/ })).toBeNull();
  await fireEvent.click(screen.getByRole("button", { name: "2 more" }));
  expect(screen.getByRole("button", { name: /^○ 6: .* no further/ })).toBeTruthy();
  await fireEvent.click(first);
  expect(await screen.findByRole("heading", { name: "✕ answers" })).toBeTruthy();
  expect(first.getAttribute("aria-expanded")).toBe("true");
  await fireEvent.keyDown(first, { key: "ArrowRight" });
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain("✕ 1:"));
  await fireEvent.keyDown(document.activeElement!, { key: "ArrowLeft" });
  expect(document.activeElement).toBe(first);
  await fireEvent.click(first);
  expect(screen.queryByRole("heading", { name: "✕ answers" })).toBeNull();
});

it("a tree that the lab has no more is said to be gone", async () => {
  gone = true;
  await open("games/connect-four/3");
  expect(await screen.findByText(/this one is gone/)).toBeTruthy();
});
