import type { Doing, Setup } from "@/generated/protocol";
import { three } from "@/draw/numbers";
import { ACTIVATIONS, OPTIMIZERS } from "@/parts/building/names";
import { isKey, t, type Key } from "@/words";

type Told = Pick<Doing, "source" | "hidden" | "optimizer" | "learning_rate">;

/** A set-up in a line: `XOR · 4 tanh, 2 tanh · SGD 0.0300`. */
export function inWords({ source, hidden, optimizer, learning_rate }: Told): string {
  const layers = hidden.map(([units, activation]) => `${units} ${ACTIVATIONS[activation]}`);
  const parts = [t(`data.source-${source}`), layers.join(", "), `${OPTIMIZERS[optimizer]} ${three(learning_rate)}`];
  return parts.filter((part) => part !== "").join(" · ");
}

/** What a line about a set-up needs of it. */
export function told({ data, network, training }: Setup): Told {
  return {
    source: data.source,
    hidden: network.hidden.map(({ units, activation }) => [units, activation]),
    optimizer: training.optimizer,
    learning_rate: training.learning_rate,
  };
}

/** A place of the page, as the server has it, in words. */
export function placeInWords(place: string): string {
  const [area = "", lesson] = place.split("/");
  if (area === "course" && /^\d+$/.test(lesson ?? "")) return t("classroom.at-lesson", { lesson: lesson ?? "" });
  const key = `classroom.at-${area}`;
  return t(isKey(key) ? key : ("classroom.at-unknown" satisfies Key));
}

/**
 * A place as the server takes it: one that somebody typed into the address may be anything. Of a
 * game its name will do, not every move.
 */
export function placeToTell(address: string): string {
  const place = address.startsWith("games/") ? address.split("/").slice(0, 2).join("/") : address;
  return /^[a-z0-9/:-]{0,60}$/.test(place) ? place : "bench";
}
