import { flushSync } from "svelte";
import { expect, it, vi } from "vitest";
import { frameOf, sceneOf } from "@/testing/messages";
import { Bench } from "./bench.svelte";

/** A bench, and a part that draws with it in an effect, as the page's do. */
function drawing() {
  const bench = new Bench();
  bench.receive(sceneOf());
  let colour = $state("light");
  const drawn: string[] = [];
  const run = vi.fn();
  const end = $effect.root(() => {
    $effect(() => {
      run();
      return bench.whenPainted((frame) => drawn.push(`${frame.moment} ${colour}`));
    });
  });
  flushSync();
  const paint = async (moment: number) => {
    bench.receive(frameOf({ moment, latest: moment }));
    await vi.waitFor(() => expect(bench.frame?.moment).toBe(moment));
    flushSync();
  };
  const turn = () => {
    colour = "dark";
    flushSync();
  };
  return { drawn, run, paint, turn, end };
}

it("draws each picture once, and leaves the effect alone", async () => {
  const { drawn, run, paint, end } = drawing();
  await paint(0);
  run.mockClear();
  drawn.length = 0;
  for (const moment of [1, 2, 3]) await paint(moment);
  expect(drawn).toEqual(["1 light", "2 light", "3 light"]);
  expect(run).not.toHaveBeenCalled();
  end();
});

it("draws the present picture again when what it is drawn with changes", async () => {
  const { drawn, paint, turn, end } = drawing();
  await paint(1);
  turn();
  expect(drawn.at(-1)).toBe("1 dark");
  end();
});
