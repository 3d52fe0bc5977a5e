import type { FoundCause } from "@/generated/protocol";
import type { AnswerTo, AnyCommand, IncomingOf } from "@/lib/answers";
import { Refusal } from "@/lib/refusal";
import type { Asked } from "@/lib/socket";
import { bench } from "@/state/bench.svelte";
import { notices } from "@/state/notices.svelte";

export type Examined = AnswerTo<"examine">;

/** The doctor of the bench: what was found, what was noticed, and which layer is pointed at. */
class Doctor {
  /** How far the examination is, or what it came to. */
  told = $state.raw<Examined | null>(null);
  running = $state.raw<Asked<Examined> | null>(null);
  stopping = $state(false);
  /** What looks wrong while it trains; nothing was tried for it. */
  noticed = $state.raw<FoundCause | null>(null);
  /** The layer that is lit, because its finding is looked at. */
  lit = $state<string | null>(null);
  /** The finding whose badge in the network was pressed. */
  pressed = $state.raw<FoundCause | null>(null);
  /** What was advised has been done. */
  changed = $state(false);
  #address = "";

  constructor() {
    bench.socket.on("noticed", ({ finding }) => (this.noticed = finding));
    bench.socket.on("scene", (scene) => this.#begin(scene));
  }

  readonly opinion = $derived(this.told?.opinion ?? null);
  /** Whether what was found is of the set-up on the bench. */
  readonly holds = $derived(this.opinion !== null && !this.changed && this.told?.address === bench.scene?.address);
  /** What is marked in the network: of each layer what matters most. */
  readonly marks = $derived.by(() => {
    const marks = new Map<string, FoundCause>();
    for (const one of this.holds ? all(this.opinion?.findings ?? []) : []) {
      if (one.layer !== null && !marks.has(one.layer)) marks.set(one.layer, one);
    }
    return marks;
  });

  async examine(): Promise<void> {
    [this.told, this.changed, this.stopping, this.lit, this.pressed] = [null, false, false, null, null];
    const asked = bench.socket.ask({ type: "examine" }, (part) => (this.told = part));
    this.running = asked;
    try {
      this.told = await asked;
    } catch (why) {
      this.told = null;
      if (!(why instanceof Refusal && why.code === "cancelled")) notices.refuse(why);
    } finally {
      this.running = null;
    }
  }

  /** Ends it: what is known by now is the answer. */
  stop(): void {
    this.stopping = true;
    void this.#tell({ type: "end-examination" });
  }

  /** Nobody waits for it any more. */
  leave(): void {
    this.lit = null;
    if (this.running) void bench.cancel(this.running.id);
  }

  /** Does what is advised, and trains: on from here where it only asks for more of the same, else anew. */
  async change(): Promise<void> {
    const { mended = null, train = null } = this.opinion ?? {};
    if (!mended || !bench.scene) return;
    const longer = train !== null && JSON.stringify(mended) === JSON.stringify(bench.scene.setup);
    this.changed = true;
    const done = longer || (await this.#tell({ type: "change", setup: mended, anew: true }));
    this.changed = done;
    if (done) await bench.train(true);
  }

  #begin({ address }: IncomingOf<"scene">): void {
    this.noticed = null; // what is so still is told again
    if (address === this.#address) return;
    this.#address = address;
    // Undone: it is as it was when it was examined.
    if (address === this.told?.address) this.changed = false;
  }

  async #tell(command: AnyCommand): Promise<boolean> {
    try {
      await bench.socket.ask(command);
      return true;
    } catch (why) {
      notices.refuse(why);
      return false;
    }
  }
}

/** Findings and what comes with them, what matters most first. */
function all(findings: readonly FoundCause[]): FoundCause[] {
  return [...findings, ...findings.flatMap(({ symptoms }) => symptoms)];
}

export const doctor = new Doctor();
