import { ticks } from "d3-array";
import type uPlot from "uplot";
import { DARK, LIGHT, LINES } from "@/generated/colours";
import { tick } from "@/draw/numbers";
import type { Pen } from "@/draw/pen";
import type { Moment } from "@/state/curves";
import { t } from "@/words";

/** Which two curves a chart shows. */
export interface Pair {
  training: "trainingLoss" | "trainingMetric";
  test: "testLoss" | "testMetric";
}

export const LOSS: Pair = { training: "trainingLoss", test: "testLoss" };
export const METRIC: Pair = { training: "trainingMetric", test: "testMetric" };

/** How a number beside the upright axis is written. */
export type Ticked = (value: number) => string;

/** The way so far, as uPlot takes it. */
export function dataOf(way: readonly Moment[], pair: Pair): uPlot.AlignedData {
  return [
    way.map((one) => one.epoch),
    way.map((one) => one[pair.training]),
    way.map((one) => one[pair.test]),
  ];
}

type Theme = Record<keyof typeof LIGHT, string>;

/** A chart of two lines over epochs. `left` is asked for the ways that were left at every drawing. */
export function optionsOf(size: { width: number; height: number }, dark: boolean, names: [string, string], draw: (chart: uPlot) => void, ticked: Ticked = tick): uPlot.Options {
  const theme: Theme = dark ? DARK : LIGHT;
  const grid = { stroke: theme.line, width: 1 };
  const axis = { stroke: theme.soft, grid, ticks: { show: false }, font: "12px Inter Variable", gap: 4 };
  const line = (name: "training" | "test", label: string): uPlot.Series => ({
    label,
    stroke: theme[LINES[name].ink],
    dash: [...LINES[name].dashes].map((dash) => dash * 2),
    width: 1.8,
    points: { show: false },
    spanGaps: true,
  });
  return {
    ...size,
    padding: [8, 16, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { size: 6 }, drag: { setScale: false } },
    scales: { x: { time: false } },
    axes: [
      {
        ...axis, size: 24, values: (_, ticks) => ticks.map(tick),
        label: t("running.epoch"), labelFont: axis.font, labelSize: 16, labelGap: 0,
      },
      { ...axis, size: 52, values: (_, ticks) => ticks.map(ticked) },
    ],
    series: [{}, line("training", names[0]), line("test", names[1])],
    hooks: { draw: [draw] },
  };
}

/** Draws a chart once more with another pen, in the pixels of the page: for pictures to keep. */
export function drawAgain(pen: Pen, chart: uPlot, dark: boolean, ticked: Ticked): void {
  const theme: Theme = dark ? DARK : LIGHT;
  const sharp = devicePixelRatio || 1;
  const [left, top] = [chart.bbox.left / sharp, chart.bbox.top / sharp];
  const [width, height] = [chart.bbox.width / sharp, chart.bbox.height / sharp];
  const x = (value: number) => left + chart.valToPos(value, "x");
  const y = (value: number) => top + chart.valToPos(value, "y");
  const { x: along, y: up } = chart.scales;
  Object.assign(pen, { strokeStyle: theme.line, fillStyle: theme.soft, lineWidth: 1, textAlign: "center" });
  for (const value of ticks(along?.min ?? 0, along?.max ?? 1, 6)) {
    stroke(pen, [[x(value), top], [x(value), top + height]]);
    pen.fillText(tick(value), x(value), top + height + 15);
  }
  pen.fillText(t("running.epoch"), left + width / 2, top + height + 31);
  pen.textAlign = "right";
  for (const value of ticks(up?.min ?? 0, up?.max ?? 1, 4)) {
    stroke(pen, [[left, y(value)], [left + width, y(value)]]);
    pen.fillText(ticked(value), left - 6, y(value) + 4);
  }
  const [epochs, ...lines] = chart.data;
  lines.forEach((line, at) => {
    const { ink, dashes } = LINES[at === 0 ? "training" : "test"];
    Object.assign(pen, { strokeStyle: theme[ink], lineWidth: 1.8 });
    pen.setLineDash(dashes.map((dash) => 2 * dash));
    const known = Array.from(epochs ?? []).flatMap((epoch, one) => {
      const value = line[one];
      return value === null || value === undefined ? [] : [[x(epoch), y(value)] as const];
    });
    stroke(pen, known);
  });
}

function stroke(pen: Pen, points: readonly (readonly [number, number])[]): void {
  pen.beginPath();
  for (const [x, y] of points) pen.lineTo(x, y);
  pen.stroke();
}

/** Draws a way that was left, faintly, on a chart that knows the scales. */
export function drawLeft(chart: uPlot, way: readonly Moment[], pair: Pair, colour: string): void {
  const { ctx } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.rect(chart.bbox.left, chart.bbox.top, chart.bbox.width, chart.bbox.height);
  ctx.clip();
  ctx.globalAlpha = 0.35;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  for (const one of way) {
    const value = one[pair.training];
    if (value !== null) ctx.lineTo(chart.valToPos(one.epoch, "x", true), chart.valToPos(value, "y", true));
  }
  ctx.stroke();
  ctx.restore();
}
