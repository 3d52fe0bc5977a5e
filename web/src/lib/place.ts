/** What the page's address says after `#`: the place that is open, and the set-up of the bench. */
export interface Parts {
  place: string;
  setup: string;
}

/** The place shown where the address names none. */
export const HOME = "bench";

const KEY = "place=";
const BIG = "big";

/** Whether larger type is asked for: `?big`, or `&big` put behind what the address ends with. */
export function asksBig({ search, hash }: { search: string; hash: string }): boolean {
  return [search, hash.slice(1)].some((part) => new URLSearchParams(part).has(BIG));
}

/** Reads `#place=course/2&data=xor&layers=`. */
export function partsOf(hash: string): Parts {
  const pairs = hash.replace(/^#/, "").split("&").filter((pair) => pair !== "");
  const place = pairs.find((pair) => pair.startsWith(KEY));
  return {
    place: place ? decoded(place.slice(KEY.length)) : HOME,
    setup: pairs.filter((pair) => !pair.startsWith(KEY) && pair.split("=")[0] !== BIG).join("&"),
  };
}

/** The other way round. The bench, which is where everybody begins, is not named. */
export function hashOf({ place, setup }: Parts): string {
  const named = place === HOME ? [] : [KEY + encodeURIComponent(place).replaceAll("%2F", "/")];
  return `#${[...named, ...(setup ? [setup] : [])].join("&")}`;
}

/** Anybody can type an address: one that cannot be read leads home. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return HOME;
  }
}
