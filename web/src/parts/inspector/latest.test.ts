// @vitest-environment node
import { expect, it } from "vitest";
import { latestWins } from "@/parts/inspector/latest";

it("sends one at a time, and of those that wait only the newest", async () => {
  const sent: number[] = [];
  const arrived: (() => void)[] = [];
  const send = latestWins((what: number) => {
    sent.push(what);
    return new Promise<void>((done) => arrived.push(done));
  });
  [1, 2, 3].forEach(send);
  expect(sent).toEqual([1]);
  arrived.shift()?.();
  await Promise.resolve();
  await Promise.resolve();
  expect(sent).toEqual([1, 3]);
});
