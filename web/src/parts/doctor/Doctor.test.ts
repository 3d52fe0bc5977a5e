import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Refusal } from "@/lib/refusal";
import type { Asked } from "@/lib/socket";
import LayerMark from "@/parts/network/LayerMark.svelte";
import { bench } from "@/state/bench.svelte";
import { doctor, type Examined } from "@/state/doctor.svelte";
import { notices } from "@/state/notices.svelte";
import { view } from "@/state/view.svelte";
import { frameOf, sceneOf } from "@/testing/messages";
import Doctor from "./Doctor.svelte";
import { causeOf, examined, opinionOf } from "./found.fixture";

/** An examination whose end is in the test's hands, and all that is said besides. */
function examining() {
  const hands = { tell: (_: Examined) => {}, resolve: (_: Examined) => {}, reject: (_: Refusal) => {} };
  const said: { type: string }[] = [];
  vi.spyOn(bench.socket, "ask").mockImplementation(((command: { type: string }, tell?: (_: Examined) => void) => {
    said.push(command);
    if (command.type !== "examine") return Object.assign(Promise.resolve({ type: "done", id: 8 }), { id: 8 });
    if (tell) hands.tell = tell;
    const end = new Promise<Examined>((resolve, reject) => Object.assign(hands, { resolve, reject }));
    return Object.assign(end, { id: 7 }) as Asked<Examined>;
  }) as unknown as typeof bench.socket.ask);
  return Object.assign(hands, { said });
}

const types = (said: { type: string }[]) => said.map(({ type }) => type);
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

async function answered(found: Examined) {
  const hands = examining();
  const part = render(Doctor);
  await press("What is wrong?");
  hands.resolve(found);
  await screen.findByRole("button", { name: "Ask again" });
  return { ...hands, part };
}

beforeEach(() => {
  bench.receive(sceneOf());
  bench.frame = frameOf();
  doctor.told = null;
  doctor.changed = false;
});
afterEach(() => {
  vi.restoreAllMocks();
  bench.receive(sceneOf());
});

it("says what is tried while it works, in the page's own words, and stops when asked", async () => {
  const hands = examining();
  render(Doctor);
  await press("What is wrong?");
  hands.tell(examined({ done: false, stage: "as-given", tried: 0, opinion: null }));
  expect((await screen.findByRole("status")).textContent).toContain("Training a copy as it is, 100 epochs");
  hands.tell(
    examined({
      done: false, stage: "trying", tried: 2, opinion: null,
      trying: [
        { kind: "regularisation", values: { rate: 0 }, possible: true },
        { kind: "output", values: { activation: "softmax", units: 2, loss: "binary-cross-entropy" }, possible: true },
      ],
    }),
  );
  await vi.waitFor(() =>
    expect(screen.getByRole("status").textContent).toContain("Trial 2. Trying: no penalty on the weights, another output and loss: softmax and"),
  );
  await press("Stop");
  expect(types(hands.said)).toEqual(["examine", "end-examination"]);
  hands.resolve(examined({ opinion: null }));
  expect(await screen.findByText("Stopped before anything was known. Your network is as it was.")).toBeTruthy();
});

it("names the cause, shows the numbers and the scores, and folds what comes with it", async () => {
  await answered(examined());
  const card = screen.getByRole("region", { name: "Dead units" });
  expect(card.textContent).toContain("dead units: 62.5\u00A0%; the limit is 50.0\u00A0%");
  expect(screen.getByText("another activation in the hidden layers: leaky ReLU")).toBeTruthy();
  expect(screen.getByText("learning rate 0.003 instead of 3")).toBeTruthy();
  expect(screen.getAllByRole("definition").map((one) => one.textContent?.trim())).toEqual(["50.0 %", "50.0 %", "98.0 %", "99.0 %"]);
  const folded = screen.getByText("1 thing comes with it").closest("details")!;
  expect(folded.open).toBe(false);
  expect(within(folded).getByText("A learning rate that is too high")).toBeTruthy();
});

