import { afterEach, expect, it } from "vitest";
import { speak } from "@/words/language.svelte";
import { boardsOf, FOUR, moveThought, THREE, thoughtOf } from "./made";
import { mindOf, signed, standingOf } from "./said";
import { landing, strokes } from "./shape";
import { curveOf, provedFor } from "./values";

afterEach(() => speak("en"));

it("a disc lands on the lowest free cell, a mark on its own", () => {
  const owners = boardsOf("444").at(-1)!.owners;
  expect(landing("4", owners, FOUR)).toBe(17);
  expect(landing("1", owners, FOUR)).toBe(35);
  expect(landing("4", boardsOf("444444").at(-1)!.owners, FOUR)).toBeNull();
  expect(landing("5", [-1, -1, -1, -1, 0, -1, -1, -1, -1], THREE)).toBeNull();
  expect(landing("9", Array(9).fill(-1), THREE)).toBe(8);
});

it("a row that won is one stroke from end to end", () => {
  expect(strokes([0, 1, 2], THREE)).toEqual([[{ x: 5, y: 5 }, { x: 25, y: 5 }]]);
  expect(strokes([0, 4, 8, 2, 6], THREE)).toHaveLength(2);
});

it("a proof for who is to move is told by who wins", () => {
  expect(provedFor(1, "win", 5)).toEqual({ winner: 1, moves: 3 });
  expect(provedFor(1, "loss", 4)).toEqual({ winner: 0, moves: 2 });
  expect(provedFor(0, "draw", 9)).toEqual({ winner: null, moves: 0 });
  expect(provedFor(0, null, 0)).toBeNull();
});

it("says who is ahead, by the mark of the side", () => {
  expect(standingOf(thoughtOf("4", { value: 0.5 }))).toBe("○ is ahead");
  expect(standingOf(thoughtOf("4", { value: -0.5 }))).toBe("✕ is ahead");
  expect(standingOf(thoughtOf("", { value: 0.1 }))).toBe("About level");
  expect(standingOf(thoughtOf("", { proof: "loss", plies: 2 }))).toBe("Proved: ○ wins in 1 move");
});

it("says whether looking ahead changed the network's mind, and why", () => {
  expect(mindOf(thoughtOf(""))).toBe(
    "At first sight it liked 3 best (70.0 %). Looking at 40 positions changed its mind: it chose 4. 3 came out at +0.00, 4 at +0.40.",
  );
  const loses = [moveThought("3", { policy: 0.7, proof: "loss", plies: 4 }), moveThought("4")];
  expect(mindOf(thoughtOf("", { considered: loses }))).toContain("3 loses in 2 moves.");
  expect(mindOf(thoughtOf("", { move: "3" }))).toBe(
    "At first sight it liked 3 best. Looking at 40 positions did not change its mind.",
  );
  speak("es");
  expect(signed(-0.25)).toBe("−0,25");
});

it("the curve is of the side that moved first, a look back before what was thought on the way", () => {
  const boards = boardsOf("44");
  const judged = [{ move: "4", held: null, kept: null, value: 0.2, after: 0, known_by: null, thrown: false, better: [] }];
  const points = curveOf(boards, (ply) => (ply === 2 ? undefined : thoughtOf("", { value: 0.6 })), judged);
  expect(points).toEqual([{ ply: 0, value: 0.2 }, { ply: 1, value: -0.6 }]);
  const won = { ...boards[1]!, over: true, winner: 1 };
  expect(curveOf([boards[0]!, won], () => undefined, [])).toEqual([{ ply: 1, value: -1 }]);
});
