import type { ArraySpec, DType } from "@/generated/protocol";

/** An array of the server's, read in place: a number is what is stored times `scale`. */
export interface Tensor {
  values: Float32Array | Int32Array | Int16Array | Uint8Array | Int8Array;
  shape: readonly number[];
  scale: number;
}

/** The arrays of one message, by name. */
export type Tensors = Readonly<Record<string, Tensor>>;

/** What a message becomes once read: one with arrays carries them as tensors. */
export type Received<M> = M extends { arrays: ArraySpec[] } ? M & { tensors: Tensors } : M;

const VIEWS = {
  float32: Float32Array,
  int32: Int32Array,
  int16: Int16Array,
  uint8: Uint8Array,
  int8: Int8Array,
} satisfies Record<DType, unknown>;

interface Head {
  type: string;
  arrays: ArraySpec[];
}

/**
 * One binary message: its head, and its arrays as views of the very bytes that came.
 *
 * The layout is that of `pellucid/lab/protocol/arrays.py`: the head's length (4 bytes, little
 * endian), the head as JSON, then every array; each part padded to a multiple of 8 bytes.
 */
export function unpack(bytes: ArrayBuffer): Head & { tensors: Tensors } {
  const length = new DataView(bytes).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length))) as Head;
  const tensors: Record<string, Tensor> = {};
  let at = padded(4 + length);
  for (const { name, dtype, shape, scale } of head.arrays) {
    const size = shape.reduce((product, side) => product * side, 1);
    const values = new VIEWS[dtype](bytes, at, size);
    tensors[name] = { values, shape, scale };
    at += padded(values.byteLength);
  }
  return { ...head, tensors };
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8;
}
