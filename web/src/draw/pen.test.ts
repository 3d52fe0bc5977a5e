import { expect, it } from "vitest";
import { drawnBy, VectorPen, vectorsOf } from "./pen";

it("makes of each stroke a path that looks as it would on a canvas", () => {
  const pen = new VectorPen();
  pen.globalAlpha = 0.5;
  pen.lineWidth = 3;
  pen.strokeStyle = "rgb(1, 2, 3)";
  pen.setLineDash([7, 5]);
  pen.beginPath();
  pen.moveTo(0, 1);
  pen.bezierCurveTo(1, 1, 2, 4.123, 3, 4);
  pen.stroke();
  const [path] = pen.drawing.children;
  const look = (name: string) => path?.getAttribute(name);
  expect(look("d")).toBe("M0 1C1 1 2 4.12 3 4");
  expect([look("stroke"), look("stroke-width"), look("stroke-dasharray"), look("opacity"), look("fill")])
    .toEqual(["rgb(1, 2, 3)", "3", "7 5", "0.5", "none"]);
});

it("begins a new path with each shape", () => {
  const pen = new VectorPen();
  for (const x of [10, 20]) {
    pen.beginPath();
    pen.arc(x, 5, 2);
    pen.fill();
  }
  expect([...pen.drawing.children].map((path) => path.getAttribute("d")?.slice(0, 5))).toEqual(["M8 5a", "M18 5"]);
});

it("draws a canvas again for as long as somebody says how", () => {
  const canvas = document.createElement("canvas");
  expect(vectorsOf(canvas)).toBeNull();
  const end = drawnBy(canvas, (pen) => {
    pen.beginPath();
    pen.lineTo(1, 2);
    pen.lineTo(3, 4);
    pen.stroke();
  });
  expect(vectorsOf(canvas)?.firstElementChild?.getAttribute("d")).toBe("M1 2L3 4");
  end();
  expect(vectorsOf(canvas)).toBeNull();
});
