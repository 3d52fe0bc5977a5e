import { STRENGTH, type Strength } from "@/generated/protocol";

/** Which side the reader plays. */
export const SEATS = ["first", "second", "both"] as const;
export type Seat = (typeof SEATS)[number];

/** A game as the page's address has it. */
export interface Spec {
  game: string;
  seat: Seat;
  strength: Strength;
  moves: string;
}

export const AREA = "games";
const USUAL: Spec = { game: "connect-four", seat: "first", strength: "usual", moves: "" };

/** Reads `games/connect-four/second/strong/4453`; what it does not name is as usual. */
export function specOf(place: string): Spec {
  const [, game = "", ...rest] = place.split("/");
  const seat = SEATS.find((one) => rest.includes(one)) ?? USUAL.seat;
  const strength = STRENGTH.find((one) => rest.includes(one)) ?? USUAL.strength;
  const moves = rest.find((one) => /^\d+$/.test(one)) ?? "";
  return { game: game || USUAL.game, seat, strength, moves };
}

/** The other way round. */
export function placeOf({ game, seat, strength, moves }: Spec): string {
  const named = [seat === USUAL.seat ? "" : seat, strength === USUAL.strength ? "" : strength, moves];
  return [AREA, game, ...named.filter((part) => part !== "")].join("/");
}
