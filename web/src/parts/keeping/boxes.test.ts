import { expect, it } from "vitest";
import { addedBox, boxOf, type Look } from "@/parts/keeping/boxes";

const PLACE = { x: 10, y: 20, width: 40, height: 40 };

/** A computed style with these values. */
function look(values: Record<string, string>): Look {
  return { getPropertyValue: (name) => values[name] ?? "" };
}

function bordered(style: string, sides = ["top", "right", "bottom", "left"]): Record<string, string> {
  const of = (side: string) => [
    [`border-${side}-style`, style], [`border-${side}-width`, "2px"], [`border-${side}-color`, "red"],
  ];
  return Object.fromEntries(sides.flatMap(of));
}

it("keeps a dashed border, drawn inside its box", () => {
  const [frame] = boxOf(look({ ...bordered("dashed"), "border-top-left-radius": "50%" }), PLACE);
  expect(frame?.getAttribute("stroke-dasharray")).toBe("4 2");
  expect(["x", "y", "width", "rx"].map((name) => frame?.getAttribute(name))).toEqual(["11", "21", "38", "19"]);
});

it("draws a border of one side as the line it is", () => {
  const drawn = boxOf(look(bordered("dotted", ["top"])), PLACE);
  expect(drawn.map(({ tagName }) => tagName)).toEqual(["line"]);
  expect(drawn[0]?.getAttribute("y1")).toBe("21");
});

it("keeps the stroke through a dead unit, which is only in the style sheet", () => {
  const stroke = look({
    content: '""', position: "absolute", left: "-4px", top: "18px", width: "48px", height: "2px",
    "background-color": "black", rotate: "-45deg",
  });
  const [drawn] = addedBox(stroke, look(bordered("dashed")), PLACE);
  expect(["x", "y", "width", "fill"].map((name) => drawn?.getAttribute(name))).toEqual(["8", "40", "48", "black"]);
  expect(drawn?.getAttribute("transform")).toBe("rotate(-45 32 41)");
});

it("draws nothing where there is nothing", () => {
  expect(boxOf(look({ "background-color": "rgba(0, 0, 0, 0)" }), PLACE)).toEqual([]);
  expect(addedBox(look({ content: "none" }), look({}), PLACE)).toEqual([]);
});
