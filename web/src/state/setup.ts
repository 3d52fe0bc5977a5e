import {
  type DataSetup, DEFAULTS, type LayerSetup, type NetworkSetup, RANGES, type Setup, type TrainingSetup,
} from "@/generated/protocol";

/** Another set-up, the same but for some of its data. */
export function withData(setup: Setup, data: Partial<DataSetup>): Setup {
  return { ...setup, data: { ...setup.data, ...data } };
}

export function withNetwork(setup: Setup, network: Partial<NetworkSetup>): Setup {
  return { ...setup, network: { ...setup.network, ...network } };
}

export function withTraining(setup: Setup, training: Partial<TrainingSetup>): Setup {
  return { ...setup, training: { ...setup.training, ...training } };
}

/** The same with one hidden layer, counted from 0, changed. */
export function withLayer(setup: Setup, at: number, layer: Partial<LayerSetup>): Setup {
  const hidden = setup.network.hidden.map((old, place) => (place === at ? { ...old, ...layer } : old));
  return withNetwork(setup, { hidden });
}

/** The same with one more hidden layer, made like the one before it. */
export function withOneMore(setup: Setup): Setup {
  const { hidden } = setup.network;
  return withNetwork(setup, { hidden: [...hidden, { ...(hidden.at(-1) ?? DEFAULTS.LayerSetup) }] });
}

/** The same without a hidden layer: the last, unless another is named. */
export function withOneLess(setup: Setup, at = setup.network.hidden.length - 1): Setup {
  return withNetwork(setup, { hidden: setup.network.hidden.filter((_, place) => place !== at) });
}

/** The number of units a layer may have that is nearest to the one wished for. */
export function possibleUnits(wished: number): number {
  const { least, most } = RANGES.LayerSetup.units;
  return Math.min(most, Math.max(least, Math.round(wished)));
}

/** A seed that nobody chose. */
export function anySeed(): number {
  return Math.floor(Math.random() * 10_000);
}
