import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import GapGrowth from "./GapGrowth.svelte";
import { outcome } from "./made";

const [comparison] = outcome().comparisons;
const growth = [
  { networks: 2, holds: 2, verdict: "supported" as const, gaps: [{ verdict: "supported" as const, effect: 0.93, low: 0.875, high: 0.96 }] },
];

function told(changes: Partial<NonNullable<typeof comparison>>): void {
  render(GapGrowth, { comparison: { ...comparison!, beyond: 0.8, ...changes }, index: 0, growth, step: 0 });
}

it("tells shares in per cent", () => {
  told({ shares: true });
  expect(screen.getByText("median 93.0 %, between 87.5 % and 96.0 %; needs all of that above 80.0 %")).toBeTruthy();
});

it("tells other numbers as they are", () => {
  told({ shares: false });
  expect(screen.getByText("median 0.930, between 0.875 and 0.960; needs all of that above 0.800")).toBeTruthy();
});

it("tells what every network needs in per cent too", () => {
  told({ shares: true, rule: "always", beyond: 1 });
  expect(screen.getByText("needs 100 % or more in every network")).toBeTruthy();
});
