import { expect, it, vi } from "vitest";
import { Painter } from "./painter";

function painter() {
  const [show, drawn, draw] = [vi.fn(), vi.fn(), vi.fn()];
  const made = new Painter<number>(show, drawn);
  made.add(draw);
  return { made, show, drawn, draw };
}

it("shows the newest of what came between two pictures", async () => {
  const { made, draw, drawn } = painter();
  made.take(1);
  made.take(2);
  await vi.waitFor(() => expect(drawn).toHaveBeenCalled());
  expect(draw.mock.calls).toEqual([[2]]);
});

it("does not show what is dropped, but says it was drawn, so that others come", async () => {
  const { made, show, drawn } = painter();
  made.take(1);
  made.drop();
  expect(drawn).toHaveBeenCalledExactlyOnceWith(1);
  made.take(2);
  await vi.waitFor(() => expect(drawn).toHaveBeenLastCalledWith(2));
  expect(show.mock.calls).toEqual([[2]]);
});

it("asks for more even where one that draws has failed", async () => {
  const frames: FrameRequestCallback[] = [];
  vi.stubGlobal("requestAnimationFrame", (frame: FrameRequestCallback) => frames.push(frame));
  const { made, draw, drawn } = painter();
  draw.mockImplementation(() => {
    throw new Error("a fault in a drawing");
  });
  made.take(1);
  expect(() => frames[0]?.(0)).toThrow("a fault");
  expect(drawn).toHaveBeenCalledWith(1);
  vi.unstubAllGlobals();
});
