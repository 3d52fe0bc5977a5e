import { three } from "@/draw/numbers";
import type { Chart } from "@/generated/protocol";
import { t } from "@/words";
import { median } from "./shape";

/** A chart in words, for those who cannot see it. */
export function described(chart: Chart): string {
  return `${chart.title}: ${parts(chart).join("; ")}`;
}

function parts(chart: Chart): string[] {
  switch (chart.type) {
    case "lines":
      return chart.lines.map(({ name, middle }) =>
        t("course.chart-line", { name, from: three(middle[0]), to: three(middle.at(-1)), along: chart.along }));
    case "groups":
      return chart.groups.map(({ name, values }) => t("course.chart-group", { name, median: three(median(values)) }));
    case "maps":
      return chart.maps.map(({ name }) => name);
  }
}

/** Whether there is anything to see in it. */
export function isEmpty(chart: Chart): boolean {
  switch (chart.type) {
    case "lines":
      return chart.x.length === 0 || chart.lines.length === 0;
    case "groups":
      return chart.groups.length === 0;
    case "maps":
      return chart.maps.length === 0;
  }
}
