import { untrack } from "svelte";
import type { Edit, Examples, Keepsake, Library, Look, Many, Pace, Setup, Source } from "@/generated/protocol";
import type { AnswerTo, AnyCommand, Incoming, IncomingOf } from "@/lib/answers";
import { type Asked, type Lost, Socket } from "@/lib/socket";
import type { Wire } from "@/lib/wire";
import { Curves } from "@/state/curves";
import { Going } from "@/state/going.svelte";
import { notices } from "@/state/notices.svelte";
import { Painter } from "@/state/painter";
import type { ExamplesAsked, Selection, Spotlight } from "@/state/selection";
import { sameExamples, sameQuestion, sameShape } from "@/state/same";
import { Wishes } from "@/state/wishes.svelte";

type Scene = IncomingOf<"scene">;
type Frame = IncomingOf<"frame">;
type Traced = IncomingOf<"traced">;
type Of<C extends { id: number }> = Omit<C, "id" | "type">;

/** How a bench is opened: the set-up as an address has it, and whether it trains at once. */
interface Opening {
  address?: () => string;
  trains?: boolean;
}

/**
 * The bench as the page knows it, and everything that can be asked of it.
 *
 * What comes with every picture is in `frame`; parts that draw it do so with `whenPainted`, all
 * in one go, and only then is the next one asked for.
 */
export class Bench {
  scene = $state.raw<Scene | null>(null);
  frame = $state.raw<Frame | null>(null);
  connection = $state<"connecting" | "open" | Lost>("connecting");
  classroom = $state<"none" | "learner" | "teacher">("none");
  /** Sets of data that are not on the lab's machine. */
  missing = $state.raw<readonly Source[]>([]);
  /** While programs are compiled for the network: about how many seconds that takes, if it is known. */
  preparing = $state.raw<{ seconds: number | null } | null>(null);
  /** A training that is over is looked at: nothing of it can be changed. */
  still = $state(false);
  /** Slow enough at first that the boundary can be seen to bend. */
  pace = $state<Pace>("calm");
  selection = $state.raw<Selection | null>(null);
  traced = $state.raw<Traced | null>(null);
  spotlight = $state.raw<Spotlight | null>(null);
  examplesAsked = $state.raw<ExamplesAsked | null>(null);
  /** Rows that the plane rings: those that push a weight, say. */
  marked = $state.raw<readonly number[]>([]);
  curves = new Curves();
  /** Counts up whenever `curves` holds something new. */
  curvesVersion = $state(0);

