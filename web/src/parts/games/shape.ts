import type { GameOffer } from "@/generated/protocol";

/** The side of a cell, in the units of a board's drawing. */
export const CELL = 10;

type Size = Pick<GameOffer, "rows" | "columns">;

export interface Place {
  x: number;
  y: number;
}

/** The middle of a cell. */
export function middleOf(cell: number, { columns }: Size): Place {
  return { x: ((cell % columns) + 0.5) * CELL, y: (Math.floor(cell / columns) + 0.5) * CELL };
}

export function viewBoxOf({ rows, columns }: Size): string {
  return `0 0 ${columns * CELL} ${rows * CELL}`;
}

/** The cell that a move would fill; null where there is no room. */
export function landing(move: string, owners: readonly number[], { rows, columns, falls, names }: GameOffer): number | null {
  const at = names.indexOf(move);
  if (at < 0) return null;
  if (!falls) return owners[at] === -1 ? at : null;
  for (let row = rows - 1; row >= 0; row--) if (owners[row * columns + at] === -1) return row * columns + at;
  return null;
}

/** The cells of the board, or its columns where discs fall, that a move's name stands for. */
export function cellsOf(move: string, { rows, columns, falls, names }: GameOffer): number[] {
  const at = names.indexOf(move);
  if (at < 0) return [];
  return falls ? Array.from({ length: rows }, (_, row) => row * columns + at) : [at];
}

/** The lines between the middles of a row that won: its two ends, for each row. */
export function strokes(won: readonly number[], size: GameOffer): [Place, Place][] {
  const WAYS = [[0, 1], [1, 0], [1, 1], [1, -1]] as const;
  const has = new Set(won);
  const inside = (row: number, column: number) =>
    row >= 0 && row < size.rows && column >= 0 && column < size.columns && has.has(row * size.columns + column);
  return won.flatMap((cell) =>
    WAYS.flatMap(([down, right]): [Place, Place][] => {
      const [row, column] = [Math.floor(cell / size.columns), cell % size.columns];
      const steps = Array.from({ length: size.in_a_row }, (_, step) => [row + down * step, column + right * step] as const);
      if (!steps.every(([r, c]) => inside(r, c))) return [];
      const [lastRow, lastColumn] = steps.at(-1)!;
      return [[middleOf(cell, size), middleOf(lastRow * size.columns + lastColumn, size)]];
    }),
  );
}
