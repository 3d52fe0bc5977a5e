import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Coded } from "@/generated/protocol";
import { workedScene } from "@/parts/inspector/example.fixture";
import * as files from "@/parts/keeping/files";
import Keeping from "@/parts/keeping/Keeping.svelte";
import { bench } from "@/state/bench.svelte";

beforeEach(() => (bench.scene = { ...workedScene(), address: "data=xor&layers=3tanh" }));
afterEach(() => vi.restoreAllMocks());

it("shares the set-up's address, and nothing else that stands in this one", () => {
  window.history.replaceState(null, "", "/?token=secret#data=old");
  render(Keeping);
  const { value } = screen.getByRole<HTMLInputElement>("textbox", { name: "The address of this set-up" });
  expect(value).toMatch(/\/#data=xor&layers=3tanh$/);
  expect(value).not.toContain("secret");
});

it("shows code as it begins, and hands out all of it", async () => {
  const code = `import torch\n${"w = 0.1\n".repeat(2000)}`;
  const coded: Coded = { type: "coded", id: 1, library: "pytorch", name: "xor_pytorch.py", code };
  vi.spyOn(bench, "code").mockImplementation(() => Object.assign(Promise.resolve(coded), { id: 1 }));
  const save = vi.spyOn(files, "saveText").mockReturnValue();
  render(Keeping);
  await fireEvent.click(screen.getByRole("button", { name: "PyTorch" }));
  expect((await screen.findByText(/import torch/)).textContent?.length).toBeLessThan(code.length);
  await fireEvent.click(screen.getByRole("button", { name: "Download xor_pytorch.py" }));
  expect(save).toHaveBeenCalledWith("xor_pytorch.py", code, "text/x-python");
});
