export const LANGUAGES = ["en", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

let language = $state<Language>("en");

/** The language the page speaks now. */
export function spoken(): Language {
  return language;
}

export function speak(another: Language): void {
  language = another;
}
