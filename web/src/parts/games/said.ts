import type { GameOffer, Thought } from "@/generated/protocol";
import { marked, percent, whole } from "@/draw/numbers";
import { t } from "@/words";
import { favour, firstSight, leaderOf, looksOf, movesTo, type Proved, provedFor } from "./values";

/** A value nearer to 0 than this is level: as the terminal has it. */
const LEVEL = 0.15;

/** A side by its mark. */
export function markOf(side: number): string {
  return t(side === 0 ? "games.first" : "games.second");
}

/** How large a value is: `0.42`. */
export function sizeOf(value: number): string {
  return marked(Math.abs(value).toFixed(2));
}

/** A value with its sign: `+0.42`, `−0.10`. */
export function signed(value: number): string {
  const text = marked(value.toFixed(2));
  return value >= 0 ? `+${text.replace("−", "")}` : text;
}

/** A proof, in words: who wins, and in how many moves. */
export function proofInWords({ winner, moves }: Proved): string {
  if (winner === null) return t("games.value-proved-draw");
  return t("games.value-proved-win", { mark: markOf(winner), moves });
}

/** What a thought takes its position for: who is ahead, or what is proved. */
export function standingOf(thought: Thought): string {
  const proved = provedFor(thought.side, thought.proof, thought.plies);
  if (proved) return proofInWords(proved);
  const value = favour(thought.value, thought.side);
  if (Math.abs(value) < LEVEL) return t("games.value-level");
  return t("games.value-ahead", { mark: markOf(leaderOf(value)) });
}

/** Whether looking ahead came to another move than the one liked best at first sight. */
export function changedMind({ considered, move }: Thought): boolean {
  return firstSight(considered)?.move !== move;
}

/** What looking ahead did to the network's mind, and why where it changed. */
export function mindOf(thought: Thought): string {
  const first = firstSight(thought.considered);
  const looks = looksOf(thought.considered);
  if (!first || looks === 0) return t("games.mind-alone", { first: first?.move ?? thought.move });
  if (!changedMind(thought)) return t("games.mind-same", { first: first.move, looks: whole(looks) });
  const changed = t("games.mind-changed", {
    first: first.move, share: percent(first.policy), looks: whole(looks), move: thought.move,
  });
  return `${changed} ${reasonOf(thought, first.move)}`;
}

/** Why the move that was chosen is better than the one liked at first. */
function reasonOf({ considered, move }: Thought, first: string): string {
  const [liked, chosen] = [first, move].map((name) => considered.find((one) => one.move === name));
  if (chosen?.proof === "win") return t("games.mind-because-win", { move, moves: movesTo("win", chosen.plies) });
  if (liked?.proof === "loss") return t("games.mind-because-loss", { first, moves: movesTo("loss", liked.plies) });
  return t("games.mind-because-value", {
    first, move, before: signed(liked?.value ?? 0), after: signed(chosen?.value ?? 0),
  });
}

/** How a move came to be on the board: `The network plays column 4.` */
export function playsOf(move: string, { falls }: GameOffer): string {
  return t(falls ? "games.plays-column" : "games.plays-cell", { move });
}
