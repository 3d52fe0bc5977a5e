import type { LayerSetup, NetworkSetup, Source } from "@/generated/protocol";
import { DEFAULTS, PICTURE_SOURCE, type PictureSource, SOUND_SOURCE, type SoundSource } from "@/generated/protocol";

type Hidden = NetworkSetup["hidden"];

const layer = (units: number, activation: LayerSetup["activation"]): LayerSetup => ({
  ...DEFAULTS.LayerSetup,
  units,
  activation,
});

const conv = (units: number): LayerSetup => ({ ...layer(units, "relu"), kind: "conv", window: 3 });
const POOL: LayerSetup = { ...DEFAULTS.LayerSetup, kind: "pool", window: 2 };

/** Hidden layers that do well on data which the first network of the page is too narrow for. */
const STARTS: Partial<Record<Source, Hidden>> = {
  digits: [layer(16, "relu")],
  mnist: [layer(16, "relu")],
  vowels: [layer(16, "relu")],
  iris: [layer(8, "tanh")],
  wine: [layer(8, "tanh")],
  "breast-cancer": [layer(8, "tanh")],
  diabetes: [layer(8, "tanh")],
  upload: [layer(8, "tanh")],
};

/** The hidden layers that a set of data is begun with. */
export function startOf(source: Source): Hidden {
  return STARTS[source] ?? (DEFAULTS.NetworkSetup.hidden as unknown as Hidden);
}

/** Data whose examples are pictures, if only of what a sound is like. */
export type Pictured = PictureSource | SoundSource;
const PICTURED: readonly Source[] = [...PICTURE_SOURCE, ...SOUND_SOURCE];

/** Those that go over a picture instead of reading it as a row of numbers. */
export const OVER_PICTURES: Record<Pictured, Hidden> = {
  digits: [conv(8), POOL, layer(16, "relu")],
  mnist: [conv(6), POOL, conv(10), POOL],
  vowels: [conv(6), POOL, conv(10), POOL],
};

export function isPicture(source: Source): source is Pictured {
  return PICTURED.includes(source);
}

/** Whether the first hidden layer goes over the places of a picture. */
export function goesOver(hidden: Hidden): boolean {
  return hidden[0] !== undefined && hidden[0].kind !== "dense";
}

/**
 * The hidden layers to go on with when other data is chosen: those of one's own, but where nothing
 * was built yet, those that suit the new data.
 */
export function carriedOver(hidden: Hidden, before: Source, after: Source): Hidden {
  const same = (one: Hidden) => JSON.stringify(hidden) === JSON.stringify(one);
  if (isPicture(before) && same(OVER_PICTURES[before])) {
    return isPicture(after) ? OVER_PICTURES[after] : startOf(after);
  }
  if (same(startOf(before))) return startOf(after);
  return isPicture(after) ? hidden : hidden.filter(({ kind }) => kind === "dense");
}
