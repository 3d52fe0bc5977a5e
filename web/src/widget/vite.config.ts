import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";
import { shadowed } from "./styles.ts";

const web = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The name of what the bundle makes, inside the script. */
const NAME = "PellucidWidget";

/** The bench as a notebook's widget: one script beside the page. */
export default defineConfig({
  root: web("."),
  plugins: [svelte(), oneScript()],
  resolve: { alias: { "@": web("src") } },
  publicDir: false,
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    outDir: web("../src/pellucid/lab/page"),
    emptyOutDir: false,
    target: "es2022",
    cssCodeSplit: false,
    lib: { entry: web("src/widget/index.ts"), formats: ["iife"], name: NAME, fileName: () => "widget.js" },
    rollupOptions: { output: { exports: "default" } },
  },
});

/**
 * One script, its styles in it, that makes a bench anew each time it is called: notebooks load a
 * widget's script once and call it for every model, and each model has a bench of its own.
 */
function oneScript(): Plugin {
  return {
    name: "one-script",
    enforce: "post",
    generateBundle(_, bundle) {
      let styles = "";
      for (const [file, part] of Object.entries(bundle)) {
        if (part.type !== "asset") continue;
        if (file.endsWith(".css")) styles += String(part.source);
        delete bundle[file];
      }
      for (const part of Object.values(bundle)) {
        if (part.type !== "chunk") continue;
        const own = `const PELLUCID_STYLES=${JSON.stringify(shadowed(styles))};`;
        part.code = `export default function(){${own}\n${part.code}\nreturn ${NAME}}\n`;
      }
    },
  };
}
