import type { LayerSetup, NetworkSetup, Source } from "@/generated/protocol";
import { DEFAULTS } from "@/generated/protocol";

type Hidden = NetworkSetup["hidden"];

const layer = (units: number, activation: LayerSetup["activation"]): LayerSetup => ({
  ...DEFAULTS.LayerSetup,
  units,
  activation,
});

/** Hidden layers that do well on data which the first network of the page is too narrow for. */
const STARTS: Partial<Record<Source, Hidden>> = {
  digits: [layer(16, "relu")],
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

/**
 * The hidden layers to go on with when other data is chosen: those of one's own, but where nothing
 * was built yet, those that suit the new data.
 */
export function carriedOver(hidden: Hidden, before: Source, after: Source): Hidden {
  const untouched = JSON.stringify(hidden) === JSON.stringify(startOf(before));
  return untouched ? startOf(after) : hidden;
}
