import { afterEach, describe, expect, it } from "vitest";
import type { Setup } from "@/generated/protocol";
import { inWords, placeInWords, placeToTell, told } from "@/parts/classroom/in-words";
import { speak } from "@/words/language.svelte";

const setup = {
  data: { source: "moons" },
  network: { hidden: [{ units: 4, activation: "tanh" }, { units: 2, activation: "leaky-relu" }] },
  training: { optimizer: "adam", learning_rate: 0.03 },
} as Setup;

afterEach(() => speak("en"));

describe("a set-up in words", () => {
  it("names data, layers and how it learns", () => {
    expect(inWords(told(setup))).toBe("Moons · 4 tanh, 2 leaky ReLU · Adam 0.0300");
  });
  it("has no gap where there is no hidden layer", () => {
    expect(inWords({ ...told(setup), hidden: [] })).toBe("Moons · Adam 0.0300");
  });
});

describe("a place in words", () => {
  it.each([
    ["bench", "at the bench"],
    ["course/3", "in lesson 3"],
    ["course", "at the course"],
    ["quiz/network", "at a quiz"],
    ["", "on the page"],
    ["nowhere", "on the page"],
  ])("%s: %s", (place, words) => expect(placeInWords(place)).toBe(words));

  it("speaks Spanish too", () => {
    speak("es");
    expect(placeInWords("course/3")).toBe("en la lección 3");
  });
});

it("tells the server only places that it takes", () => {
  expect(placeToTell("course/2")).toBe("course/2");
  expect(placeToTell("games/connect-four/4453")).toBe("games/connect-four");
  expect(placeToTell("<b>")).toBe("bench");
  expect(placeToTell("a".repeat(61))).toBe("bench");
});
