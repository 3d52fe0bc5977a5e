import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, expect, it } from "vitest";
import { Refusal } from "@/lib/refusal";
import { notices } from "@/state/notices.svelte";
import { view } from "@/state/view.svelte";
import Help from "./Help.svelte";
import Notices from "./Notices.svelte";

beforeEach(() => {
  view.calm = true;
  for (const { id } of notices.list) notices.putAway(id);
});

it("says what a control is, in place, and where to read more", async () => {
  render(Help, { name: "Noise", text: "data.noise-what", lesson: 4 });
  const mark = screen.getByRole("button", { name: "What is this: Noise?" });
  expect(mark.getAttribute("aria-expanded")).toBe("false");
  await fireEvent.click(mark);
  expect(mark.getAttribute("aria-expanded")).toBe("true");
  await fireEvent.click(screen.getByRole("button", { name: /Lesson 4/ }));
  expect(view.place).toBe("course/4");
});

it("shows what was refused until it is put away, and the same only once", async () => {
  render(Notices);
  notices.refuse(new Refusal("no-words-for-this", {}, "What the server said."));
  notices.refuse(new Refusal("no-words-for-this", {}, "What the server said."));
  expect(await screen.findAllByText("What the server said.")).toHaveLength(1);
  await fireEvent.click(screen.getByRole("button", { name: "Put this note away" }));
  expect(notices.list).toEqual([]);
});

it("lets what is no refusal through", () => {
  expect(() => notices.refuse(new TypeError("a fault of ours"))).toThrow("a fault of ours");
});
