const PIXELS_A_REM = 16;

/** The widget is what widths are measured by, and stands as a block of its own. */
const CONTAINER = ":host{display:block;container-type:inline-size;border-radius:8px;text-align:start}";

/**
 * The page's styles for a shadow root.
 *
 * Its root is the host; a rem is a notebook's own, so lengths are told in pixels; and what depends
 * on the window's width depends on the widget's.
 */
export function shadowed(css: string): string {
  return CONTAINER + css
    .replace(/@font-face\s*\{[^}]*\}/g, "")
    .replace(/:root((?:\[[^\]]*\]|:not\([^)]*\))*)/g, (_, only: string) => (only ? `:host(${only})` : ":host"))
    .replace(/(?<![\w.-])body(?=\s*\{)/g, ".page")
    .replace(/(-?[\d.]+)rem\b/g, (_, number: string) => `${Number(number) * PIXELS_A_REM}px`)
    .replace(/@media\s*(\((?:min-|max-)?width[^)]*\))/g, "@container $1");
}
