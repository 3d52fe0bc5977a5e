/** The grounds and borders that style sheets give to elements, as drawings of their own. */

import { made } from "@/parts/keeping/made";

/** Where a box is in the picture; its border is inside. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As much of a computed style as is read here. */
export type Look = Pick<CSSStyleDeclaration, "getPropertyValue">;

const SIDES = ["top", "right", "bottom", "left"] as const;

interface Edge {
  readonly width: number;
  readonly style: string;
  readonly colour: string;
}

/** An element's ground and its border, where it has any. */
export function boxOf(look: Look, place: Place): SVGElement[] {
  return [...groundOf(look, place), ...borderOf(look, place)];
}

/** What `::before` or `::after` adds to an element, where that is a box and no words. */
export function addedBox(look: Look, host: Look, around: Place): SVGElement[] {
  if (look.getPropertyValue("content") !== '""' || look.getPropertyValue("display") === "none") return [];
  const place = addedPlace(look, host, around);
  const drawn = boxOf(look, place);
  const turn = Number.parseFloat(look.getPropertyValue("rotate"));
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  if (turn) drawn.forEach((one) => one.setAttribute("transform", `rotate(${turn} ${x} ${y})`));
  return drawn;
}

/** Placed by the style sheet, or else where its element's words begin, at half their height. */
function addedPlace(look: Look, host: Look, around: Place): Place {
  const [width, height] = [px(look, "width"), px(look, "height")];
  const left = around.x + px(host, "border-left-width");
  if (look.getPropertyValue("position") === "absolute") {
    const top = around.y + px(host, "border-top-width");
    return { x: left + px(look, "left"), y: top + px(look, "top"), width, height };
  }
  return { x: left + px(host, "padding-left"), y: around.y + (around.height - height) / 2, width, height };
}

function groundOf(look: Look, place: Place): SVGElement[] {
  const fill = look.getPropertyValue("background-color");
  if (fill === "" || /^(transparent|rgba\(.*, 0\))$/.test(fill)) return [];
  return [made("rect", { ...place, fill, rx: radius(look, place.width) })];
}

/** One rectangle where all sides are alike, else a line for each that there is. */
function borderOf(look: Look, place: Place): SVGElement[] {
  const edges = SIDES.map((side) => edgeOf(look, side));
  const [first] = edges;
  if (first && edges.every((edge) => JSON.stringify(edge) === JSON.stringify(first))) {
    return first.width > 0 ? [frame(first, place, radius(look, place.width))] : [];
  }
  return edges.flatMap((edge, at) => (edge.width > 0 ? [side(edge, SIDES[at] ?? "top", place)] : []));
}

function edgeOf(look: Look, side: (typeof SIDES)[number]): Edge {
  const of = (what: string) => look.getPropertyValue(`border-${side}-${what}`);
  const style = of("style");
  const seen = style !== "" && style !== "none" && style !== "hidden";
  return { width: seen ? Number.parseFloat(of("width")) || 0 : 0, style, colour: of("color") };
}

/** A stroke is drawn on both sides of its line, a border inside its box. */
function frame(edge: Edge, { x, y, width, height }: Place, round: number): SVGElement {
  const half = edge.width / 2;
  return made("rect", {
    x: x + half, y: y + half, width: Math.max(0, width - edge.width), height: Math.max(0, height - edge.width),
    rx: Math.max(0, round - half), fill: "none", ...stroke(edge),
  });
}

function side(edge: Edge, which: (typeof SIDES)[number], { x, y, width, height }: Place): SVGElement {
  const half = edge.width / 2;
  const [right, foot] = [x + width, y + height];
  const [x1, y1, x2, y2] = {
    top: [x, y + half, right, y + half] as const,
    right: [right - half, y, right - half, foot] as const,
    bottom: [x, foot - half, right, foot - half] as const,
    left: [x + half, y, x + half, foot] as const,
  }[which];
  return made("line", { x1, y1, x2, y2, ...stroke(edge) });
}

function stroke({ width, style, colour }: Edge): Record<string, string | number> {
  const dashes = style === "dashed" ? `${2 * width} ${width}` : style === "dotted" ? `${width} ${width}` : "none";
  return { stroke: colour, "stroke-width": width, "stroke-dasharray": dashes };
}

/** A corner's radius, which a style may give as a part of the width. */
function radius(look: Look, width: number): number {
  const said = look.getPropertyValue("border-top-left-radius");
  const size = Number.parseFloat(said) || 0;
  return said.includes("%") ? (size * width) / 100 : size;
}

function px(look: Look, name: string): number {
  return Number.parseFloat(look.getPropertyValue(name)) || 0;
}
