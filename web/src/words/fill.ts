/** What may be filled into a sentence. */
export type Values = Record<string, string | number>;

const WORD = String.raw`((?:[^|{}]|\{\w+\})*)`;
const CHOICE = new RegExp(String.raw`\{(\w+)\|${WORD}\|${WORD}\}`, "g");
const HOLE = /\{(\w+)\}/g;

/**
 * Fills in a sentence: `{name}` with a value, `{name|one|many}` with the words for that number,
 * which may have holes of their own.
 *
 * A value that is not given is left as it is written, so that it is seen.
 */
export function fill(sentence: string, values: Values = {}): string {
  const chosen = sentence.replace(CHOICE, (hole, name: string, one: string, many: string) => {
    if (values[name] === undefined) return hole;
    return Number(values[name]) === 1 ? one : many;
  });
  return chosen.replace(HOLE, (hole, name: string) => String(values[name] ?? hole));
}
