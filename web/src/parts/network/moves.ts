import type { Column } from "./layout";

/** Where an arrow key leads from a unit: up and down its column, or to the nearest one beside. */
export function move(
  key: string,
  column: number,
  unit: number,
  columns: readonly Column[],
): { column: number; unit: number } | null {
  if (key === "ArrowUp" || key === "ArrowDown") {
    const next = unit + (key === "ArrowDown" ? 1 : -1);
    return columns[column]?.places[next] ? { column, unit: next } : null;
  }
  if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
  const next = column + (key === "ArrowRight" ? 1 : -1);
  const from = columns[column]?.places[unit];
  const beside = columns[next]?.places;
  if (!from || !beside?.length) return null;
  const away = beside.map((place) => Math.abs(place.y - from.y));
  return { column: next, unit: away.indexOf(Math.min(...away)) };
}
