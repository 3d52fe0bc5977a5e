/** What was clicked, and is open in the inspector. `layer` is a layer's name in the scene. */
export type Selection =
  | { kind: "unit"; layer: string; unit: number }
  | { kind: "input"; source: number }
  | { kind: "weight"; layer: string; source: number; unit: number }
  | { kind: "layer"; layer: string }
  | { kind: "example"; row: number };

/** A number of an example, as it is written at the unit it belongs to: what it answers, or its error. */
export interface Figure {
  layer: string;
  unit: number;
  text: string;
  error?: boolean;
}

/** What slow motion, or an example's way, lights in the network; all else is dimmed. */
export interface Spotlight {
  /** What the links show: values on their way, the error on its way back, or the nudges they get. */
  direction: "forward" | "backward" | "update";
  /** Names of layers that are lit whole; `input` is the inputs. */
  layers: string[];
  units: { layer: string; unit: number }[];
  /** Links lit, each with how strongly (−1 to 1: its sign is its colour). */
  links: { layer: string; source: number; unit: number; strength: number }[];
  /** What is known by now: it stays written, lit or not. */
  figures: Figure[];
  /** What is said of the loss beside the output. */
  loss?: string | undefined;
}

/** Which examples are listed: of one cell of the confusion matrix, or by how wrong they are. */
export interface ExamplesAsked {
  truth: number | null;
  answer: number | null;
  order: "as-they-are" | "most-wrong";
}
