import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Refusal } from "./refusal";
import { Socket } from "./socket";
import { WebSocketWire } from "./wire";

/** A socket whose other end is this test. */
class Line extends EventTarget {
  static readonly OPEN = 1;
  static lines: Line[] = [];
  readyState = 0;
  sent: { type: string; id: number }[] = [];
  onopen: (() => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;

  constructor() {
    super();
    Line.lines.push(this);
  }
  open(): void {
    this.readyState = Line.OPEN;
    this.onopen?.();
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text) as { type: string; id: number });
  }
  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  close(code = 1006): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

function connected() {
  const opened = vi.fn();
  const lost = vi.fn();
  const socket = new Socket(opened, lost);
  socket.connect(new WebSocketWire("ws://here/socket"));
  const line = Line.lines.at(-1)!;
  line.open();
  return { socket, line, opened, lost };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Line);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Line.lines = [];
});

describe("Socket", () => {
  it("gives each answer to its own command", async () => {
    const { socket, line } = connected();
    const [first, second] = [socket.ask({ type: "undo" }), socket.ask({ type: "redo" })];
    line.say({ type: "done", id: line.sent[1]!.id });
    line.say({ type: "done", id: line.sent[0]!.id });
    expect((await first).id).toBe(first.id);
    expect((await second).id).toBe(second.id);
  });

  it("rejects with what was refused", async () => {
    const { socket, line } = connected();
    const asked = socket.ask({ type: "undo" });
    line.say({ type: "refused", id: asked.id, code: "nothing", values: { n: 1 }, said: "no" });
    await expect(asked).rejects.toMatchObject({ code: "nothing", values: { n: 1 }, said: "no" });
  });

  it("hands on each part of a long answer, and resolves with the last", async () => {
    const { socket, line } = connected();
    const parts: number[] = [];
    const asked = socket.ask({ type: "many", seeds: 10 }, (spread) => parts.push(spread.part));
    for (const part of [0.2, 0.6]) line.say({ type: "spread", id: asked.id, done: false, part });
    line.say({ type: "spread", id: asked.id, done: true, part: 1 });
    expect(await asked).toMatchObject({ part: 1 });
    expect(parts).toEqual([0.2, 0.6]);
  });

  it("tells news by type until it is not wanted", () => {
    const { socket, line } = connected();
    const heard = vi.fn();
    const end = socket.on("preparing", heard);
    line.say({ type: "preparing", on: true });
    end();
    line.say({ type: "preparing", on: false });
    expect(heard).toHaveBeenCalledExactlyOnceWith({ type: "preparing", on: true });
  });

  it("refuses what is asked while nobody listens", async () => {
    const socket = new Socket(() => {}, () => {});
    await expect(socket.ask({ type: "undo" })).rejects.toBeInstanceOf(Refusal);
  });

  it("fails what waits when the connection is lost, and connects again", async () => {
    const { socket, line, opened, lost } = connected();
    const asked = socket.ask({ type: "undo" });
    line.close();
    await expect(asked).rejects.toMatchObject({ code: "connection-lost" });
    expect(lost).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(300);
    Line.lines.at(-1)!.open();
    expect(opened).toHaveBeenCalledTimes(2);
  });

  it("does not fight another window for its bench", () => {
    const { line, lost } = connected();
    line.close(4001);
    vi.advanceTimersByTime(10_000);
    expect(lost).toHaveBeenCalledExactlyOnceWith("elsewhere");
    expect(Line.lines).toHaveLength(1);
  });

  it.each([false, true])("stays closed once it is closed, also while it waits to try again (%s)", (waits) => {
    const { socket, line } = connected();
    if (waits) line.close();
    socket.close();
    vi.advanceTimersByTime(10_000);
    expect(Line.lines).toHaveLength(1);
  });
});
