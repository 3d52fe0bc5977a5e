import { describe, expect, it } from "vitest";
import { brightness, isDark } from "./theme";

const box = (): HTMLElement => document.createElement("div");

describe("the ground behind a widget", () => {
  it("is as bright as its colour looks", () => {
    expect(brightness("rgb(255, 255, 255)")).toBeCloseTo(1);
    expect(brightness("rgb(17, 17, 17)")).toBeLessThan(0.1);
    expect(brightness("color(srgb 0.9 0.9 0.9)")).toBeCloseTo(0.9);
    expect(brightness("rgba(0, 0, 0, 0)")).toBeNull();
    expect(brightness("transparent")).toBeNull();
  });

  it("is the nearest one that is painted, through shadow roots too", () => {
    const [outer, host, inner] = [box(), box(), box()] as const;
    outer.style.backgroundColor = "rgb(10, 10, 10)";
    outer.append(host);
    host.attachShadow({ mode: "open" }).append(inner);
    document.body.append(outer);
    expect(isDark(inner)).toBe(true);
    inner.style.backgroundColor = "rgb(250, 250, 250)";
    expect(isDark(inner)).toBe(false);
  });
});
