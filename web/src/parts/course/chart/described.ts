import type { Chart } from "@/generated/protocol";
import { t } from "@/words";
import { numberOf } from "./axis";
import { median } from "./shape";

/** A chart in words, for those who cannot see it. */
export function described(chart: Chart): string {
  return `${chart.title}: ${parts(chart).join("; ")}`;
}

function parts(chart: Chart): string[] {
  switch (chart.type) {
    case "lines": {
      const said = numberOf(chart.y_scale);
      return chart.lines.map(({ name, middle }) =>
        t("course.chart-line", { name, from: said(middle[0]), to: said(middle.at(-1)), along: chart.along }));
    }
    case "groups": {
      const said = numberOf(chart.scale);
      return chart.groups.map(({ name, values }) => t("course.chart-group", { name, median: said(median(values)) }));
    }
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
