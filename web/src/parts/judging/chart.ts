import type uPlot from "uplot";
import { DARK, LIGHT, LINES } from "@/generated/colours";
import { tick } from "@/draw/numbers";
import type { Moment } from "@/state/curves";

/** Which two curves a chart shows. */
export interface Pair {
  training: "trainingLoss" | "trainingMetric";
  test: "testLoss" | "testMetric";
}

export const LOSS: Pair = { training: "trainingLoss", test: "testLoss" };
export const METRIC: Pair = { training: "trainingMetric", test: "testMetric" };

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
export function optionsOf(size: { width: number; height: number }, dark: boolean, names: [string, string], draw: (chart: uPlot) => void): uPlot.Options {
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
      { ...axis, size: 24 },
      { ...axis, size: 52, values: (_, ticks) => ticks.map(tick) },
    ],
    series: [{}, line("training", names[0]), line("test", names[1])],
    hooks: { draw: [draw] },
  };
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
