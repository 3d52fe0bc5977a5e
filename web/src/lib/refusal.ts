import type { Refused } from "@/generated/protocol";

/** A command that could not be carried out: a code of the catalogue `refusals`, and its values. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly values: Record<string, string | number> = {},
    readonly said = "",
  ) {
    super(said || code);
    this.name = "Refusal";
  }

  static of(answer: Refused): Refusal {
    return new Refusal(answer.code, answer.values, answer.said);
  }
}
