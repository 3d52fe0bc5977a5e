import "@/generated/colours.css";
import "@/look.css";
import inter from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline";
import { mount, unmount } from "svelte";
import { bench } from "@/state/bench.svelte";
import { view } from "@/state/view.svelte";
import { LANGUAGES, speak } from "@/words/language.svelte";
import { groundIn } from "./ground";
import type { Model, Rendered } from "./model";
import Notebook from "./Notebook.svelte";
import { followTheme } from "./theme";
import { ModelWire } from "./wire";

/** A notebook asks for no more pictures than this many milliseconds allow. */
const OFTEN = 33;

/** A shadow root knows the fonts of its document only, so the page's own is made known there. */
function bringFont(): void {
  document.fonts.add(new FontFace("Inter Variable", `url(${inter})`, { weight: "100 900" }));
}

/** Once for a model: however often it is displayed, it is one bench. */
function initialize({ model }: { model: Model }): void {
  bringFont();
  bench.still = model.get("finished") === true;
  view.lessons = false;
  view.calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  speak(LANGUAGES.find((one) => one === navigator.language.slice(0, 2)) ?? "en");
  bench.calm(view.calm ? 500 : OFTEN);
  bench.connect(new ModelWire(model), { trains: false });
}

/** Each time it is displayed. Returns what takes it away again. */
function render({ model, el }: Rendered): () => void {
  const { host, body } = groundIn(el);
  const caption = String(model.get("caption") ?? "");
  const component = mount(Notebook, { target: body, props: { caption } });
  const forget = followTheme(el, (dark) => {
    host.dataset["theme"] = dark ? "dark" : "light";
    view.dark = dark;
  });
  return () => {
    forget();
    void unmount(component);
    host.remove();
  };
}

export default { initialize, render };
