/** Any picture of the page as one SVG that stands for itself: canvases, drawings and their words. */

const SVG = "http://www.w3.org/2000/svg";

/** What a drawing's look hangs on; a style sheet does not travel with it. */
const LOOKS = [
  "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray",
  "stroke-linecap", "stroke-linejoin", "opacity", "font-size", "font-weight", "text-anchor",
  "dominant-baseline", "visibility",
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
  picture.append(...box(element, frame));
  if (element instanceof HTMLCanvasElement) picture.append(canvasImage(element, frame));
  else if (element instanceof SVGSVGElement) picture.append(drawing(element, frame));
  else {
    for (const child of element.childNodes) {
      if (child instanceof Element) add(child, picture, frame);
      else if (child instanceof Text) picture.append(...words(child, element, frame));
    }
  }
}

function isSeen(element: Element): boolean {
  const { display, visibility, opacity } = getComputedStyle(element);
  const { width, height } = element.getBoundingClientRect();
  const spoken = element.classList.contains("unseen");
  return display !== "none" && visibility !== "hidden" && opacity !== "0" && width * height > 0 && !spoken;
}

/** An element's ground and its border, where it has any. */
function box(element: Element, frame: Box): SVGElement[] {
  const { backgroundColor, borderTopColor, borderTopStyle, borderTopWidth, borderRadius } = getComputedStyle(element);
  const bordered = borderTopStyle !== "none" && Number.parseFloat(borderTopWidth) > 0;
  const grounded = !/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor);
  if (!bordered && !grounded) return [];
  const place = placed(element, frame);
  const ground = { fill: grounded ? backgroundColor : "none", rx: radius(borderRadius, place["width"] ?? 0) };
  const border: Record<string, string> = bordered ? { stroke: borderTopColor, "stroke-width": borderTopWidth } : {};
  return [made("rect", { ...place, ...ground, ...border })];
}

/** A corner's radius, which a style may give as a part of the width. */
function radius(said: string, width: number): number {
  const size = Number.parseFloat(said) || 0;
  return said.includes("%") ? (size * width) / 100 : size;
}

function canvasImage(canvas: HTMLCanvasElement, frame: Box): SVGElement {
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
  return copy;
}

/** Gives a copy the look that its original has from style sheets. */
function dress(copy: Element, original: Element | undefined): void {
  if (!original) return;
  const look = getComputedStyle(original);
  copy.removeAttribute("class");
  for (const name of LOOKS) copy.setAttribute(name, look.getPropertyValue(name));
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
  word.textContent = said;
  return [word];
}

function placed(element: Element, frame: Box): Record<string, number> {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left - frame.left, y: top - frame.top, width, height };
}

function made<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function paper(): string {
  return getComputedStyle(document.documentElement).getPropertyValue("--paper").trim() || "white";
}
