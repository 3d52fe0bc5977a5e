import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, expect, it, vi } from "vitest";
import { bench } from "@/state/bench.svelte";
import { frameOf, sceneOf } from "@/testing/messages";
import RunBar from "./RunBar.svelte";

const train = vi.spyOn(bench, "train").mockResolvedValue(true);
const advance = vi.spyOn(bench, "advance").mockResolvedValue(true);
const restart = vi.spyOn(bench, "restart").mockResolvedValue(true);
const travel = vi.spyOn(bench, "travel").mockResolvedValue(true);

beforeEach(() => {
  vi.clearAllMocks();
  bench.receive(sceneOf({ can_undo: true }));
  bench.frame = frameOf({ moment: 250, latest: 500, epoch: 10 });
  render(RunBar);
});

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

it("trains and pauses", async () => {
  await press("Train");
  expect(train).toHaveBeenLastCalledWith(true);
  bench.receive(frameOf({ running: true }));
  await screen.findByRole("button", { name: "Pause" });
  await press("Pause");
  expect(train).toHaveBeenLastCalledWith(false);
});

it("goes one step, one epoch, and back to the beginning", async () => {
  await press(/^One step/);
  await press(/^One epoch/);
  await press("Start again from the same weights");
  expect(advance.mock.calls.map(([by]) => by)).toEqual(["step", "epoch"]);
  expect(restart).toHaveBeenLastCalledWith();
  await press("Start again from other weights");
  expect(restart.mock.lastCall?.[0]).toBeGreaterThanOrEqual(0);
});

it("offers to undo what can be undone, and no more", () => {
  expect((screen.getByRole("button", { name: "Undo" }) as HTMLButtonElement).disabled).toBe(false);
  expect((screen.getByRole("button", { name: "Do it again" }) as HTMLButtonElement).disabled).toBe(true);
});

it("travels to where the slider is dragged", async () => {
  const slider = screen.getByRole("slider") as HTMLInputElement;
  expect([slider.value, slider.max]).toEqual(["250", "500"]);
  expect(slider.getAttribute("aria-valuetext")).toContain("Epoch 10");
  await fireEvent.input(slider, { target: { value: "100" } });
  expect(travel).toHaveBeenLastCalledWith(100);
});

it("goes by epochs with the arrow keys, on from where the last one led, and pauses to be looked at", async () => {
  bench.receive(frameOf({ moment: 250, latest: 500, epoch: 10, running: true }));
  await screen.findByRole("button", { name: "Pause" });
  const slider = screen.getByRole("slider");
  for (let press = 0; press < 3; press++) await fireEvent.keyDown(slider, { key: "ArrowLeft" });
  await fireEvent.keyDown(slider, { key: "ArrowRight", shiftKey: true });
  await vi.waitFor(() => expect(travel).toHaveBeenLastCalledWith(176));
  expect((slider as HTMLInputElement).value).toBe("176");
  expect(train).toHaveBeenCalledWith(false);
});

it("follows the training again once the moment asked for is on screen", async () => {
  const slider = screen.getByRole("slider") as HTMLInputElement;
  await fireEvent.keyDown(slider, { key: "ArrowLeft" });
  expect(slider.value).toBe("225");
  bench.receive(frameOf({ moment: 225, latest: 500, epoch: 9 }));
  await vi.waitFor(() => expect(bench.frame?.moment).toBe(225));
  bench.receive(frameOf({ moment: 250, latest: 500, epoch: 10 }));
  await vi.waitFor(() => expect(slider.value).toBe("250"));
});
