import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The address of a running `pellucid lab`, for `npm run dev`; its token goes in the page's own address. */
const LAB = process.env.PELLUCID_LAB ?? "http://127.0.0.1:8765";

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  resolve: { alias: { "@": here("./src") } },
  build: {
    outDir: here("../src/pellucid/lab/page"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      "/socket": { target: LAB, ws: true, changeOrigin: true },
      "/upload": { target: LAB, changeOrigin: true },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    isolate: false,
    setupFiles: ["src/between-files.ts"],
  },
});
