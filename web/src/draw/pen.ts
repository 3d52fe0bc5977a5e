/** Drawing that can be done again as vectors: on a canvas for the eye, as SVG for paper. */

/** As much of a canvas' context as is drawn with, so that another can stand in for it. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "globalAlpha" | "lineWidth" | "strokeStyle" | "fillStyle" | "setLineDash" | "beginPath"
  | "moveTo" | "lineTo" | "bezierCurveTo" | "arc" | "stroke" | "fill" | "fillText" | "textAlign"
>;

/** The size of words, in pixels. */
const TYPE = 12;

const SVG = "http://www.w3.org/2000/svg";

/** A pen whose strokes become elements of a drawing. Coordinates are those of the canvas. */
export class VectorPen implements Pen {
  globalAlpha = 1;
  lineWidth = 1;
  strokeStyle: Pen["strokeStyle"] = "black";
  fillStyle: Pen["fillStyle"] = "black";
  textAlign: Pen["textAlign"] = "left";
  readonly drawing = document.createElementNS(SVG, "g");
  #dashes: number[] = [];
  #path = "";

  setLineDash(dashes: number[]): void {
    this.#dashes = dashes;
  }
  beginPath(): void {
    this.#path = "";
  }
  moveTo(x: number, y: number): void {
    this.#path += `M${round(x)} ${round(y)}`;
  }
  lineTo(x: number, y: number): void {
    this.#path += `${this.#path === "" ? "M" : "L"}${round(x)} ${round(y)}`;
  }
  bezierCurveTo(...points: [number, number, number, number, number, number]): void {
    this.#path += `C${points.map(round).join(" ")}`;
  }
  /** Whole circles only: nothing here draws another arc. */
  arc(x: number, y: number, radius: number): void {
    const [r, d] = [round(radius), round(2 * radius)];
    this.#path += `M${round(x - radius)} ${round(y)}a${r} ${r} 0 1 0 ${d} 0a${r} ${r} 0 1 0 ${-d} 0`;
  }
  stroke(): void {
    this.#add({
      fill: "none", stroke: String(this.strokeStyle), "stroke-width": this.lineWidth,
      ...(this.#dashes.length > 0 && { "stroke-dasharray": this.#dashes.join(" ") }),
    });
  }
  fill(): void {
    this.#add({ fill: String(this.fillStyle) });
  }

  fillText(text: string, x: number, y: number): void {
    const anchor = { center: "middle", right: "end", left: "start" }[String(this.textAlign)] ?? "start";
    this.#add({ x: round(x), y: round(y), fill: String(this.fillStyle), "font-size": TYPE, "text-anchor": anchor }, "text");
    this.drawing.lastElementChild!.textContent = text;
  }

  #add(look: Record<string, string | number>, kind: "path" | "text" = "path"): void {
    const one = document.createElementNS(SVG, kind);
    const all = { ...(kind === "path" && { d: this.#path }), opacity: round(this.globalAlpha), ...look };
    for (const [name, value] of Object.entries(all)) one.setAttribute(name, String(value));
    this.drawing.append(one);
  }
}

const round = (value: number) => Math.round(100 * value) / 100;

const drawn = new WeakMap<Element, (pen: Pen) => void>();

/** Says how a canvas was drawn, in the pixels of the page; what is returned takes it back. */
export function drawnBy(canvas: Element, draw: (pen: Pen) => void): () => void {
  drawn.set(canvas, draw);
  return () => drawn.delete(canvas);
}

/** What is on a canvas, as vectors; null where nobody has said how it was drawn. */
export function vectorsOf(canvas: Element): SVGGElement | null {
  const draw = drawn.get(canvas);
  if (!draw) return null;
  const pen = new VectorPen();
  draw(pen);
  return pen.drawing;
}
