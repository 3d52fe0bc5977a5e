/** A notebook's theme is told by what is behind the widget; every notebook names it otherwise. */

/** Tells whether the ground is dark, now and whenever the page changes; returns what ends it. */
export function followTheme(el: HTMLElement, tell: (dark: boolean) => void): () => void {
  const look = (): void => tell(isDark(el));
  /** Jupyter gives an element a place only after it was drawn in. */
  const settle = (): void => {
    if (el.isConnected) look();
    else waiting = requestAnimationFrame(settle);
  };
  let waiting = 0;
  const observer = new MutationObserver(look);
  for (const target of [document.documentElement, document.body]) observer.observe(target, { attributes: true });
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", look);
  look();
  settle();
  return () => {
    cancelAnimationFrame(waiting);
    observer.disconnect();
    system.removeEventListener("change", look);
  };
}

/** Whether the nearest ground that is painted behind an element is dark. */
export function isDark(el: HTMLElement): boolean {
  for (let at: Element | null = el; at; at = above(at)) {
    const shade = brightness(getComputedStyle(at).backgroundColor);
    if (shade !== null) return shade < 0.5;
  }
  return window.matchMedia("(prefers-color-scheme: dark)").matches;
}

function above(el: Element): Element | null {
  const root = el.getRootNode();
  return el.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** How bright a colour looks, 0 to 1; null for one that can be seen through. */
export function brightness(colour: string): number | null {
  const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) return null;
  const most = colour.startsWith("color(") ? 1 : 255;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / most;
}
