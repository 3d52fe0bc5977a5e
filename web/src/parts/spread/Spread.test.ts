import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Spread as SpreadMessage } from "@/generated/protocol";
import type { Received } from "@/lib/frames";
import { Refusal } from "@/lib/refusal";
import type { Asked } from "@/lib/socket";
import { workedScene } from "@/parts/inspector/example.fixture";
import Spread from "@/parts/spread/Spread.svelte";
import { bench } from "@/state/bench.svelte";
import { notices } from "@/state/notices.svelte";

type Told = Received<SpreadMessage>;

function told(final: number[], done: boolean): Told {
  const of = (values: number[]) => ({ values: Float32Array.from(values), shape: [3, 1], scale: 1 });
  return {
    type: "spread", id: 9, done, part: done ? 1 : 0.5, seeds: final.length, arrays: [],
    tensors: {
      epochs: { values: Int32Array.from([50]), shape: [1], scale: 1 },
      loss: of([0.1, 0.2, 0.3]), metric: of([0.8, 0.9, 1]), final: of(final),
    },
  };
}

/** A run whose end is in the test's hands. */
function running() {
  const hands = { tell: (_: Told) => {}, resolve: (_: Told) => {}, reject: (_: Refusal) => {} };
  const end = new Promise<Told>((resolve, reject) => Object.assign(hands, { resolve, reject }));
  vi.spyOn(bench, "many").mockImplementation((_, tell): Asked<Told> => {
    hands.tell = tell;
    return Object.assign(end, { id: 9 });
  });
  return hands;
}

beforeEach(() => {
  bench.scene = workedScene();
  bench.curves.way = [{
    moment: 50, epoch: 50, trainingLoss: 0.1, testLoss: 0.2, trainingMetric: 1, testMetric: 0.95, gradients: [], dead: [],
  }];
  vi.spyOn(bench, "cancel").mockResolvedValue(true);
});
afterEach(() => vi.restoreAllMocks());

it("says in a sentence how the runs ended, and where one's own stands", async () => {
  const run = running();
  render(Spread);
  await fireEvent.submit(screen.getByRole("button", { name: "Run it 100 times" }).closest("form")!);
  run.tell(told([0.5, 0.9], false));
  expect(await screen.findByRole("progressbar")).toHaveProperty("value", 0.5);
  run.resolve(told([0.5, 0.9, 0.9, 1], true));
  const said = await screen.findByRole("status");
  expect(said.textContent).toContain("Of 4 runs, the middle half ends with 80.0 % to 92.5 %");
  expect(said.textContent).toContain("Yours stands at 95.0 %: better than 3 of 4.");
});

it("stops when asked, and does not call that a mistake", async () => {
  const run = running();
  render(Spread);
  await fireEvent.submit(screen.getByRole("button", { name: "Run it 100 times" }).closest("form")!);
  await fireEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(bench.cancel).toHaveBeenCalledWith(9);
  run.reject(new Refusal("cancelled"));
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: "Stop" })).toBeNull());
  expect(notices.list).toEqual([]);
});
