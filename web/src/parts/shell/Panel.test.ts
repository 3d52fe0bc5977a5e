import { fireEvent, render } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import { view } from "@/state/view.svelte";
import Panel from "./Panel.svelte";

it("is closed by Escape from inside and from the bench, and not from another panel", async () => {
  view.calm = true;
  const close = vi.fn();
  render(Panel, { panel: "keeping", close });
  document.body.insertAdjacentHTML("beforeend", '<div class="sheet"><button id="other"></button></div><button id="unit"></button>');
  await fireEvent.keyDown(document.getElementById("other")!, { key: "Escape" });
  expect(close).not.toHaveBeenCalled();
  await fireEvent.keyDown(document.getElementById("unit")!, { key: "Escape" });
  expect(close).toHaveBeenCalledOnce();
});