it("lights the layer that is looked at, and marks it in the network until the set-up changes", async () => {
  await answered(examined());
  render(LayerMark, { layer: "hidden", name: "Hidden 1" });
  const badge = screen.getByRole("button", { name: "dead units, found in Hidden 1. Press to read about it." });
  const card = screen.getByRole("region", { name: "Dead units" });
  await fireEvent.pointerEnter(card);
  expect(doctor.lit).toBe("hidden");
  await fireEvent.pointerLeave(card);
  expect(doctor.lit).toBeNull();
  view.panel = null;
  await fireEvent.click(badge);
  expect(view.panel).toBe("doctor");
  await vi.waitFor(() => expect(document.activeElement).toBe(card));
  bench.receive(sceneOf({ address: "rate=1.0" }));
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: /found in Hidden 1/ })).toBeNull());
  expect(screen.getByText("This was found of a set-up that you have changed since.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Change it and train" })).toBeNull();
});

it("changes what is advised as one change, from the first weights, and trains", async () => {
  const hands = await answered(examined());
  const train = vi.spyOn(bench, "train").mockResolvedValue(true);
  await press("Change it and train");
  await vi.waitFor(() => expect(train).toHaveBeenCalledWith(true));
  expect(hands.said.at(-1)).toEqual({ type: "change", setup: opinionOf().mended, anew: true });
  expect(screen.getByText("This held it back")).toBeTruthy();
  expect(screen.getByText("on your bench now")).toBeTruthy();
});

it("goes on from here where all that is advised is to train longer", async () => {
  const epochs = causeOf({ code: "epochs-few", layer: null, changes: [{ kind: "epochs", values: { to: 800 }, possible: true }] });
  const hands = await answered(examined({ opinion: opinionOf({ findings: [epochs], mended: sceneOf().setup, train: 800 }) }));
  const train = vi.spyOn(bench, "train").mockResolvedValue(true);
  await press("Change it and train");
  await vi.waitFor(() => expect(train).toHaveBeenCalledWith(true));
  expect(types(hands.said)).toEqual(["examine"]);
});

it("tells in words what the bench has no control for", async () => {
  const scale = causeOf({ code: "inputs-unscaled", layer: null, changes: [{ kind: "scale-inputs", values: {}, possible: false }] });
  await answered(examined({ opinion: opinionOf({ findings: [scale], mended: null }) }));
  expect(screen.getByText("The bench has no control for this:")).toBeTruthy();
  expect(screen.getByText("every input scaled to mean 0 and standard deviation 1")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Change it and train" })).toBeNull();
});

it.each([
  ["healthy", "Nothing is wrong"],
  ["nothing-to-learn", "Nothing is wrong, and nothing can be learned"],
  ["cannot-tell", "I cannot tell"],
] as const)("has an answer where it is %s", async (conclusion, title) => {
  await answered(examined({ opinion: opinionOf({ conclusion, findings: [], mended: null, changed: null }) }));
  expect(screen.getByRole("heading", { name: title })).toBeTruthy();
});

it("shows the English words of a finding that it has none for", async () => {
  await answered(examined({ opinion: opinionOf({ findings: [causeOf({ code: "never-seen", name: "something new", why: "It is so." })] }) }));
  expect(screen.getByRole("region", { name: "Something new" }).textContent).toContain("It is so.");
});

it("leaves an examination when it is closed, and does not call that a mistake", async () => {
  const hands = examining();
  const cancel = vi.spyOn(bench, "cancel").mockResolvedValue(true);
  const { unmount } = render(Doctor);
  await press("What is wrong?");
  unmount();
  expect(cancel).toHaveBeenCalledWith(7);
  hands.reject(new Refusal("cancelled"));
  await vi.waitFor(() => expect(doctor.running).toBeNull());
  expect(notices.list).toEqual([]);
});
