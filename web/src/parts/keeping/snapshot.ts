/** Any picture of the page as one SVG that stands for itself: canvases, drawings and their words. */

import { vectorsOf } from "@/draw/pen";
import { addedBox, boxOf, type Place } from "@/parts/keeping/boxes";
import { made } from "@/parts/keeping/made";

/** What a drawing's look hangs on; a style sheet does not travel with it. */
const LOOKS = [
  "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray",
  "stroke-linecap", "stroke-linejoin", "opacity", "font-size", "font-weight", "text-anchor",
  "dominant-baseline", "visibility", "vector-effect",
] as const;

/** Type families to fall back on, where the page's own is not installed. */
const FAMILY = "Inter, system-ui, sans-serif";

/** The height of a line that lies below its words' foot. */
const BELOW = 0.24;

type Box = Pick<DOMRect, "left" | "top" | "width" | "height">;

/** Everything that is drawn inside an element, at its place. */
export function snapshot(element: Element): SVGSVGElement {
  const frame = element.getBoundingClientRect();
  const picture = made("svg", { width: frame.width, height: frame.height });
  picture.setAttribute("viewBox", `0 0 ${frame.width} ${frame.height}`);
  picture.setAttribute("font-family", FAMILY);
  picture.append(made("rect", { width: "100%", height: "100%", fill: paper() }));
  add(element, picture, frame);
  return picture;
}

export function svgText(picture: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(picture);
}

function add(element: Element, picture: SVGElement, frame: Box): void {
  if (!isSeen(element)) return;
  const look = getComputedStyle(element);
  const place = placed(element, frame);
  const onto = layer(picture, look.opacity);
  const added = (which: "::before" | "::after") => addedBox(getComputedStyle(element, which), look, place);
  onto.append(...boxOf(look, place), ...added("::before"));
  if (element instanceof HTMLCanvasElement) onto.append(canvasImage(element, frame));
  else if (element instanceof SVGSVGElement) onto.append(drawing(element, frame));
  else inside(element, onto, frame);
  onto.append(...added("::after"));
}

function inside(element: Element, onto: SVGElement, frame: Box): void {
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) {
    return onto.append(...entered(element, frame));
  }
  for (const child of element.childNodes) {
    if (child instanceof Element) add(child, onto, frame);
    else if (child instanceof Text) onto.append(...words(child, element, frame));
  }
}

/** What fades, fades with all that is in it. */
function layer(picture: SVGElement, opacity: string): SVGElement {
  if (opacity === "" || Number(opacity) === 1) return picture;
  const faded = made("g", { opacity });
  picture.append(faded);
  return faded;
}

function isSeen(element: Element): boolean {
  const { display, visibility, opacity } = getComputedStyle(element);
  const { width, height } = element.getBoundingClientRect();
  const spoken = element.matches(".unseen, [data-unkept]");
  return display !== "none" && visibility !== "hidden" && opacity !== "0" && width * height > 0 && !spoken;
}

/** As vectors where somebody says how it was drawn, else as the pixels that it is. */
function canvasImage(canvas: HTMLCanvasElement, frame: Box): SVGElement {
  const vectors = vectorsOf(canvas);
  if (vectors) {
    const { x, y } = placed(canvas, frame);
    vectors.setAttribute("transform", `translate(${x} ${y})`);
    return vectors;
  }
  const image = made("image", { ...placed(canvas, frame), preserveAspectRatio: "none" });
  image.setAttribute("href", canvas.toDataURL("image/png"));
  const { imageRendering, borderRadius } = getComputedStyle(canvas);
  image.setAttribute("image-rendering", imageRendering);
  image.setAttribute("clip-path", `inset(0 round ${borderRadius})`);
  return image;
}

function drawing(original: SVGSVGElement, frame: Box): SVGElement {
  const copy = original.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll("*")];
  const originals = [original, ...original.querySelectorAll("*")];
  copies.forEach((one, at) => dress(one, originals[at]));
  for (const [name, value] of Object.entries(placed(original, frame))) copy.setAttribute(name, String(value));
  copy.removeAttribute("opacity"); // which its layer has already
  return copy;
}

/** Gives a copy the look that its original has from style sheets. */
function dress(copy: Element, original: Element | undefined): void {
  if (!original) return;
  const look = getComputedStyle(original);
  copy.removeAttribute("class");
  for (const name of LOOKS) copy.setAttribute(name, look.getPropertyValue(name));
}

/** What is written in a field, or chosen in it, in its middle. */
function entered(field: HTMLInputElement | HTMLSelectElement, frame: Box): SVGElement[] {
  const said = field instanceof HTMLSelectElement ? field.selectedOptions[0]?.text : field.type === "number" && field.value;
  if (!said) return [];
  const { x, y, width, height } = placed(field, frame);
  const { color, fontSize, fontWeight } = getComputedStyle(field);
  const middle = { x: x + width / 2, y: y + height * (1 - BELOW), "text-anchor": "middle" };
  const word = made("text", { ...middle, fill: color, "font-size": fontSize, "font-weight": fontWeight });
  word.textContent = said;
  return [word];
}

function words(text: Text, parent: Element, frame: Box): SVGElement[] {
  const said = text.data.trim();
  const range = document.createRange();
  range.selectNodeContents(text);
  const [box] = range.getClientRects();
  if (said === "" || !box) return [];
  const { color, fontSize, fontWeight } = getComputedStyle(parent);
  const [x, y] = [box.left - frame.left, box.top + box.height * (1 - BELOW) - frame.top];
  const word = made("text", { x, y, fill: color, "font-size": fontSize, "font-weight": fontWeight });
  // Another type family than the page's own is fitted into its room.
  word.setAttribute("textLength", String(box.width));
  word.setAttribute("lengthAdjust", "spacingAndGlyphs");
  word.textContent = said;
  return [word];
}

function placed(element: Element, frame: Box): Place {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left - frame.left, y: top - frame.top, width, height };
}

function paper(): string {
  return getComputedStyle(document.documentElement).getPropertyValue("--paper").trim() || "white";
}
