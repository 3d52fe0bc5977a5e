import type { ClaimCard, ClaimKnob, Outcome } from "@/generated/protocol";

/** A claim's card as the server tells it, for tests. */
export function card(changes: Partial<ClaimCard> = {}): ClaimCard {
  return {
    name: "salt", lesson: 2, claim: "Salt brings out taste.", varied: "salt, or none", measured: "taste",
    refuted: "no more taste with it", knobs: [knob("grains", 3), knob("free", false, [false, true])],
    seeds: 16, most_seeds: 256, seconds: 4, fails: { grains: 90 }, because: "too much is too much",
    recorded: outcome(), ran: null, last: null, ...changes,
  };
}

export function knob(name: string, usual: ClaimKnob["usual"], options: ClaimKnob["options"] = []): ClaimKnob {
  const whole = typeof usual === "number";
  return { name, about: `how ${name}`, usual, allowed: "a whole number from 1 to 99", whole, options, low: 1, high: 99 };
}

export function outcome(changes: Partial<Outcome> = {}): Outcome {
  return {
    name: "salt", lesson: 2, claim: "Salt brings out taste.", verdict: "supported", effect: 1, interval: [0.5, 1.5],
    holds: 16, seeds: 16, seed: 0, seconds: 4, facts: {}, settings: {},
    comparisons: [{
      name: "taste", says: "taste with salt, minus without", verdict: "supported", effect: 1, interval: [0.5, 1.5],
      beyond: 0.25, rule: "usually", holds: 16, seeds: 16, shares: false,
    }],
    charts: [
      { type: "groups", title: "taste", scale: "linear", groups: [{ name: "with salt", values: [1, 2, null] }] },
      { type: "lines", title: "taste by time", along: "minutes", x: [1, 2], x_scale: "linear", y_scale: "linear",
        lines: [{ name: "soup", middle: [1, 2], low: [0, 1], high: [2, 3] }] },
      { type: "maps", title: "where it is", maps: [{ name: "the bowl", values: [[-1, 0], [0, 1]], points: [[0.5, 0.5, 1]] }] },
      { type: "maps", title: "nothing", maps: [] },
    ],
    ...changes,
  };
}
