import type { Component } from "svelte";

type Fetched = Promise<{ default: Component }>;

/** The places of the page, as the address calls them; each is fetched when it is first gone to. */
const PARTS = {
  bench: (): Fetched => import("./BenchView.svelte"),
  course: (): Fetched => import("@/parts/course/CoursePlace.svelte"),
  quiz: (): Fetched => import("@/parts/course/QuizPlace.svelte"),
  games: (): Fetched => import("@/parts/games/GamesPlace.svelte"),
  class: (): Fetched => import("@/parts/classroom/ClassPlace.svelte"),
};

export type Area = keyof typeof PARTS;

export const AREAS = Object.keys(PARTS) as Area[];

/** Fetches a place; the bench where there is none of that name. */
export async function partOf(area: string): Promise<Component> {
  const known = AREAS.find((one) => one === area) ?? "bench";
  return (await PARTS[known]()).default;
}
