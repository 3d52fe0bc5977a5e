import type { Board, BranchOpened, GameOffer, MoveThought, Thought } from "@/generated/protocol";
import { landing } from "./shape";

/** A game, a thought and a tree for tests, as the server tells them. */
export const FOUR: GameOffer = {
  name: "connect-four", title: "Connect Four", rows: 6, columns: 7, in_a_row: 4, falls: true, names: [..."1234567"],
};
export const THREE: GameOffer = {
  name: "tic-tac-toe", title: "Tic-tac-toe", rows: 3, columns: 3, in_a_row: 3, falls: false, names: [..."123456789"],
};

/** The boards of a Connect Four game, one after each move; who has filled a row is not looked at. */
export function boardsOf(moves: string): Board[] {
  const owners = Array<number>(42).fill(-1);
  const told = (move: string | null, cell: number | null): Board => ({
    owners: [...owners], move, cell, legal: [...FOUR.names], over: false, winner: null, won: [], threats: [[], []],
  });
  const boards = [told(null, null)];
  [...moves].forEach((move, ply) => {
    const cell = landing(move, owners, FOUR)!;
    owners[cell] = ply % 2;
    boards.push(told(move, cell));
  });
  return boards;
}

export function moveThought(move: string, change: Partial<MoveThought> = {}): MoveThought {
  return { move, policy: 0.1, visits: 10, value: 0, proof: null, plies: 0, ...change };
}

export function thoughtOf(moves: string, change: Partial<Thought> = {}): Thought {
  return {
    type: "thought", id: 1, game: FOUR.name, moves: [...moves], side: moves.length % 2, strength: "usual", share: 1,
    considered: [moveThought("3", { policy: 0.7 }), moveThought("4", { policy: 0.3, visits: 30, value: 0.4 })],
    move: "4", opinion: 0.1, value: 0.4, proof: null, plies: 0,
    line: [{ move: "4", cell: 31 }, { move: "5", cell: 39 }], positions: 40, tree: 7, done: true, ...change,
  };
}

/** What was looked at from one position: six moves, which lead to the nodes after `first`. */
export function branchesOf(tree: number, node: number, first: number): BranchOpened {
  const { owners } = boardsOf("4").at(-1)!;
  return {
    type: "branch", id: 1, tree, node, untried: [moveThought("7", { visits: 0 })],
    tried: [..."123456"].map((move, at) => ({
      node: first + at, thought: moveThought(move, { visits: 20 - at }), owners, cell: 38, branches: at === 5 ? 0 : 3,
    })),
  };
}
