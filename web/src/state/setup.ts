import {
  type DataSetup, DEFAULTS, type LayerKind, type LayerSetup, type NetworkSetup, RANGES, type Setup, type TrainingSetup,
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

/** The same with one more hidden layer, made like the last one that has units. */
export function withOneMore(setup: Setup): Setup {
  const { hidden } = setup.network;
  const like = hidden.findLast(({ kind }) => kind !== "pool") ?? DEFAULTS.LayerSetup;
  return withNetwork(setup, { hidden: [...hidden, { ...like }] });
}

/**
 * The same with a hidden layer of another kind. A dense one leaves no places behind it to go over:
 * what went over them goes.
 */
export function withKind(setup: Setup, at: number, kind: LayerKind, window: number): Setup {
  const { hidden } = setup.network;
  const after = kind === "dense" ? hidden.slice(at + 1).filter((one) => one.kind === "dense") : hidden.slice(at + 1);
  // A pool has neither units nor an activation to hand on: those of the layer before it are.
  const like = hidden.slice(0, at + 1).findLast((one) => one.kind !== "pool") ?? { ...DEFAULTS.LayerSetup, activation: "relu" };
  const { dropout } = hidden[at] ?? like;
  return withNetwork(setup, { hidden: [...hidden.slice(0, at), { ...like, dropout, kind, window }, ...after] });
}

/** Whether a hidden layer may go over a picture: where all before it do. */
export function mayGoOver({ network: { hidden } }: Setup, at: number): boolean {
  return hidden.slice(0, at).every(({ kind }) => kind !== "dense");
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
