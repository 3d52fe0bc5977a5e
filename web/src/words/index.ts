import en from "./en";
import es from "./es";
import { fill, type Values } from "./fill";
import { type Language, spoken } from "./language.svelte";

type English = typeof en;
type Area = keyof English;

/** A sentence of the page: its area and its name, as `running.train`. */
export type Key = { [A in Area]: `${A}.${keyof English[A] & string}` }[Area];

type Catalogue = { readonly [A in Area]: { readonly [K in keyof English[A]]: string } };
const CATALOGUES: Record<Language, Catalogue> = { en, es };

/** A sentence in the page's language, with its values filled in. */
export function t(key: Key, values?: Values): string {
  return fill(found(key) ?? key, values);
}

/**
 * The sentence for a code that came from the server, in an area of codes; `otherwise` where this
 * page has no words for it.
 */
export function told(area: "advice" | "refusals" | "findings" | "doctor", code: string, values?: Values, otherwise = code): string {
  const sentence = found(`${area}.${code}`);
  return sentence === undefined ? otherwise : fill(sentence, values);
}

/** Whether there is a sentence of that name: for names made of two, as `data.source-` and a set. */
export function isKey(key: string): key is Key {
  return found(key) !== undefined;
}

function found(key: string): string | undefined {
  const [area, ...name] = key.split(".");
  const catalogue: Record<string, Record<string, string>> = CATALOGUES[spoken()];
  return catalogue[area ?? ""]?.[name.join(".")];
}
