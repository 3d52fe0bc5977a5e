import type { Board, GameOutcome, MoveLookedBack, MoveThought, Thought } from "@/generated/protocol";

/** The side that moved first, and the other. */
export type Side = 0 | 1;

/** Whose turn it is after so many moves. */
export function sideAt(ply: number): Side {
  return ply % 2 === 0 ? 0 : 1;
}

/** A value for one side as one for the side that moved first: 1 is won for it, −1 lost. */
export function favour(value: number, side: number): number {
  return side === 0 ? value : -value;
}

/** The class that gives what is a side's its colour, `--side`. */
export function classOf(side: number): string {
  return side === 0 ? "of-first" : "of-second";
}

/** The side that a value speaks for, which is one for the side that moved first. */
export function leaderOf(value: number): Side {
  return value >= 0 ? 0 : 1;
}

/** In how many moves of whoever wins, where a proof is so many plies away. */
export function movesTo(proof: GameOutcome | null, plies: number): number {
  return proof === "loss" ? Math.floor(plies / 2) : Math.ceil(plies / 2);
}

/** Who wins, where that is proved for who is to move, and in how many moves of their own. */
export interface Proved {
  winner: Side | null;
  moves: number;
}

/** What is proved, by an outcome for one side and how many plies it is away. */
export function provedFor(side: number, proof: GameOutcome | null, plies: number): Proved | null {
  if (proof === null) return null;
  if (proof === "draw") return { winner: null, moves: 0 };
  return { winner: sideAt(proof === "win" ? side : side + 1), moves: movesTo(proof, plies) };
}

/** The move that was liked best before any looking ahead. */
export function firstSight(considered: readonly MoveThought[]): MoveThought | undefined {
  return considered.reduce<MoveThought | undefined>(
    (best, one) => (best === undefined || one.policy > best.policy ? one : best),
    undefined,
  );
}

/** How many looks all moves got together. */
export function looksOf(considered: readonly MoveThought[]): number {
  return considered.reduce((sum, { visits }) => sum + visits, 0);
}

/** A moment of the game, and what it was taken for: from −1 to 1, for the side that moved first. */
export interface CurvePoint {
  ply: number;
  value: number;
}

/**
 * What the game was taken for, ply by ply, where that is known: from a look back, else from what
 * was thought of it on the way, and at its end by how it ended.
 */
export function curveOf(
  boards: readonly Board[],
  thought: (ply: number) => Thought | undefined,
  judged: readonly MoveLookedBack[],
): CurvePoint[] {
  return boards.flatMap((board, ply) => {
    const value = board.over ? ended(board) : favoured(ply, judged[ply] ?? thought(ply));
    return value === null ? [] : [{ ply, value }];
  });
}

function ended({ winner }: Board): number {
  return winner === null ? 0 : favour(1, winner);
}

function favoured(ply: number, known: { value: number } | undefined): number | null {
  return known ? favour(known.value, sideAt(ply)) : null;
}
