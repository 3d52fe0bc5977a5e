import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { bench } from "@/state/bench.svelte";
import { frameOf, sceneOf } from "@/testing/messages";
import AnswerView from "./AnswerView.svelte";

const FEATURES = ["petal", "sepal", "colour"];
const plain = sceneOf();
const table = sceneOf({ data: { ...plain.data, plane: false, features: FEATURES, axes: [0, 2] } });
const { plane: _, ...others } = frameOf().tensors;
const without = frameOf({ tensors: others });

beforeEach(() => {
  vi.spyOn(bench, "look").mockResolvedValue(true);
  bench.scene = table;
});
afterEach(() => {
  bench.still = false;
  bench.frame = null;
  vi.restoreAllMocks();
});

const pressed = (name: string) => screen.getByRole("button", { name }).getAttribute("aria-pressed");

it("counts the answers about examples of many inputs, and asks for a plane where one is wished for", async () => {
  bench.frame = without;
  render(AnswerView);
  expect([pressed("Right and wrong"), pressed("Over two inputs")]).toEqual(["true", "false"]);
  expect(screen.queryByRole("application")).toBeNull();
  await fireEvent.click(screen.getByRole("button", { name: "Over two inputs" }));
  expect(bench.look).toHaveBeenCalledWith({ plane: true, axes: [0, 2], units: false });
});

it("shows the plane once it has come, and changes its axes, never both to the same", async () => {
  bench.frame = frameOf();
  render(AnswerView);
  expect(pressed("Over two inputs")).toBe("true");
  expect(screen.getByRole("application")).toBeTruthy();
  const [across, up] = ["Across", "Up"].map((name) => screen.getByLabelText<HTMLSelectElement>(name));
  if (!across || !up) throw new Error("no choice of axes");
  expect([across.value, up.value]).toEqual(["0", "2"]);
  await fireEvent.change(across, { target: { value: "1" } });
  expect(bench.look).toHaveBeenLastCalledWith({ plane: true, axes: [1, 2], units: false });
  await fireEvent.change(up, { target: { value: "1" } });
  expect(bench.look).toHaveBeenLastCalledWith({ plane: true, axes: [2, 1], units: false });
  await fireEvent.click(screen.getByRole("button", { name: "Right and wrong" }));
  expect(bench.look).toHaveBeenLastCalledWith({ plane: false, axes: [2, 1], units: false });
});

it("offers no choice where all examples are points of one plane, nor in a training that is over", () => {
  bench.scene = plain;
  bench.frame = frameOf();
  const { unmount } = render(AnswerView);
  expect(screen.queryByRole("button", { name: "Over two inputs" })).toBeNull();
  unmount();
  bench.scene = table;
  bench.frame = without;
  bench.still = true;
  render(AnswerView);
  expect(screen.queryByRole("button", { name: "Over two inputs" })).toBeNull();
});
