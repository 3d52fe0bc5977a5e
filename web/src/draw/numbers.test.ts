import { afterEach, describe, expect, it } from "vitest";
import { speak } from "@/words/language.svelte";
import { percent, subscripted, three, tick, whole } from "./numbers";

describe("three", () => {
  it.each([
    [0, "0"], [1.2, "1.20"], [-0.03125, "−0.0313"], [999.4, "999"], [999.6, "1,000"], [0.0009996, "0.00100"], [999999, "1.00×10⁶"], [12345, "12,300"],
    [0.00031, "3.10×10⁻⁴"], [-2.5e9, "−2.50×10⁹"], [Infinity, "∞"], [-Infinity, "−∞"], [NaN, "–"], [null, "–"], [undefined, "–"],
  ])("writes %s as %s", (value, text) => expect(three(value)).toBe(text));
});

it("writes shares as per cent", () => {
  expect([0.982, 1, 0, 0.9996, 0.0001, null].map(percent)).toEqual(["98.2 %", "100 %", "0 %", "> 99.9 %", "< 0.1 %", "–"]);
});

it("sets thousands apart", () => expect(whole(1234567.4)).toBe("1,234,567"));

it("writes ticks as short as they are", () => {
  expect([0.5, -2, 1e-3, 0.1 + 0.2].map(tick)).toEqual(["0.5", "−2", "0.001", "0.3"]);
});

it("sets the number of x₁ low, and leaves other names alone", () => {
  expect(["x1", "x2", "x10", "max1", "age"].map(subscripted)).toEqual(["x₁", "x₂", "x10", "max1", "age"]);
});

describe("in Spanish", () => {
  afterEach(() => speak("en"));

  it("writes decimal commas, and sets thousands apart from 10 000 on", () => {
    speak("es");
    expect([three(0.0312), percent(0.982), percent(0.9999), tick(-0.5)]).toEqual(["0,0312", "98,2 %", "> 99,9 %", "−0,5"]);
    expect([whole(1230), whole(12345), three(12345)]).toEqual(["1230", "12\u202F345", "12\u202F300"]);
    expect(three(3.1e-5)).toBe("3,10×10⁻⁵");
  });
});
