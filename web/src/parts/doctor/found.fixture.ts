/** What the doctor may say of the 2-2-1 network of the tests. */

import type { FoundCause, Opinion } from "@/generated/protocol";
import type { Examined } from "@/state/doctor.svelte";
import { withTraining } from "@/state/setup";
import { sceneOf } from "@/testing/messages";

export function causeOf(change: Partial<FoundCause> = {}): FoundCause {
  return {
    code: "dead-units", name: "dead units", weight: "problem", layer: "hidden",
    evidence: [
      { name: "share-of-dead-units", value: 0.625, threshold: 0.5 },
      { name: "share-before-the-first-step", value: 0, threshold: null },
    ],
    why: "62% of the units of hidden give 0.", advice: "Use leaky ReLU.",
    changes: [
      { kind: "activation", values: { to: "leaky-relu" }, possible: true },
      { kind: "learning-rate", values: { to: 0.003, was: 3 }, possible: true },
    ],
    symptoms: [],
    ...change,
  };
}

export const NOTE = causeOf({ code: "rate-high", name: "a learning rate that is too high", weight: "note", layer: "output", evidence: [], changes: [] });

export function opinionOf(change: Partial<Opinion> = {}): Opinion {
  return {
    conclusion: "problem", metric: "accuracy", judged: "held",
    score: 0.5, changed: 0.98, chance: 0.5, reference: 0.99,
    findings: [causeOf({ symptoms: [NOTE] })],
    mended: withTraining(sceneOf().setup, { learning_rate: 0.003 }), train: null, complete: true,
    ...change,
  };
}

export function examined(change: Partial<Examined> = {}): Examined {
  return {
    type: "examined", id: 7, done: true, stage: "done", trying: [], tried: 3, seconds: 4.2, epochs: 100,
    address: "", opinion: opinionOf(), ...change,
  } as Examined;
}
