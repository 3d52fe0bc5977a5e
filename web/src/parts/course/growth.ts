import { area, line } from "d3-shape";
import type { CountSoFar, Judgement } from "@/generated/protocol";
import { type Axis, axisOf } from "./chart/axis";

/** How the median gap and its interval came about, as strokes of a small picture. */
export interface GrowthStrokes {
  middle: string;
  band: string;
  threshold: number;
  ticks: Axis["ticks"];
  end: { x: number; y: number } | null;
}

interface Room {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** One comparison over the networks counted up to a step, in a room that fits all of them. */
export function growthStrokes(
  growth: CountSoFar[], index: number, step: number, { beyond, shares }: Judgement, room: Room,
): GrowthStrokes {
  const gaps = growth.map(({ gaps }) => gaps[index] ?? null);
  const up = axisOf([beyond, ...gaps.flatMap((gap) => [gap?.effect ?? null, gap?.low ?? null, gap?.high ?? null])],
    shares ? "shares" : "linear", room.bottom, room.top, 3);
  const most = growth.at(-1)?.networks ?? 1;
  const x = (at: number) => room.left + ((growth[at]?.networks ?? 0) / most) * (room.right - room.left);
  const y = (value: number | null | undefined) => up.place(value ?? null);
  const shown = gaps.slice(0, step + 1).map((gap, at) => ({ at, gap }));
  const middle = line<(typeof shown)[number]>(({ at }) => x(at), ({ gap }) => y(gap?.effect) ?? 0)
    .defined(({ gap }) => y(gap?.effect) !== null);
  const band = area<(typeof shown)[number]>(({ at }) => x(at), ({ gap }) => y(gap?.low) ?? 0, ({ gap }) => y(gap?.high) ?? 0)
    .defined(({ gap }) => y(gap?.low) !== null && y(gap?.high) !== null);
  const last = y(gaps[step]?.effect);
  return {
    middle: middle(shown) ?? "",
    band: band(shown) ?? "",
    threshold: y(beyond) ?? room.bottom,
    ticks: up.ticks,
    end: last === null ? null : { x: x(step), y: last },
  };
}
