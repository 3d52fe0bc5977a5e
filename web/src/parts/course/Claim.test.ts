import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ClaimRun, RunClaim } from "@/generated/protocol";
import { Refusal } from "@/lib/refusal";
import { bench } from "@/state/bench.svelte";
import { view } from "@/state/view.svelte";
import Claim from "./Claim.svelte";
import { course } from "./course.svelte";
import { card, outcome } from "./made";

/** What the page asked the server for, and what it is to be told. */
let asked: Omit<RunClaim, "id">[] = [];
let told: { news: (run: ClaimRun) => void; done: (run: ClaimRun) => void; refused: (why: Refusal) => void };

const news = (changes: Partial<ClaimRun>): ClaimRun => ({
  type: "claim-run", id: 7, claim: "salt", share: 0, networks: 2, waiting: false, outcome: null, growth: [],
  held: [], done: false, ...changes,
});
const gap = { verdict: "refuted", effect: 0, low: null, high: null } as const;
const refuted = news({
  share: 1, done: true, held: [true, false], outcome: outcome({ verdict: "refuted", holds: 1, seeds: 2 }),
  growth: [
    { networks: 1, holds: 1, verdict: "undecided", gaps: [gap] },
    { networks: 2, holds: 1, verdict: "refuted", gaps: [gap] },
  ],
});

beforeEach(() => {
  asked = [];
  view.calm = true;
  vi.spyOn(bench.socket, "ask").mockImplementation(((command: Omit<RunClaim, "id">, part: (run: ClaimRun) => void) => {
    asked.push(command);
    const answer = new Promise((done, refused) => (told = { news: part, done, refused }));
    return Object.assign(answer, { id: 7 });
  }) as unknown as typeof bench.socket.ask);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const shown = () => render(Claim, { card: card(), caption: "Look" });

it("runs as it usually is, shows how far it is, and then the verdict", async () => {
  shown();
  await fireEvent.click(screen.getByRole("button", { name: "Run it" }));
  expect(asked).toEqual([{ type: "run-claim", language: "en", claim: "salt", seeds: 16, seed: 0, chosen: {} }]);
  told.news(news({ waiting: true }));
  await vi.waitFor(() => expect(screen.getByRole("status").textContent).toMatch(/Others run/));
  told.news(news({ share: 0.5 }));
  await vi.waitFor(() => expect(screen.getByRole("progressbar").getAttribute("value")).toBe("0.5"));
  told.done(refuted);
  await vi.waitFor(() => expect(screen.getAllByText(/Refuted: it held in 1 of 2 networks/).length).toBe(2));
  expect(screen.getByRole("img", { name: /Counted so far: 2 networks; the claim held in 1/ })).toBeTruthy();
});

it("is broken by one click, and says why", async () => {
  shown();
  await fireEvent.click(screen.getByRole("button", { name: "Can you break it?" }));
  expect(asked[0]?.chosen).toEqual({ grains: 90 });
  told.done(refuted);
  await vi.waitFor(() => expect(screen.getByText(/too much is too much/)).toBeTruthy());
  expect(screen.getByText(/other settings than usual/).textContent).toContain("how grains: 90");
});

it("takes its settings from the controls", async () => {
  shown();
  await fireEvent.change(screen.getByLabelText("how grains"), { target: { value: "12" } });
  await fireEvent.change(screen.getByLabelText("how free"), { target: { value: "true" } });
  await fireEvent.change(screen.getByLabelText("networks that take part"), { target: { value: "9999" } });
  await fireEvent.click(screen.getByRole("button", { name: "Run it" }));
  expect(asked[0]).toMatchObject({ seeds: 256, chosen: { grains: 12, free: true } });
  told.refused(new Refusal("cancelled"));
});

it("is run by a command of the text that names it", async () => {
  shown();
  course.attempt = { claim: "salt", chosen: { grains: 5 }, seeds: 8, seed: 1 };
  await vi.waitFor(() => expect(asked[0]).toMatchObject({ seeds: 8, seed: 1, chosen: { grains: 5 } }));
  expect(course.attempt).toBeNull();
  told.refused(new Refusal("cancelled"));
});

it("begins no second run beside one that is under way", async () => {
  shown();
  await fireEvent.click(screen.getByRole("button", { name: "Run it" }));
  course.attempt = { claim: "salt", chosen: { grains: 5 }, seeds: 8, seed: 1 };
  await vi.waitFor(() => expect(course.attempt).toBeNull());
  expect(asked).toHaveLength(1);
  expect(screen.getByRole("button", { name: "Stop" })).toBeTruthy();
  told.refused(new Refusal("cancelled"));
});

it("is stopped, and can be run again", async () => {
  const cancel = vi.spyOn(bench, "cancel").mockResolvedValue(true);
  shown();
  await fireEvent.click(screen.getByRole("button", { name: "Run it" }));
  await fireEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(cancel).toHaveBeenCalledWith(7);
  told.refused(new Refusal("cancelled"));
  await vi.waitFor(() => expect(screen.getByRole("button", { name: "Run it" })).toBeTruthy());
});

it("counts network by network, which can be skipped", async () => {
  view.calm = false;
  shown();
  await fireEvent.click(screen.getByRole("button", { name: "Run it" }));
  told.done(refuted);
  const all = await screen.findByRole("button", { name: "Count all" });
  expect(screen.getByText(/Undecided: it held in 1 of 1 network/)).toBeTruthy();
  await fireEvent.click(all);
  expect(screen.queryByRole("button", { name: "Count all" })).toBeNull();
});

it("tells what it gave anew when its card comes in another language", async () => {
  const { rerender } = shown();
  await fireEvent.click(screen.getByRole("button", { name: "Run it" }));
  told.done(refuted);
  await screen.findAllByText(/Refuted: it held in 1 of 2 networks/);
  const spanish = outcome({ ...refuted.outcome!, claim: "La sal da sabor.", charts: [] });
  await rerender({ card: card({ claim: "La sal da sabor.", ran: spanish }), caption: "Mira" });
  expect(screen.getByRole("heading", { name: "La sal da sabor." })).toBeTruthy();
  expect(screen.getAllByText(/Refuted: it held in 1 of 2 networks/).length).toBeGreaterThan(0);
  expect(screen.queryAllByRole("figure").some((one) => one.textContent?.includes("taste by time"))).toBe(false);
});
