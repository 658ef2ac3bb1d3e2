/** What a browser must fetch: each entry of the web app with everything it needs at once, gzip. */
import { globSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { gzipSync } from "node:zlib"
import { build } from "vite"
import type { Row } from "./table.ts"

const dist = join(import.meta.dirname, "..", "..", "web", "dist")
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
const zipped = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length

/** The engine alone with rules, countries, words and the law of every day, packed like the web app. */
async function engineSize(): Promise<number> {
  const policy = join(import.meta.dirname, "..", "..", "core", "policy")
  const entries = ["decide", "hosting", "chain", "retention"].map((name) => join(policy, `${name}.ts`))
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: true,
      lib: { entry: entries, formats: ["es"] },
    },
  })
  const chunks = [built].flat().flatMap((one) => ("output" in one ? one.output : []))
  const code = chunks.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join("")
  return gzipSync(code, { level: 9 }).length
}

export async function benchSizes(): Promise<readonly Row[]> {
  const atOnce = (page: string): number => {
    const html = readFileSync(join(dist, page), "utf8")
    const paths = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/gu)].map(([, path = ""]) =>
      join(dist, path),
    )
    return [...new Set(paths)].reduce((sum, path) => sum + zipped(path), 0)
  }
  const rest = globSync("assets/*.{js,css,wasm}", { cwd: dist })
    .map((path) => ({ name: basename(path).replace(/-[\w-]{8}\./u, "."), size: zipped(join(dist, path)) }))
    .filter(({ size }) => size > 15_000)
    .sort((a, b) => b.size - a.size)
  const row = (what: string, size: number): Row => ({ what, ours: kilobytes(size), peer: "", ratio: "" })
  return [
    row("first page with everything it loads at once", atOnce("index.html")),
    row("the page on a patient's own telephone", atOnce("einwilligen.html")),
    row("the policy engine alone, rules and countries with it", await engineSize()),
    ...rest.map(({ name, size }) => row(name, size)),
  ]
}
