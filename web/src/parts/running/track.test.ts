import { describe, expect, it } from "vitest";
import { latestOnly } from "@/lib/latest";
import type { Moment } from "@/state/curves";
import { asked } from "./keys";
import { heights, sparse, trackPath } from "./track";

const way = (losses: (number | null)[]): Moment[] =>
  losses.map((trainingLoss, at) => ({
    moment: at * 10, epoch: at, trainingLoss, testLoss: null, trainingMetric: null, testMetric: null, gradients: [], dead: [],
  }));

describe("the track of the scrubber", () => {
  it("has the largest loss on top and the smallest at its foot", () => {
    const path = trackPath(way([1, 0.1, 0.01]), 20, heights([way([1, 0.1, 0.01])]));
    expect(path).toBe("M0.0 4.0L500.0 50.0L1000.0 96.0");
  });

  it("leaves out what has run away, and is empty before there is a way", () => {
    expect(trackPath(way([1, null, 0.5]), 20, heights([way([1, 0.5])]))).not.toContain("NaN");
    expect(trackPath(way([1]), 0, heights([[]]))).toBe("");
  });

  it("is a line in the middle where the loss never changes", () => expect(heights([way([2, 2])])(2)).toBe(0.5));
});

it("chooses some of many, the first and the last among them", () => {
  const few = sparse(Array.from({ length: 1000 }, (_, at) => at), 10);
  expect(few).toHaveLength(10);
  expect([few[0], few.at(-1)]).toEqual([0, 999]);
  expect(sparse([1, 2], 10)).toEqual([1, 2]);
});

describe("latestOnly", () => {
  it("asks one at a time, and of what comes meanwhile only the newest", async () => {
    const wishes: number[] = [];
    const ends: (() => void)[] = [];
    const wish = latestOnly((one: number) => {
      wishes.push(one);
      return new Promise<void>((end) => ends.push(end));
    });
    [1, 2, 3].forEach(wish);
    expect(wishes).toEqual([1]);
    ends[0]?.();
    await Promise.resolve().then(() => Promise.resolve()).then(() => Promise.resolve());
    expect(wishes).toEqual([1, 3]);
  });

  it("goes on after a refusal", async () => {
    const wishes: number[] = [];
    const wish = latestOnly((one: number) => {
      wishes.push(one);
      return Promise.reject(new Error("no"));
    });
    wish(1);
    await new Promise((end) => setTimeout(end));
    wish(2);
    expect(wishes).toEqual([1, 2]);
  });
});

describe("keys", () => {
  const pressed = (key: string, change: object = {}) => ({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...change });
  const html = (text: string) => {
    document.body.innerHTML = text;
    return document.body.firstElementChild;
  };

  it("trains with Space, unless a control has the focus", () => {
    expect(asked(pressed(" "), document.body)).toBe("train");
    expect(asked(pressed(" "), html("<button>x</button>"))).toBeNull();
    expect(asked(pressed(" "), html("<div role=application tabindex=0></div>"))).toBeNull();
  });
  it("undoes and redoes, unless one is writing", () => {
    expect(asked(pressed("z", { ctrlKey: true }), html("<button>x</button>"))).toBe("undo");
    expect(asked(pressed("Z", { metaKey: true, shiftKey: true }), null)).toBe("redo");
    expect(asked(pressed("y", { ctrlKey: true }), null)).toBe("redo");
    expect(asked(pressed("z", { ctrlKey: true }), html("<input type=number>"))).toBeNull();
    expect(asked(pressed("z", { ctrlKey: true }), html("<input type=range>"))).toBe("undo");
  });
  it("leaves the rest alone", () => expect(asked(pressed("z"), null)).toBeNull());
});
