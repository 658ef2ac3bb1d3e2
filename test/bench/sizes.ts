/** What a browser must fetch: each entry of the web app with everything it needs at once, gzip. */
import { globSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { gzipSync } from "node:zlib"
import type { Row } from "./table.ts"

const dist = join(import.meta.dirname, "..", "..", "web", "dist")
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
const zipped = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length

export function benchSizes(): readonly Row[] {
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
    ...rest.map(({ name, size }) => row(name, size)),
  ]
}
