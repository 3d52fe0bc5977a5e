// @vitest-environment node
import { expect, it } from "vitest";
import { fine } from "@/parts/inspector/fine";

it("writes so many digits that a change is seen, and never fewer than three", () => {
  expect([fine(-1.75, 0.00031), fine(-1.75031, 0.00031)]).toEqual(["−1.75000", "−1.75031"]);
  expect(fine(0.5, 0.2)).toBe("0.500");
});

it("stops where there is nothing more to tell", () => {
  expect(fine(1.75, 1e-12)).toBe("1.7500000");
  expect(fine(1.75, 0)).toBe("1.75");
  expect(fine(Number.NaN, 1)).toBe("–");
});
