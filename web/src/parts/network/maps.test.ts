// @vitest-environment node
import { describe, expect, it } from "vitest";
import type { LayerScene } from "@/generated/protocol";
import { frameOf, sceneOf } from "@/testing/messages";
import { layoutOf } from "./layout";
import { linksPaired } from "./links";
import { channel, isOverPicture, kernelOf, mapOf, shapeBefore, strongest } from "./maps";
import { weightStrokes } from "./strokes";

const dense = { activation: "relu", dropout: 0, output: false } as const;
const layers: LayerScene[] = [
  { ...dense, name: "conv_1", kind: "conv", inputs: 9, units: 2, window: 3, shape: [2, 2, 2] },
  { ...dense, name: "max-pool_1", kind: "pool", inputs: 0, units: 2, window: 2, shape: [1, 1, 2] },
  { ...dense, name: "dense_1", kind: "dense", inputs: 2, units: 3, window: 1, shape: [3], output: true },
];
const plain = sceneOf();
const scene = sceneOf({ layers, data: { ...plain.data, image: [2, 2], plane: false, features: ["a", "b", "c", "d"] } });
const tensor = (values: number[], ...shape: number[]) => ({ values: Float32Array.from(values), shape, scale: 1 });

describe("maps", () => {
  it("know what each layer reads", () => {
    expect([0, 1, 2].map((at) => shapeBefore(scene, at))).toEqual([[2, 2, 1], [2, 2, 2], [1, 1, 2]]);
    expect([isOverPicture(scene), isOverPicture(plain)]).toEqual([true, false]);
    expect(shapeBefore(plain, 0)).toEqual([2]);
  });

  it("are those of the example that is traced, else those that a frame tells of", () => {
    const told = { values: Int8Array.of(1, 2, 3, 4, 5, 6, 7, 127), shape: [2, 2, 2], scale: 0.5 };
    const frame = frameOf({ tensors: { "maps/conv_1": told } });
    expect(mapOf(frame, null, "conv_1", 1)).toEqual({ rows: 2, columns: 2, cells: [5, 6, 7, 127], most: 127 });
    const traced = { tensors: { "a/conv_1": tensor([1, -9, 2, 8, 3, 7, 4, 6], 2, 2, 2) } };
    expect(mapOf(frame, traced as never, "conv_1", 1)).toEqual({ rows: 2, columns: 2, cells: [-9, 8, 7, 6], most: 9 });
    expect(mapOf(frame, null, "dense_1", 0)).toBeNull();
    expect(channel(tensor([1, 2], 2), 0)).toBeNull();
  });

  it("are joined by the strongest weight between two channels", () => {
    // Two channels, three places, one unit: weights lie channel beside channel.
    const weights = tensor([0.1, 9, -0.7, 0, 0.3, -1], 6, 1);
    expect([strongest(weights, 2, 0, 0), strongest(weights, 2, 1, 0)]).toEqual([2, 1]);
    expect(kernelOf(weights, [1, 3, 2], 0).cells).toEqual([9, -0.7, -1].map(Math.fround));
    const link = { from: { x: 0, y: 0 }, to: { x: 1, y: 0 }, source: 0, unit: 0 };
    const frame = frameOf({ tensors: { "weights/conv_2": weights } });
    const [stroke] = weightStrokes(frame, { layer: "conv_2", links: [link], sources: 2 }, 1);
    expect(stroke?.strength).toBeCloseTo(-0.7);
  });

  it("stand beside the picture, each pool's channel behind its own", () => {
    const shape = { inputs: 1, units: [2, 2, 3], picture: true, pools: [false, true, false] };
    const { columns, joints } = layoutOf(shape, { width: 600, height: 300 }, { left: 10, right: 10 });
    expect(joints).toEqual(["links", "pairs", "links"]);
    expect(columns[0]!.size).toBeGreaterThan(columns[1]!.size);
    expect(linksPaired(columns[1]!, columns[2]!).map(({ source, unit }) => [source, unit])).toEqual([[0, 0], [1, 1]]);
    const [first] = weightStrokes(frameOf(), { layer: "max-pool_1", links: linksPaired(columns[1]!, columns[2]!), sources: 2 }, 1);
    expect(first?.plain).toBe(true);
  });
});
