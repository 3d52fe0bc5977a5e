import type { BranchOpened, Thought, TreeBranch } from "@/generated/protocol";
import { Refusal } from "@/lib/refusal";
import { bench } from "@/state/bench.svelte";
import { notices } from "@/state/notices.svelte";
import { type Side, sideAt } from "./values";

/** One level of the tree that is open: what was looked at from one position. */
export interface Level {
  opened: BranchOpened;
  /** The side whose moves these are. */
  side: Side;
  /** The node of the card that is open, or that was pointed at last. */
  chosen: number | null;
  /** Whether all its cards are shown, or only those most looked at. */
  unfolded: boolean;
}

/** As many cards are shown of a level before it is unfolded. */
const SHOWN = 4;

/** The cards of a level that are shown: the one that is open always. */
export function shownOf({ opened, unfolded, chosen }: Level): TreeBranch[] {
  return opened.tried.filter(({ node }, at) => unfolded || at < SHOWN || node === chosen);
}

/** How many cards of a level are folded away. */
export function foldedOf(level: Level): number {
  return level.opened.tried.length - shownOf(level).length;
}

/** A tree as far as it is open: level by level, along one way. */
export class OpenTree {
  levels = $state.raw<readonly Level[]>([]);
  gone = $state(false);
  #thought: Thought | null = null;

  /** Opens the first level of another thought's tree. */
  async plant(thought: Thought | null): Promise<void> {
    if (thought?.tree === this.#thought?.tree) return;
    this.#thought = thought;
    this.levels = [];
    this.gone = false;
    if (thought && thought.positions > 0) await this.#fetch(0, 0);
  }

  /** The moves from where the tree stands to a card, itself the last. */
  wayTo(level: number, branch: TreeBranch): { cell: number; side: Side; number: number }[] {
    const before = this.levels.slice(0, level).flatMap(({ opened, chosen }) => opened.tried.filter(({ node }) => node === chosen));
    const first = this.#thought?.moves.length ?? 0;
    return [...before, branch].map(({ cell }, at) => ({ cell, side: sideAt(first + at), number: at + 1 }));
  }

  /** Opens a card, or closes it where it is open; what was open behind another is closed. */
  async toggle(level: number, branch: TreeBranch): Promise<void> {
    const was = this.levels[level]?.chosen;
    this.#choose(level, was === branch.node ? null : branch.node);
    if (was !== branch.node && branch.branches > 0) await this.#fetch(level + 1, branch.node);
  }

  unfold(level: number, unfolded: boolean): void {
    this.levels = this.levels.map((one, at) => (at === level ? { ...one, unfolded } : one));
  }

  #choose(level: number, chosen: number | null): void {
    this.levels = this.levels.slice(0, level + 1).map((one, at) => (at === level ? { ...one, chosen } : one));
  }

  async #fetch(level: number, node: number): Promise<void> {
    const thought = this.#thought;
    if (!thought) return;
    try {
      const opened = await bench.socket.ask({ type: "open-branch", tree: thought.tree, node });
      if (this.#thought !== thought || (level > 0 && this.levels[level - 1]?.chosen !== node)) return;
      const side = sideAt(thought.moves.length + level);
      this.levels = [...this.levels.slice(0, level), { opened, side, chosen: null, unfolded: false }];
    } catch (why) {
      if (why instanceof Refusal && why.code === "tree-gone") this.gone = true;
      else notices.refuse(why);
    }
  }
}
