import type { Component } from "svelte";
import type { Panel } from "@/state/view.svelte";

type Fetched = Promise<{ default: Component }>;

/** What fills each panel; it is fetched when the panel is first opened. */
const PARTS: Record<Panel | "inspector", () => Fetched> = {
  inspector: () => import("@/parts/inspector/Inspector.svelte"),
  doctor: () => import("@/parts/doctor/Doctor.svelte"),
  slow: () => import("@/parts/slow/SlowMotion.svelte"),
  spread: () => import("@/parts/spread/Spread.svelte"),
  examples: () => import("@/parts/examples/Examples.svelte"),
  keeping: () => import("@/parts/keeping/Keeping.svelte"),
  drawing: () => import("@/parts/drawing-board/DrawingBoard.svelte"),
};

/** These show something in the network, which stays in sight beside them. */
export function isBeside(panel: Panel | "inspector" | null): boolean {
  return panel === "slow" || panel === "drawing" || panel === "doctor";
}

export async function partOf(panel: Panel | "inspector"): Promise<Component> {
  return (await PARTS[panel]()).default;
}
