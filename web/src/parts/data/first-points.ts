import type { Point } from "@/generated/protocol";

/** What is on the plane before anything is drawn: a few of each class, so that there is something to learn. */
export const FIRST_POINTS: Point[] = [
  [-3, 2.4, 0], [-2.2, 1.2, 0], [-3.4, -0.6, 0], [-1.8, -1.8, 0], [-2.6, 0.4, 0],
  [2.2, 1.8, 1], [3.1, 0.2, 1], [1.9, -1.4, 1], [2.8, -2.2, 1], [3.4, 1.2, 1],
];
