import { beforeEach, describe, expect, it, vi } from "vitest";
import { Socket } from "@/lib/socket";
import { unpack } from "@/lib/frames";
import type { Model } from "./model";
import { ModelWire } from "./wire";

type Listener = Parameters<Model["on"]>[1];
interface Said {
  who: string;
  say: string;
}

/** A model whose kernel is this test. */
class Line implements Model {
  listeners = new Set<Listener>();
  sent: Said[] = [];

  get(): unknown {
    return undefined;
  }
  on(_: "msg:custom", heard: Listener): void {
    this.listeners.add(heard);
  }
  off(_: "msg:custom", heard: Listener): void {
    this.listeners.delete(heard);
  }
  send(content: unknown): void {
    this.sent.push(content as Said);
  }
  tell(content: unknown, buffers: DataView[] = []): void {
    for (const heard of [...this.listeners]) heard(content, buffers);
  }
  get who(): string {
    return this.sent.at(-1)?.who ?? "";
  }
}

/** A binary message with one array, as `protocol/arrays.py` packs it, somewhere inside a larger buffer. */
function packed(values: Float32Array): DataView {
  const arrays = [{ name: "x", dtype: "float32", shape: [values.length], scale: 1 }];
  const head = new TextEncoder().encode(JSON.stringify({ type: "scene", arrays }));
  const at = Math.ceil((4 + head.length) / 8) * 8;
  const bytes = new Uint8Array(3 + at + values.byteLength);
  new DataView(bytes.buffer).setUint32(3, head.length, true);
  bytes.set(head, 7);
  bytes.set(new Uint8Array(values.buffer), 3 + at);
  return new DataView(bytes.buffer, 3);
}

describe("the wire over a widget's model", () => {
  let line: Line;
  let wire: ModelWire;
  const heard = { opened: vi.fn(), message: vi.fn(), closed: vi.fn() };

  beforeEach(() => {
    vi.clearAllMocks();
    line = new Line();
    wire = new ModelWire(line);
    wire.open(heard);
    wire.send("{}");
  });

  it("is open at once and says who speaks", () => {
    expect(heard.opened).toHaveBeenCalledOnce();
    expect(line.sent).toEqual([{ who: expect.stringMatching(/./), say: "{}" }]);
  });

  it("hears what is said to it, and nothing else", () => {
    line.tell({ to: "somebody else", text: "1" });
    line.tell("nonsense");
    line.tell({ to: line.who, text: "2" });
    expect(heard.message.mock.calls).toEqual([["2"]]);
  });

  it("hands on bytes that are read in place, wherever they lay", () => {
    line.tell({ to: line.who }, [packed(Float32Array.of(1.5, -2))]);
    const bytes = heard.message.mock.calls[0]?.[0] as ArrayBuffer;
    expect([...(unpack(bytes).tensors["x"]?.values ?? [])]).toEqual([1.5, -2]);
  });

  it("closes for good where its bench is shown elsewhere", () => {
    line.tell({ to: line.who, left: true });
    expect(heard.closed).toHaveBeenCalledWith(4001);
    expect(wire.send("{}")).toBe(false);
    expect(line.listeners.size).toBe(0);
  });

  it("carries a socket's commands and answers", async () => {
    const socket = new Socket(() => undefined, () => undefined);
    const other = new Line();
    socket.connect(new ModelWire(other));
    const answer = socket.ask({ type: "undo" });
    const { id } = JSON.parse(other.sent[0]?.say ?? "") as { id: number };
    other.tell({ to: other.who, text: JSON.stringify({ type: "done", id }) });
    expect((await answer).type).toBe("done");
  });
});
