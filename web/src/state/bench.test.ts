import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Heard, Wire } from "@/lib/wire";
import { frameOf, sceneOf } from "@/testing/messages";
import { Bench } from "./bench.svelte";
import { notices } from "./notices.svelte";
import { withData, withLayer, withNetwork } from "./setup";

/** A wire whose other end is this test. */
class Line implements Wire {
  heard: Heard | null = null;
  sent: { type: string; id: number }[] = [];
  open(heard: Heard): void {
    this.heard = heard;
  }
  send(text: string): boolean {
    this.sent.push(JSON.parse(text) as { type: string; id: number });
    return true;
  }
  close(): void {}
  say(message: object): void {
    this.heard?.message(JSON.stringify(message));
  }
  last(type: string): { type: string; id: number } {
    return this.sent.findLast((one) => one.type === type)!;
  }
}

const settled = () => new Promise((end) => setTimeout(end));

async function opened(): Promise<{ bench: Bench; line: Line }> {
  const bench = new Bench();
  const line = new Line();
  bench.connect(line, { address: () => "data=xor" });
  line.heard?.opened();
  line.say({ type: "opened", id: line.last("open").id, key: "k", notices: [], version: "1", classroom: "none" });
  await settled();
  bench.receive(sceneOf());
  return { bench, line };
}

beforeEach(() => {
  for (const { id } of notices.list) notices.putAway(id);
});

describe("Bench", () => {
  it("opens what the address says, and trains", async () => {
    const { bench, line } = await opened();
    expect(line.sent.map((one) => one.type)).toEqual(["open", "train"]);
    expect(line.sent[0]).toMatchObject({ address: "data=xor", again: "" });
    expect(bench.connection).toBe("open");
  });

  it("asks for its own bench again when the connection was lost", async () => {
    const { line } = await opened();
    line.heard?.closed(1006);
    line.heard?.opened();
    expect(line.last("open")).toMatchObject({ again: "k" });
  });

  it("says what was refused, and says it could not be done", async () => {
    const { bench, line } = await opened();
    const done = bench.undo();
    line.say({ type: "refused", id: line.last("undo").id, code: "nothing-to-undo", values: {}, said: "" });
    expect(await done).toBe(false);
    expect(notices.list.at(-1)).toMatchObject({ kind: "refusal", code: "nothing-to-undo" });
  });

  it("lets quick changes build on one another", async () => {
    const { bench, line } = await opened();
    void bench.change(withData(bench.setup!, { source: "xor" }));
    void bench.change(withNetwork(bench.setup!, { hidden: [] }));
    expect(line.last("change")).toMatchObject({ setup: { data: { source: "xor" }, network: { hidden: [] } } });
    expect(bench.scene?.setup.data.source).toBe("circles");
  });

  it("shows the scene's own set-up once the change is done", async () => {
    const { bench, line } = await opened();
    const wished = withLayer(bench.setup!, 0, { units: 5 });
    void bench.change(wished);
    expect(bench.setup).toEqual(wished);
    line.say({ type: "done", id: line.last("change").id });
    await settled();
    const other = sceneOf();
    bench.receive(other);
    expect(bench.setup).toEqual(other.setup);
  });

  it("takes a change back that was refused", async () => {
    const { bench, line } = await opened();
    void bench.change(withLayer(bench.setup!, 0, { units: 4096 }));
    line.say({ type: "refused", id: line.last("change").id, code: "too-large", values: {}, said: "" });
    await settled();
    expect(bench.setup?.network.hidden[0]?.units).toBe(4);
  });

  it("shows the newest frame, draws it, and only then says it was seen", async () => {
    const { bench, line } = await opened();
    const drawn = vi.fn();
    bench.whenPainted(drawn);
    bench.receive(frameOf({ moment: 1, latest: 1 }));
    bench.receive(frameOf({ moment: 2, latest: 2 }));
    expect(line.last("seen")).toBeUndefined();
    await vi.waitFor(() => expect(line.last("seen")).toBeDefined());
    expect(drawn.mock.calls.map(([frame]) => (frame as { moment: number }).moment)).toEqual([2]);
    expect(bench.frame?.moment).toBe(2);
  });

  it("keeps what is selected while the network keeps its shape, and no longer", async () => {
    const { bench } = await opened();
    bench.selection = { kind: "unit", layer: "hidden", unit: 1 };
    bench.receive(sceneOf({ address: "rate=1" }));
    expect(bench.selection).not.toBeNull();
    bench.receive(sceneOf({ layers: [sceneOf().layers[1]!] }));
    expect(bench.selection).toBeNull();
  });

  it("forgets the example that was looked at where the data are others", async () => {
    const { bench } = await opened();
    bench.selection = { kind: "example", row: 3 };
    bench.examplesAsked = { truth: 1, answer: 0, order: "as-they-are" };
    bench.receive(sceneOf({ address: "rate=1" }));
    bench.receive(sceneOf({ layers: [sceneOf().layers[1]!] }));
    expect(bench.selection, "of another network").not.toBeNull();
    bench.receive(sceneOf({ setup: withData(sceneOf().setup, { source: "xor" }) }));
    expect([bench.selection, bench.examplesAsked]).toEqual([null, null]);
  });

  it("shows no number of another question", async () => {
    const { bench } = await opened();
    bench.frame = frameOf({ moment: 5 });
    bench.receive(sceneOf({ address: "rate=1" }));
    expect(bench.frame?.moment).toBe(5);
    const scene = sceneOf();
    bench.receive(sceneOf({ setup: withData(scene.setup, { source: "xor" }) }));
    expect(bench.frame).toBeNull();
  });

  it("paints no picture of the network before on this one", async () => {
    const { bench, line } = await opened();
    bench.receive(frameOf({ moment: 156, latest: 156 }));
    bench.receive(sceneOf({ setup: withData(sceneOf().setup, { source: "xor" }) }));
    expect(line.last("seen")).toBeDefined();
    bench.receive(frameOf({ moment: 0 }));
    await vi.waitFor(() => expect(bench.frame?.moment).toBe(0));
    expect(bench.curves.way.map((one) => one.moment)).toEqual([0]);
  });

  it("knows what was asked for last, quicker than any picture can say", async () => {
    const { bench, line } = await opened();
    bench.receive(frameOf({ moment: 1, running: true }));
    await vi.waitFor(() => expect(bench.frame?.moment).toBe(1));
    void bench.train(!bench.running);
    void bench.train(!bench.running);
    expect(line.sent.filter((one) => one.type === "train").slice(-2)).toMatchObject([{ on: false }, { on: true }]);
    void bench.train(false);
    bench.receive(frameOf({ moment: 2, running: true }));
    await vi.waitFor(() => expect(bench.frame?.moment).toBe(2));
    expect(bench.running).toBe(false);
  });

  it("believes the pictures again once one agrees, or when the wish is refused", async () => {
    const { bench, line } = await opened();
    bench.receive(frameOf({ moment: 1, running: true }));
    await vi.waitFor(() => expect(bench.frame?.moment).toBe(1));
    bench.receive(frameOf({ moment: 2, running: false }));
    await vi.waitFor(() => expect(bench.running).toBe(false));
    void bench.train(true);
    line.say({ type: "refused", id: line.last("train").id, code: "finished-run", values: {}, said: "" });
    await settled();
    expect(bench.running).toBe(false);
  });
});
