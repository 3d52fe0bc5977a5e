import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Setup } from "@/generated/protocol";
import HeaderNote from "@/parts/classroom/HeaderNote.svelte";
import { classroom } from "@/parts/classroom/classroom.svelte";
import { bench } from "@/state/bench.svelte";
import { view } from "@/state/view.svelte";

const setup = {
  data: { source: "moons" },
  network: { hidden: [{ units: 3, activation: "tanh", dropout: 0 }] },
  training: { optimizer: "sgd", learning_rate: 0.03 },
} as Setup;

const mine = { ...setup, data: { source: "xor" } } as Setup;
const here = vi.fn();

beforeEach(() => {
  vi.spyOn(bench.socket, "here").mockImplementation(here);
  vi.spyOn(bench, "change").mockResolvedValue(true);
  vi.spyOn(bench, "undo").mockResolvedValue(true);
  bench.classroom = "learner";
  bench.connection = "open";
  bench.scene = { setup: mine } as typeof bench.scene;
  view.go("course/2");
});
afterEach(() => {
  bench.scene = null;
  vi.restoreAllMocks();
  here.mockReset();
});

describe("a learner's header", () => {
  it("says where the learner is, and who", async () => {
    render(HeaderNote);
    await vi.waitFor(() => expect(here).toHaveBeenLastCalledWith("course/2"));
    view.go("quiz");
    await vi.waitFor(() => expect(here).toHaveBeenLastCalledWith("quiz"));
    bench.receive({ type: "joined", name: "Ana" });
    expect(await screen.findByText("You are in the class as Ana")).toBeTruthy();
  });

  it("says it again when the connection is back", async () => {
    render(HeaderNote);
    await vi.waitFor(() => expect(here).toHaveBeenCalledTimes(1));
    bench.connection = "lost";
    await Promise.resolve();
    bench.connection = "open";
    await vi.waitFor(() => expect(here).toHaveBeenCalledTimes(2));
  });

  it("shows what the teacher put, and takes it back with the place", async () => {
    render(HeaderNote);
    bench.receive({ type: "put", setup });
    await screen.findByText(/Your teacher put a set-up in front of you: Moons · 3 tanh/);
    expect(bench.change).toHaveBeenCalledWith(setup);
    expect(view.place).toBe("bench");
    bench.scene = { setup } as typeof bench.scene;
    await fireEvent.click(screen.getByRole("button", { name: "Back to mine" }));
    await vi.waitFor(() => expect(view.place).toBe("course/2"));
    expect(bench.undo).toHaveBeenCalledTimes(1);
    expect(screen.queryByText(/Your teacher/)).toBeNull();
  });

  it("leads back past two set-ups to the learner's own", async () => {
    render(HeaderNote);
    bench.receive({ type: "put", setup });
    await screen.findByText(/Moons/);
    bench.scene = { setup } as typeof bench.scene;
    bench.receive({ type: "put", setup: { ...setup, data: { source: "rings" } } as unknown as Setup });
    await vi.waitFor(() => expect(bench.change).toHaveBeenCalledTimes(2));
    await fireEvent.click(await screen.findByRole("button", { name: "Back to mine" }));
    await vi.waitFor(() => expect(bench.change).toHaveBeenLastCalledWith(mine));
    await vi.waitFor(() => expect(view.place).toBe("course/2"));
  });

  it("leads back to the learner's own set-up after other changes too", async () => {
    render(HeaderNote);
    bench.receive({ type: "put", setup });
    await screen.findByText(/Your teacher/);
    bench.scene = { ...bench.scene, setup: { ...setup, network: { hidden: [] } as unknown as Setup["network"] } } as typeof bench.scene;
    await fireEvent.click(screen.getByRole("button", { name: "Back to mine" }));
    await vi.waitFor(() => expect(bench.change).toHaveBeenLastCalledWith(mine));
    expect(bench.undo).not.toHaveBeenCalled();
  });

  it("changes nothing where the learner has that very set-up", async () => {
    render(HeaderNote);
    bench.receive({ type: "put", setup: mine });
    await fireEvent.click(await screen.findByRole("button", { name: "Back to mine" }));
    await vi.waitFor(() => expect(view.place).toBe("course/2"));
    expect(bench.change).not.toHaveBeenCalled();
    expect(bench.undo).not.toHaveBeenCalled();
  });

  it("goes to the door when one is sent out", () => {
    const went = vi.spyOn(window.location, "assign").mockImplementation(() => undefined);
    render(HeaderNote);
    bench.receive({ type: "sent-out" });
    expect(went).toHaveBeenCalledWith("/join?sent-out");
  });

  it("says nothing of a teacher, whose bench can be put in front of all", async () => {
    bench.classroom = "teacher";
    view.go("bench");
    const put = vi.spyOn(classroom, "put").mockResolvedValue(2);
    render(HeaderNote);
    await fireEvent.click(screen.getByRole("button", { name: "Put this set-up in front of all" }));
    expect(put).toHaveBeenCalledWith(mine);
    expect(await screen.findByText("2 learners have it in front of them now.")).toBeTruthy();
    expect(here).not.toHaveBeenCalled();
  });
});
