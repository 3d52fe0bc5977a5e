import { describe, expect, it } from "vitest";
import { unpack } from "./frames";

/** A message as `pellucid/lab/protocol/arrays.py` packs it. */
function packed(head: object, bodies: ArrayBufferView[]): ArrayBuffer {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const parts: Uint8Array[] = [new Uint8Array([...new Uint8Array(Uint32Array.of(text.length).buffer), ...text])];
  for (const body of bodies) parts.push(new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
  const padded = parts.flatMap((part) => [...part, ...new Uint8Array(-part.length & 7)]);
  return Uint8Array.from(padded).buffer;
}

describe("unpack", () => {
  it("reads arrays of every kind in place", () => {
    const bytes = packed(
      {
        type: "example",
        arrays: [
          { name: "w", dtype: "float32", shape: [1, 3], scale: 1 },
          { name: "n", dtype: "int32", shape: [2], scale: 1 },
          { name: "u", dtype: "uint8", shape: [5], scale: 1 },
          { name: "i", dtype: "int8", shape: [2], scale: 0.5 },
        ],
      },
      [Float32Array.of(0.5, -1, 3), Int32Array.of(7, -7), Uint8Array.of(1, 2, 3, 4, 255), Int8Array.of(-128, 127)],
    );
    const { type, tensors } = unpack(bytes);
    expect(type).toBe("example");
    expect([...(tensors["w"]?.values ?? [])]).toEqual([0.5, -1, 3]);
    expect([...(tensors["n"]?.values ?? [])]).toEqual([7, -7]);
    expect([...(tensors["u"]?.values ?? [])]).toEqual([1, 2, 3, 4, 255]);
    expect(tensors["i"]).toMatchObject({ scale: 0.5, shape: [2] });
    expect(tensors["w"]?.values.buffer).toBe(bytes);
  });

  it("reads a message without arrays, and one with an empty array", () => {
    expect(unpack(packed({ type: "scene", arrays: [] }, [])).tensors).toEqual({});
    const { tensors } = unpack(packed({ type: "x", arrays: [{ name: "e", dtype: "int32", shape: [0, 4], scale: 1 }] }, []));
    expect(tensors["e"]?.values.length).toBe(0);
  });

  it("reads words beyond ASCII", () => {
    expect(unpack(packed({ type: "x", name: "año €", arrays: [] }, []))).toMatchObject({ name: "año €" });
  });
});
