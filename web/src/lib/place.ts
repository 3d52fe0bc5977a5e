/** What the page's address says after `#`: the place that is open, and the set-up of the bench. */
export interface Parts {
  place: string;
  setup: string;
}

/** The place shown where the address names none. */
export const HOME = "bench";

const KEY = "place=";

/** Reads `#place=course/2&data=xor&layers=`. */
export function partsOf(hash: string): Parts {
  const pairs = hash.replace(/^#/, "").split("&").filter((pair) => pair !== "");
  const place = pairs.find((pair) => pair.startsWith(KEY));
  return {
    place: place ? decodeURIComponent(place.slice(KEY.length)) : HOME,
    setup: pairs.filter((pair) => !pair.startsWith(KEY)).join("&"),
  };
}

/** The other way round. The bench, which is where everybody begins, is not named. */
export function hashOf({ place, setup }: Parts): string {
  const named = place === HOME ? [] : [KEY + place];
  return `#${[...named, ...(setup ? [setup] : [])].join("&")}`;
}
