/** How the app is bundled: hashed files, nothing inline, so that the strictest content policy holds. */
import react from "@vitejs/plugin-react"
import type { InlineConfig, Plugin } from "vite"

/** OpenJPEG is one script for Node and browsers; what it would ask Node for is nothing here, and no warning either. */
const withoutNode = (): Plugin => ({
  name: "without-node",
  enforce: "pre",
  resolveId: (asked, from) =>
    (asked === "fs" || asked === "path") && from?.includes("codec-openjpeg") === true ? "\0nothing" : null,
  load: (id) => (id === "\0nothing" ? "export {}" : null),
})

export const appConfig = (outDir: string): InlineConfig => ({
  root: import.meta.dirname,
  configFile: false,
  base: "/",
  logLevel: "warn",
  plugins: [react()],
  worker: { format: "es", plugins: () => [withoutNode()] },
  build: {
    outDir,
    emptyOutDir: true,
    /** The app, and the page on a patient's own telephone, which loads nothing of it. */
    rollupOptions: {
      input: [`${import.meta.dirname}/index.html`, `${import.meta.dirname}/einwilligen.html`],
    },
    target: ["chrome137", "firefox148", "safari18.4"],
    /** A data: address would be a hole in the content policy. */
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    /** The chunk of three.js is large and loaded only where a scan is looked at. */
    chunkSizeWarningLimit: 900,
    sourcemap: false,
  },
})

/** One classic file without imports: a service worker that needs nothing it would have to fetch first. */
export const offlineConfig = (outDir: string, define: Record<string, string>): InlineConfig => ({
  root: import.meta.dirname,
  configFile: false,
  logLevel: "warn",
  publicDir: false,
  define,
  build: {
    outDir,
    emptyOutDir: false,
    target: ["chrome137", "firefox148", "safari18.4"],
    lib: { entry: `${import.meta.dirname}/offline/sw.ts`, formats: ["es"], fileName: () => "sw.js" },
  },
})

export default appConfig("dist")
