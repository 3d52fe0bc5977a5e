import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";

const MARGIN = 2;

/** Where the points of a loss's line are: from zero at the bottom to the largest at the top. */
export function lossPoints(losses: readonly number[], width: number, height: number): [number, number][] {
  const [, high = 1] = extent(losses);
  const x = scaleLinear([0, Math.max(1, losses.length - 1)], [0, width]);
  const y = scaleLinear([0, high > 0 ? high : 1], [height - MARGIN, MARGIN]);
  return losses.map((loss, at) => [x(at), y(loss)]);
}
