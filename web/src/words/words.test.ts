import { describe, expect, it } from "vitest";
import en from "./en";
import es from "./es";
import { fill } from "./fill";
import { isKey, t, told } from "./index";
import { speak } from "./language.svelte";

type Area = keyof typeof en;
const AREAS = Object.keys(en) as Area[];
const english = (area: Area): Record<string, string> => en[area];
const spanish = (area: Area): Record<string, string> => es[area];

/** What a sentence leaves open. */
const holes = (sentence: string) => [...new Set([...sentence.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ""))].sort();

/** Left as they are in Spanish: names and signs, which are the same in both. */
const SAME = /^[^a-záéíóúñ]*$|^(XOR|Iris|Diabetes|Dropout|Huber|Error|No|Final|Total|Local)$/;

describe.each(AREAS)("the words of %s", (area) => {
  it("are complete in Spanish", () => expect(Object.keys(spanish(area)).sort()).toEqual(Object.keys(english(area)).sort()));

  it("leave the same open in both languages", () => {
    for (const [key, sentence] of Object.entries(english(area))) {
      expect(holes(spanish(area)[key] ?? ""), `${area}.${key}`).toEqual(holes(sentence));
    }
  });

  it("are written, and translated", () => {
    for (const [key, sentence] of Object.entries(english(area))) {
      expect(sentence.trim(), `${area}.${key}`).not.toBe("");
      if (sentence.length > 24 && !SAME.test(sentence)) expect(spanish(area)[key], `${area}.${key}`).not.toBe(sentence);
    }
  });

  it("have whole holes only", () => {
    for (const sentence of [...Object.values(english(area)), ...Object.values(spanish(area))]) {
      const all = Object.fromEntries(holes(sentence).map((name) => [name, 1]));
      expect(fill(sentence, all), sentence).not.toMatch(/[{}|]/);
    }
  });
});

describe("fill", () => {
  it("fills in values, and the word for a number", () => {
    expect(fill("{n} {n|row|rows} of {name}", { n: 1, name: "iris" })).toBe("1 row of iris");
    expect(fill("{n} {n|row|rows}", { n: 0 })).toBe("0 rows");
    expect(fill("{n|the one|all {n}} rows", { n: 3 })).toBe("all 3 rows");
  });
  it("leaves what is not given as it is", () => expect(fill("{what}", {})).toBe("{what}"));
});

describe("t", () => {
  it("speaks the language that was chosen", () => {
    speak("es");
    expect(t("running.train")).toBe("Entrenar");
    speak("en");
    expect(t("running.train")).toBe("Train");
  });
  it("knows its own keys", () => expect([isKey("running.train"), isKey("running.fly")]).toEqual([true, false]));
  it("falls back on what the server said of a code without words", () => {
    expect(told("refusals", "never-heard-of", {}, "It said so.")).toBe("It said so.");
  });
});