  #wishes = new Wishes();
  #key = "";
  #address = () => "";
  #trains = true;
  #going = new Going();
  readonly #pictured = $derived(this.frame !== null);
  #painter = new Painter<Frame>((frame) => this.#show(frame), () => this.socket.seen());
  socket = new Socket(() => void this.#open(), (why) => (this.connection = why));

  constructor() {
    this.socket.on("scene", (scene) => this.#begin(scene));
    this.socket.on("frame", (frame) => this.#painter.take(frame));
    this.socket.on("history", (history) => {
      this.curves.read(history);
      this.curvesVersion++;
    });
    this.socket.on("preparing", ({ on, seconds }) => (this.preparing = on ? { seconds } : null));
  }

  /** Whether it trains, as far as one knows by now. */
  get running(): boolean {
    return this.#going.on;
  }

  /** Connects, opens what `address` says, and begins to train, unless asked not to. */
  connect(wire: Wire, { address = () => "", trains = true }: Opening = {}): void {
    this.#address = address;
    this.#trains = trains;
    this.socket.connect(wire);
  }

  /**
   * Draws with every picture from now on, and the present one at once; returns what ends it.
   *
   * An effect that calls it runs again when what `draw` reads has changed, or when there is a
   * picture at last, but not with every picture: those the painter has drawn already.
   */
  whenPainted(draw: (frame: Frame) => void): () => void {
    const frame = this.#pictured ? untrack(() => this.frame) : null;
    if (frame) draw(frame);
    return this.#painter.add(draw);
  }

  /** How seldom pictures are shown: reduced motion asks for two a second. */
  calm(milliseconds: number): void {
    this.#painter.pause = milliseconds;
  }

  /**
   * The set-up as the controls have it: the one of the scene, or a later one that was asked for
   * and is on its way, so that quick changes build on one another.
   */
  get setup(): Setup | null {
    return this.#wishes.last ?? this.scene?.setup ?? null;
  }

  async change(setup: Setup): Promise<boolean> {
    this.#wishes.add(setup);
    const done = await this.#tell({ type: "change", setup });
    this.#wishes.answered(setup, done, this.scene?.setup ?? null);
    return done;
  }
  openAddress(address: string): Promise<boolean> {
    return this.#tell({ type: "open-address", address });
  }
  undo(): Promise<boolean> {
    return this.#tell({ type: "undo" });
  }
  redo(): Promise<boolean> {
    return this.#tell({ type: "redo" });
  }
  async train(on: boolean): Promise<boolean> {
    this.#going.wish(on);
    const done = await this.#tell({ type: "train", on, pace: this.pace });
    if (!done) this.#going.forget();
    return done;
  }
  advance(by: "step" | "epoch", count = 1): Promise<boolean> {
    this.#going.forget();
    return this.#tell({ type: "advance", by, count });
  }
  travel(moment: number): Promise<boolean> {
    return this.#tell({ type: "travel", moment });
  }
  restart(seed: number | null = null): Promise<boolean> {
    return this.#tell({ type: "restart", seed });
  }
  look(look: Of<Look>): Promise<boolean> {
    return this.#tell({ type: "look", ...look });
  }
  edit(edit: Of<Edit>): Promise<boolean> {
    return this.#tell({ type: "edit", ...edit });
  }
  learn(rows: number[]): Promise<boolean> {
    return this.#tell({ type: "learn", rows });
  }

  trace(row: number): Asked<AnswerTo<"trace">> {
    return this.socket.ask({ type: "trace", row });
  }
  traceInputs(inputs: number[], target: number | null = null): Asked<AnswerTo<"trace">> {
    return this.socket.ask({ type: "trace", inputs, target });
  }
  matter(row: number): Asked<AnswerTo<"matter">> {
    return this.socket.ask({ type: "matter", row });
  }
  hear(row: number): Asked<AnswerTo<"hear">> {
    return this.socket.ask({ type: "hear", row });
  }
  blame(layer: string, unit: number, source: number | null): Asked<AnswerTo<"blame">> {
    return this.socket.ask({ type: "blame", layer, unit, source });
  }
  examples(asked: Of<Examples>): Asked<AnswerTo<"examples">> {
    return this.socket.ask({ type: "examples", ...asked });
  }
  many(asked: Of<Many>, part: (spread: AnswerTo<"many">) => void): Asked<AnswerTo<"many">> {
    return this.socket.ask({ type: "many", ...asked }, part);
  }
  cancel(command: number): Promise<boolean> {
    return this.#tell({ type: "cancel", command });
  }
  code(library: Library): Asked<AnswerTo<"code">> {
    return this.socket.ask({ type: "code", library });
  }
  keep(what: Keepsake): Asked<AnswerTo<"keep">> {
    return this.socket.ask({ type: "keep", what });
  }

  /** Takes in a message as if it had come over the wire: for tests and recorded trainings. */
  receive(message: Incoming): void {
    this.socket.hear(message);
  }

  /** Says something whose answer is only that it was done; whether it was. A refusal is shown. */
  async #tell(command: AnyCommand): Promise<boolean> {
    try {
      await this.socket.ask(command);
      return true;
    } catch (why) {
      notices.refuse(why);
      return false;
    }
  }

  /** Opens what the address says; where that cannot be, says so and opens the usual bench. */
  async #open(address = this.#address()): Promise<void> {
    this.#going.forget();
    notices.connected();
    try {
      const opened = await this.socket.ask({ type: "open", address, again: this.#key });
      this.#key = opened.key;
      this.classroom = opened.classroom;
      this.missing = opened.missing;
      this.connection = "open";
      opened.notices.forEach((notice) => notices.tell(notice));
      if (this.#trains && !this.frame?.latest) await this.train(true);
    } catch (why) {
      notices.refuse(why);
      if (address !== "" && this.connection !== "lost") await this.#open("");
    }
  }

  #begin(scene: Scene): void {
    const ofExample = this.selection?.kind === "example";
    if (!ofExample && !sameShape(this.scene, scene)) this.selection = null;
    if (!sameExamples(this.scene, scene)) this.#forgetExamples();
    if (!sameQuestion(this.scene, scene)) {
      this.frame = null;
      this.curves.clear(scene.steps_per_epoch);
      this.curvesVersion++;
    }
    this.#painter.drop();
    this.traced = null;
    this.spotlight = null;
    this.marked = [];
    this.scene = scene;
    this.#wishes.arrived();
  }

  #forgetExamples(): void {
    if (this.selection?.kind === "example") this.selection = null;
    this.examplesAsked = null;
  }

  #show(frame: Frame): void {
    this.frame = frame;
    this.#going.seen(frame);
    this.curves.add(frame);
    this.curvesVersion++;
  }
}

export const bench = new Bench();
