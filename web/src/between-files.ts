/**
 * Files of tests share one page and one process, which is four times as fast as one for each. So
 * whatever a file leaves behind goes here: the next has modules of its own and an empty page.
 */
import { afterAll, vi } from "vitest";

afterAll(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.resetModules();
  if (typeof document === "undefined") return; // a file that asked for no page
  localStorage.clear();
  sessionStorage.clear();
  document.body.replaceChildren();
  window.location.hash = "";
});
