import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, expect, it, vi } from "vitest";
import type { Inline, LessonBlock, TermNote } from "@/generated/protocol";
import { bench } from "@/state/bench.svelte";
import Blocks from "./Blocks.svelte";
import { course } from "./course.svelte";
import { card } from "./made";

const terms: Record<string, TermNote> = { unit: { id: "unit", name: "unit", meaning: "Weighs and adds." } };
const words = (text: string): Inline => ({ type: "words", text });
const shown = (...blocks: LessonBlock[]) => render(Blocks, { blocks, terms });

afterEach(() => {
  cleanup();
  course.attempt = null;
  course.opened = null;
});

it("running text reads as it is written, with no space that is not its own", () => {
  const { container } = shown({
    type: "paragraph",
    inside: [
      words("A "), { type: "term-link", term: "unit", inside: [words("unit")] }, words(" ("),
      { type: "emphasis", strong: false, inside: [words("so")] }, words("): "),
      { type: "code-words", text: "a + b", attempt: null }, words(", "),
      { type: "evidence-number", text: "64", claim: "xor", fact: "holds", exact: 64 }, words(" of 64; "),
      { type: "web-link", address: "https://example.org", inside: [words("more")] }, words("."),
    ],
  });
  expect(container.querySelector("p")?.textContent).toBe("A unit (so): a + b, 64 of 64; more.");
});

it("nothing of a lesson becomes HTML", () => {
  const { container } = shown(
    { type: "paragraph", inside: [words("<b onclick='x()'>bold</b>")] },
    { type: "code-block", language: "html", text: "<script>alert(1)</" + "script>" },
  );
  expect(container.querySelector("b, script")).toBeNull();
  expect(container.textContent).toContain("<b onclick='x()'>bold</b>");
});

it("a term is explained in place, and put away again", async () => {
  shown({ type: "paragraph", inside: [{ type: "term-link", term: "unit", inside: [words("units")] }] });
  const term = screen.getByRole("button", { name: "units" });
  expect(term.getAttribute("aria-expanded")).toBe("false");
  await fireEvent.click(term);
  expect(screen.getByRole("note").textContent).toContain("Weighs and adds.");
  await fireEvent.click(term);
  expect(screen.queryByRole("note")).toBeNull();
});

it("a term that is not in the glossary is plain text", () => {
  shown({ type: "paragraph", inside: [{ type: "term-link", term: "none", inside: [words("unknown")] }] });
  expect(screen.queryByRole("button")).toBeNull();
});

it("lists hold lists, numbered from where they begin", () => {
  const inner: LessonBlock = { type: "points", start: null, items: [[{ type: "paragraph", inside: [words("inner")] }]] };
  const { container } = shown({ type: "points", start: 3, items: [[{ type: "paragraph", inside: [words("outer")] }, inner]] });
  expect(container.querySelector("ol")?.getAttribute("start")).toBe("3");
  expect(container.querySelector("ol > li > ul > li")?.textContent).toBe("inner");
});

it("a bench is set up by its button, and then trains", async () => {
  const open = vi.spyOn(bench, "openAddress").mockResolvedValue(true);
  const train = vi.spyOn(bench, "train").mockResolvedValue(true);
  shown({ type: "bench", address: "data=xor&layers=", caption: "Try XOR" });
  const button = screen.getByRole("button", { name: /Try XOR/ });
  await fireEvent.click(button);
  await vi.waitFor(() => expect(train).toHaveBeenCalledWith(true));
  expect(open).toHaveBeenCalledWith("data=xor&layers=");
  expect(button.getAttribute("aria-pressed")).toBe("true");
});

it("a command in the text asks its claim to be run", async () => {
  const attempt = { claim: "salt", chosen: { grains: 5 }, seeds: null, seed: 0 };
  shown({ type: "paragraph", inside: [{ type: "code-words", text: "pellucid experiment salt", attempt }] });
  await fireEvent.click(screen.getByRole("button", { name: "pellucid experiment salt" }));
  expect(course.attempt).toEqual(attempt);
});

it("a claim shows what was recorded: verdict and charts in words", () => {
  shown({ type: "claim", caption: "Look at the bowl", card: card() });
  expect(screen.getByRole("heading", { name: "Salt brings out taste." })).toBeTruthy();
  expect(screen.getByText(/Supported in 16 of 16 networks/)).toBeTruthy();
  const pictures = screen.getAllByRole("img").map((one) => one.getAttribute("aria-label"));
  expect(pictures).toContain("taste: with salt, median 1.50");
  expect(pictures).toContain("taste by time: soup from 1.00 to 2.00, against minutes");
  expect(pictures).toContain("where it is: the bowl");
  expect(pictures.some((label) => label?.startsWith("nothing"))).toBe(false);
});
