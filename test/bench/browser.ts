/** Figures from a real Chromium: sealing a Blob beside the same path without it, a scan beside three.js's loader. */
import { createServer } from "node:http"
import type { IncomingMessage, ServerResponse } from "node:http"
import { once } from "node:events"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { extname, join } from "node:path"
import type { Page } from "playwright-core"
import { build } from "vite"
import { openKept } from "../browser/open-browser.ts"
import { megabytesPerSecond } from "./table.ts"
import type { Row } from "./table.ts"

interface Sealing {
  readonly sealed: number
  readonly plain: number
  readonly bytes: number
}
interface Opening {
  readonly ours: number
  readonly three: number
  readonly triangles: number
}

interface Rewritten {
  readonly seconds: number
  readonly clean: number
  readonly bytes: number
}
export interface Rewriting {
  readonly dvt: Rewritten
  readonly mesh: Rewritten & { readonly copied: number }
  readonly picture: Rewritten & { readonly decoded: number }
}

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" }

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** The page of the bench in a browser of its own; `api` answers what is no file of the page. */
export async function withPage<Value>(
  work: (page: Page) => Promise<Value>,
  api: Answer = (_, response) => void response.writeHead(404).end(),
): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"))
  await build({
    root: join(import.meta.dirname, "page"),
    logLevel: "silent",
    build: { outDir: folder, emptyOutDir: true, target: "es2024" },
    worker: { format: "es" },
  })
  const server = createServer((request, response) => {
    const path = request.url === "/" ? "/index.html" : (request.url ?? "")
    if (!existsSync(join(folder, path))) return api(request, response)
    response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream")
    return void response.end(readFileSync(join(folder, path)))
  })
  server.listen(0, "localhost")
  await once(server, "listening")
  const address = server.address()
  const port = address !== null && typeof address === "object" ? address.port : 0
  const profile = mkdtempSync(join(tmpdir(), "bench-profile-"))
  const context = await openKept(profile)
  try {
    const page = await context.newPage()
    await page.goto(`http://localhost:${port}/`)
    await page.waitForFunction("globalThis.bench !== undefined")
    return await work(page)
  } finally {
    await context.close()
    server.close()
    for (const one of [folder, profile]) rmSync(one, { recursive: true, force: true })
  }
}

export const benchBrowser = (): Promise<readonly Row[]> =>
  withPage(async (page) => {
    const sealing = await page.evaluate<Sealing>("bench.sealing()")
    const opening = await page.evaluate<Opening>("bench.opening()")
    const rewriting = await page.evaluate<Rewriting>("bench.rewriting()")
    return [...rowsOf(sealing, opening), ...rewritingRows(rewriting)]
  })

const rowsOf = (sealing: Sealing, opening: Opening): readonly Row[] => [
  {
    what: "256 MiB, file of the browser's disk to sealed file",
    ours: megabytesPerSecond(sealing.bytes, sealing.sealed),
    peer: `the same path without encryption: ${megabytesPerSecond(sealing.bytes, sealing.plain)}`,
    ratio: (sealing.plain / sealing.sealed).toFixed(2),
  },
  {
    what: `STL of ${opening.triangles.toLocaleString("en")} triangles: read, weld, normals`,
    ours: `${Math.round(opening.ours * 1000)} ms`,
    peer: `three.js STLLoader, mergeVertices, computeVertexNormals: ${Math.round(opening.three * 1000)} ms`,
    ratio: (opening.three / opening.ours).toFixed(1),
  },
]

function rewritingRows({ dvt, mesh, picture }: Rewriting): readonly Row[] {
  const row = (what: string, one: Rewritten, peer = "", ratio = ""): Row => {
    if (one.clean === 0) throw new Error(`${what}: refused`)
    return { what, ours: megabytesPerSecond(one.bytes, one.seconds), peer, ratio }
  }
  const milliseconds = (seconds: number): string => `${(seconds * 1000).toFixed(0)} ms`
  return [
    row("100 slices of a DVT in a worker: rewrite, leak check, SHA-256", dvt),
    row(
      "STL of 50 MB in a worker, the same",
      mesh,
      `a plain copy: ${milliseconds(mesh.copied)}`,
      (mesh.copied / mesh.seconds).toFixed(2),
    ),
    row(
      `photograph of 4 megapixels in a worker, the same: ${milliseconds(picture.seconds)}`,
      picture,
      `the platform's decoder alone: ${milliseconds(picture.decoded)}`,
      (picture.decoded / picture.seconds).toFixed(2),
    ),
  ]
}
