import type { Point, Stroke } from "@/parts/drawing-board/ink";

/** What is drawn so far, and the pen, which pointer and keys move alike. */
export class Pen {
  strokes = $state.raw<readonly Stroke[]>([]);
  /** Where the pen is while keys move it. */
  at = $state.raw<Point | null>(null);
  down = $state(false);

  begin(point: Point): void {
    this.at = point;
    this.down = true;
    this.strokes = [...this.strokes, [point]];
  }

  move(point: Point): void {
    this.at = point;
    if (!this.down) return;
    const stroke = this.strokes.at(-1) ?? [];
    this.strokes = [...this.strokes.slice(0, -1), [...stroke, point]];
  }

  lift(): void {
    this.down = false;
  }

  /** Takes the last stroke back. */
  undo(): void {
    this.lift();
    this.strokes = this.strokes.slice(0, -1);
  }

  clear(): void {
    this.lift();
    this.strokes = [];
  }
}

/** How far a key press moves the pen. */
const STEP = 1 / 16;

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** Draws by key: arrows move the pen, the space bar lowers and lifts it. Whether it was one of them. */
export function pressed(pen: Pen, key: string): boolean {
  const way = WAYS[key];
  const here = pen.at ?? { x: 0.5, y: 0.25 };
  if (way) pen.move({ x: within(here.x + way[0]), y: within(here.y + way[1]) });
  else if (key === " ") {
    if (pen.down) pen.lift();
    else pen.begin(here);
  } else if (key === "Backspace") pen.undo();
  else if (key === "Delete") pen.clear();
  else return false;
  return true;
}

function within(share: number): number {
  return Math.min(0.95, Math.max(0.05, share));
}
