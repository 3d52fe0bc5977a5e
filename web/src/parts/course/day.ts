import type { Language } from "@/words/language.svelte";

/** A day as people say it: "24 November", "24 de noviembre". It has no hour, so no zone moves it. */
export function dayOf(iso: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" });
  return format.format(new Date(`${iso}T00:00:00Z`));
}

/** A share as whole per cent. */
export function wholePercent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
