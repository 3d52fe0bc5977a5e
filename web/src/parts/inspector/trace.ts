/** One example's way through the network and back, read out of a `Traced` message. */

import type { ActivationName, Traced } from "@/generated/protocol";
import type { Received, Tensors } from "@/lib/frames";

/** Numbers in rows and columns, rows first, as they came. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: ArrayLike<number>;
}

/** One layer's numbers: those of the way there, and those of the error's way back. */
export interface LayerNumbers {
  readonly name: string;
  /** Whether its numbers are maps, by row, column and channel: then every weight is at work at many places. */
  readonly map: boolean;
  readonly activation: ActivationName;
  readonly x: ArrayLike<number>;
  readonly weights: Matrix;
  readonly bias: ArrayLike<number>;
  readonly z: ArrayLike<number>;
  readonly a: ArrayLike<number>;
  readonly slope: ArrayLike<number>;
  readonly da: ArrayLike<number>;
  readonly dz: ArrayLike<number>;
  readonly updates: Matrix;
  readonly biasUpdates: ArrayLike<number>;
}

/** What a `Traced` says, its arrays sorted by layer. */
export interface ExampleNumbers {
  readonly row: number | null;
  readonly moment: number;
  readonly loss: number | null;
  readonly target: number | null;
  readonly answer: string;
  readonly rate: number;
  readonly layers: readonly LayerNumbers[];
  /** All of it as it came, with the shapes of maps. */
  readonly tensors: Tensors;
}

export function at(numbers: ArrayLike<number>, index: number): number {
  return numbers[index] ?? Number.NaN;
}

export function cell(matrix: Matrix, row: number, column: number): number {
  return at(matrix.values, row * matrix.columns + column);
}

export function largestFirst(sizes: ArrayLike<number>): number[] {
  const order = Array.from({ length: sizes.length }, (_, index) => index);
  return order.sort((one, other) => Math.abs(at(sizes, other)) - Math.abs(at(sizes, one)));
}

/** The numbers of a `Traced`: views of its arrays, copied nowhere. */
export function readTrace(traced: Received<Traced>): ExampleNumbers {
  const { row, moment, loss, target, answer, rate, tensors } = traced;
  const layers = traced.layers.map(({ name, activation }) => readLayer(name, activation, tensors));
  return { row, moment, loss, target, answer, rate, layers, tensors };
}

function readLayer(
  name: string,
  activation: ActivationName,
  tensors: Tensors,
): LayerNumbers {
  const of = (kind: string): Table => tensors[`${kind}/${name}`] ?? { shape: [0], values: [] };
  return {
    name,
    activation,
    map: of("z").shape.length > 1,
    x: of("x").values,
    weights: matrix(of("weights")),
    bias: of("bias").values,
    z: of("z").values,
    a: of("a").values,
    slope: of("slope").values,
    da: of("da").values,
    dz: of("dz").values,
    updates: matrix(of("updates")),
    biasUpdates: of("bias-updates").values,
  };
}

interface Table {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

function matrix({ shape, values }: Table): Matrix {
  return { rows: shape[0] ?? 0, columns: shape[1] ?? 0, values };
}
