import type { Here, Seen } from "@/generated/protocol";
import type { AnswerTo, AnyCommand, Incoming, IncomingOf } from "@/lib/answers";
import { unpack } from "@/lib/frames";
import { Refusal } from "@/lib/refusal";
import type { Wire } from "@/lib/wire";

type Listener = (message: Incoming) => void;
type Part = (message: Incoming) => void;

interface Waiting {
  part: Part | undefined;
  done: (message: Incoming) => void;
  failed: (why: Refusal) => void;
}

/** Waits before another try to connect, in milliseconds; the last is repeated. */
const PATIENCE = [250, 500, 1000, 2000, 4000];

/** The server closed the connection because its bench is shown in another window now. */
const ELSEWHERE = 4001;

/** Why there is no connection: it will be tried again, or its bench is shown elsewhere. */
export type Lost = "lost" | "elsewhere";

/**
 * The connection to the server: commands with their answers, news by type, and a new try when
 * it is lost. Whoever connects says with `opened` what is to be sent first.
 */
export class Socket {
  #wire: Wire | null = null;
  #next = 1;
  #tries = 0;
  #closed = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #waiting = new Map<number, Waiting>();
  #listeners = new Map<string, Set<Listener>>();

  constructor(
    private readonly opened: () => void,
    private readonly lost: (why: Lost) => void,
  ) {}

  connect(wire: Wire): void {
    this.#closed = false;
    this.#wire = wire;
    wire.open({
      opened: () => {
        this.#tries = 0;
        this.opened();
      },
      message: (data) => this.receive(data),
      closed: (code) => this.#again(wire, code),
    });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#wire?.close();
  }

  /**
   * Sends a command; resolves with its answer, rejects with a `Refusal`.
   *
   * A long command answers again and again with `done: false`: each goes to `part`.
   */
  ask<C extends AnyCommand>(
    command: C,
    part?: (message: AnswerTo<C["type"]>) => void,
  ): Asked<AnswerTo<C["type"]>> {
    const id = this.#next++;
    const answer = new Promise<Incoming>((done, failed) => {
      if (!this.#say({ ...command, id })) return failed(new Refusal("not-connected"));
      this.#waiting.set(id, { part: part as Part | undefined, done, failed });
    });
    return Object.assign(answer as unknown as Promise<AnswerTo<C["type"]>>, { id });
  }

  /** Tells the server that the last frame was drawn. */
  seen(): void {
    const message: Seen = { type: "seen" };
    this.#say(message);
  }

  /** Tells a class which place is open. It is not answered. */
  here(place: string): void {
    const message: Here = { type: "here", place };
    this.#say(message);
  }

  /** Hears all messages of a type; returns what ends it. */
  on<T extends Incoming["type"]>(type: T, listener: (message: IncomingOf<T>) => void): () => void {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener as Listener));
    return () => listeners.delete(listener as Listener);
  }

  /** Takes in one message as it comes over the wire. */
  receive(data: string | ArrayBuffer): void {
    this.hear((typeof data === "string" ? JSON.parse(data) : unpack(data)) as Incoming);
  }

  /** Hands a message to whoever waits for it. */
  hear(message: Incoming): void {
    if ("id" in message) this.#answer(message);
    for (const listener of this.#listeners.get(message.type) ?? []) listener(message);
  }

  #answer(message: Incoming & { id: number }): void {
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    if ("done" in message && message.done === false) return waiting.part?.(message);
    this.#waiting.delete(message.id);
    if (message.type === "refused") waiting.failed(Refusal.of(message));
    else waiting.done(message);
  }

  #say(message: object): boolean {
    return this.#wire?.send(JSON.stringify(message)) ?? false;
  }

  #again(wire: Wire, code: number): void {
    for (const { failed } of this.#waiting.values()) failed(new Refusal("connection-lost"));
    this.#waiting.clear();
    this.lost(code === ELSEWHERE ? "elsewhere" : "lost");
    if (this.#closed || code === ELSEWHERE) return;
    const wait = PATIENCE[Math.min(this.#tries++, PATIENCE.length - 1)] ?? 4000;
    this.#retry = setTimeout(() => this.connect(wire), wait);
  }
}

/** An answer that is on its way, and the number of its command, by which it can be cancelled. */
export type Asked<A> = Promise<A> & { id: number };
