import { describe, expect, it } from "vitest";
import { shadowed } from "./styles";

describe("a page's styles in a shadow root", () => {
  it("mean the widget where they meant the page", () => {
    const css = ':root:not([data-theme="light"]){--a:1}:root[data-theme=dark]{--a:2}:root{--b:3}body{margin:0}.body{top:0}';
    expect(shadowed(css)).toContain(
      ':host(:not([data-theme="light"])){--a:1}:host([data-theme=dark]){--a:2}:host{--b:3}.page{margin:0}.body{top:0}',
    );
  });

  it("measure by pixels and by the widget's width", () => {
    const css = "@media (width<=699px){.a{gap:.5rem;top:-1.25rem}}@media (max-width: 10rem){b{top:0}}@media (prefers-reduced-motion:reduce){c{top:0}}";
    expect(shadowed(css)).toContain(
      "@container (width<=699px){.a{gap:8px;top:-20px}}@container (max-width: 160px){b{top:0}}@media (prefers-reduced-motion:reduce){c{top:0}}",
    );
  });

  it("bring no font, which a shadow root would not read", () => {
    expect(shadowed('@font-face{font-family:"Inter";src:url(data:x)}a{top:0}')).toMatch(/}a\{top:0\}$/);
  });
});
