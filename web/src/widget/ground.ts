/** The page's styles, put here when the script is built: see `vite.config.ts`. */
declare const PELLUCID_STYLES: string;

export interface Ground {
  host: HTMLElement;
  /** Where the bench is mounted. */
  body: HTMLElement;
}

/** A place of its own in a notebook: what is styled in it is styled nowhere else, and vice versa. */
export function groundIn(el: HTMLElement): Ground {
  const host = document.createElement("div");
  // Jupyter's keys (D D deletes a cell) are not for what is typed in a bench.
  host.dataset["lmSuppressShortcuts"] = "true";
  for (const kind of ["keydown", "keyup", "keypress"]) host.addEventListener(kind, (event) => event.stopPropagation());
  const root = host.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = PELLUCID_STYLES;
  const body = document.createElement("div");
  body.className = "page";
  root.append(style, body);
  el.append(host);
  return { host, body };
}
