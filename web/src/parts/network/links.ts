import { css, type Rgb } from "@/draw/colour";
import type { Pen } from "@/draw/pen";
import { NEGATIVE, POSITIVE } from "@/generated/colours";
import type { Column, Place } from "./layout";

/** A link as it is drawn: from the right of a unit to the left of another. */
export interface Link {
  from: Place;
  to: Place;
  source: number;
  unit: number;
}

/** How strong a link looks. `strength` is −1 to 1; its sign is its colour, unless it has its own. */
export interface Stroke extends Link {
  strength: number;
  dimmed: boolean;
  /** It only hands on what is there: it has no weight. */
  plain?: boolean;
  /** It carries the error back. */
  error?: boolean;
}

/** Every link between two columns, unit by unit of the second within each source. */
export function linksBetween(before: Column, after: Column): Link[] {
  return before.places.flatMap((from, source) =>
    after.places.map((to, unit) => ({
      from: { x: from.x + before.size / 2, y: from.y },
      to: { x: to.x - after.size / 2, y: to.y },
      source,
      unit,
    })),
  );
}

/** The links of a pool: each channel from the same one before it. */
export function linksPaired(before: Column, after: Column): Link[] {
  return linksBetween(before, after).filter(({ source, unit }) => source === unit);
}

const STEPS = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** A round number not below the value: an end of a scale that stays put while the value moves. */
export function niceEnd(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = STEPS.find((one) => one * power >= value * 0.999) ?? 10;
  return Number((step * power).toPrecision(2));
}

/** The largest weight there is, on either side of zero. */
export function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let at = 0; at < values.length; at++) most = Math.max(most, Math.abs(values[at] ?? 0));
  return most;
}

/** How much wider everything is, and the colour of the error on its way back. */
export interface Look {
  scale: number;
  error: string;
  plain: string;
}

const THIN = 0.6;
const THICK = 7.5;
const DASH = [7, 5];

/** Draws a stroke: width and opacity say how much, colour and dash which way. */
export function drawStroke(context: Pen, stroke: Stroke, look: Look): void {
  const much = Math.min(1, Math.abs(stroke.strength));
  context.globalAlpha = (0.16 + 0.8 * much) * (stroke.dimmed ? 0.12 : 1);
  context.lineWidth = (THIN + (THICK - THIN) * much) * look.scale;
  context.strokeStyle = stroke.plain ? look.plain : stroke.error ? look.error : stroke.strength < 0 ? ORANGE : BLUE;
  context.setLineDash(stroke.strength < 0 ? DASH : []);
  context.beginPath();
  trace(context, stroke);
  context.stroke();
}

const [BLUE, ORANGE] = [css(POSITIVE as Rgb), css(NEGATIVE as Rgb)];

function trace(context: Pen, { from, to }: Link): void {
  const bend = (to.x - from.x) * 0.45;
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(from.x + bend, from.y, to.x - bend, to.y, to.x, to.y);
}

const REACH = 6;

/** The link nearest to a place, if one is near enough to be meant. */
export function linkAt(links: readonly Link[], place: Place): Link | null {
  let [best, away]: [Link | null, number] = [null, REACH];
  for (const link of links) {
    if (place.x < link.from.x || place.x > link.to.x) continue;
    const distance = Math.abs(heightAt(link, place.x) - place.y);
    if (distance < away) [best, away] = [link, distance];
  }
  return best;
}

/** The height of a link's curve at `x`, by halving: its x only ever grows. */
function heightAt({ from, to }: Link, x: number): number {
  const bend = (to.x - from.x) * 0.45;
  const point = (a: number, b: number, c: number, d: number, s: number) =>
    a * (1 - s) ** 3 + 3 * b * s * (1 - s) ** 2 + 3 * c * s ** 2 * (1 - s) + d * s ** 3;
  let [low, high] = [0, 1];
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2;
    if (point(from.x, from.x + bend, to.x - bend, to.x, middle) < x) low = middle;
    else high = middle;
  }
  return point(from.y, from.y, to.y, to.y, low);
}
