import { asksBig, hashOf, HOME, partsOf } from "@/lib/place";
import { LANGUAGES, type Language, speak, spoken } from "@/words/language.svelte";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Panels that open over the lower part of the bench, one at a time. */
export const PANELS = ["doctor", "slow", "spread", "examples", "keeping", "drawing"] as const;
export type Panel = (typeof PANELS)[number];

/** What the reader chose of the page itself, and the place that is open. */
class View {
  /** As `bench`, `course`, `course/2`, `quiz`, `class`: an area, and what it makes of the rest. */
  place = $state(HOME);
  panel = $state<Panel | null>(null);
  theme = $state<Theme>("auto");
  big = $state(false);
  /** Reduced motion was asked for. */
  calm = $state(false);
  dark = $state(false);
  width = $state(1200);
  /** Whether there is a course here to go to. */
  lessons = $state(true);

  get area(): string {
    return this.place.split("/")[0] ?? HOME;
  }
  get language(): Language {
    return spoken();
  }

  /** Reads what is asked for by the address, by the browser, and by choices made before. */
  start(): void {
    this.place = partsOf(window.location.hash).place;
    this.grow(asksBig(window.location));
    this.theme = THEMES.find((one) => one === remembered("theme")) ?? "auto";
    const language = remembered("language") ?? navigator.language.slice(0, 2);
    this.#speak(LANGUAGES.find((one) => one === language) ?? "en");
    follow("(prefers-reduced-motion: reduce)", (on) => (this.calm = on));
    follow("(prefers-color-scheme: dark)", () => this.#colour());
    const measure = () => (this.width = window.innerWidth);
    window.addEventListener("resize", measure);
    measure();
    this.#colour();
  }

  go(place: string): void {
    this.place = place;
    this.panel = null;
  }
  /** Says more exactly where one is: no step to go back from. */
  stay(place: string): void {
    const { setup } = partsOf(window.location.hash);
    this.place = place;
    window.history.replaceState(null, "", hashOf({ place, setup }));
  }
  choose(theme: Theme): void {
    this.theme = theme;
    remember("theme", theme);
    this.#colour();
  }
  /** Larger type and lines, for a projector. */
  grow(big: boolean): void {
    this.big = big;
    document.documentElement.dataset["big"] = String(big);
  }
  say(language: Language): void {
    remember("language", language);
    this.#speak(language);
  }
  toggle(panel: Panel): void {
    this.panel = this.panel === panel ? null : panel;
  }

  /** Keeps the address what is on screen. Another place is a step to go back from, a set-up is none. */
  write(setup: string): void {
    const hash = hashOf({ place: this.place, setup });
    if (hash === window.location.hash) return;
    if (partsOf(window.location.hash).place === this.place) window.history.replaceState(null, "", hash);
    else window.history.pushState(null, "", hash);
  }

  #speak(language: Language): void {
    speak(language);
    document.documentElement.lang = language;
  }
  #colour(): void {
    document.documentElement.dataset["theme"] = this.theme;
    const asked = window.matchMedia("(prefers-color-scheme: dark)").matches;
    this.dark = this.theme === "dark" || (this.theme === "auto" && asked);
  }
}

function follow(query: string, tell: (on: boolean) => void): void {
  const list = window.matchMedia(query);
  list.addEventListener("change", ({ matches }) => tell(matches));
  tell(list.matches);
}

/** A browser may forbid to keep anything: then choices last as long as the page. */
function remember(key: string, value: string): void {
  try {
    window.localStorage.setItem(`pellucid-${key}`, value);
  } catch {
    return;
  }
}

function remembered(key: string): string | null {
  try {
    return window.localStorage.getItem(`pellucid-${key}`);
  } catch {
    return null;
  }
}

export const view = new View();
