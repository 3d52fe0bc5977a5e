import type { Advice } from "@/generated/protocol";
import { Refusal } from "@/lib/refusal";

/** Something the page says in place until it is put away: a refusal, or what was ignored. */
export interface Notice {
  id: number;
  kind: "refusal" | "notice";
  code: string;
  values: Record<string, string | number>;
  said: string;
}

/** As many are shown at once. */
const MOST = 3;
/** What is so only as long as there is no connection. */
const UNCONNECTED: readonly string[] = ["not-connected", "connection-lost"];

class Notices {
  list = $state.raw<Notice[]>([]);
  #next = 1;

  refuse(why: unknown): void {
    if (!(why instanceof Refusal)) throw why;
    this.#add("refusal", why.code, why.values, why.said);
  }

  tell({ code, values }: Pick<Advice, "code" | "values">): void {
    this.#add("notice", code, values, "");
  }

  putAway(id: number): void {
    this.list = this.list.filter((one) => one.id !== id);
  }

  /** There is a connection again: nothing needs to be said of there being none. */
  connected(): void {
    this.list = this.list.filter(({ code }) => !UNCONNECTED.includes(code));
  }

  /** What went wrong is mended: no refusal that begins so is worth reading any more. */
  mended(prefix: string): void {
    this.list = this.list.filter(({ code }) => !code.startsWith(prefix));
  }

  #add(kind: Notice["kind"], code: string, values: Notice["values"], said: string): void {
    const others = this.list.filter((one) => one.code !== code);
    this.list = [...others, { id: this.#next++, kind, code, values, said }].slice(-MOST);
  }
}

export const notices = new Notices();
