/** What a browser holds while it sends: the memory of its own processes, by the size of the scan. */
import { readFileSync } from "node:fs"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Page } from "playwright-core"
import { withPage } from "./browser.ts"
import { megabytesPerSecond } from "./table.ts"
import type { Row } from "./table.ts"

const sizes = [64, 256, 768]
/** Of the scan's pieces, of which each is a little shorter than a mebibyte. */
const pieceLength = 50 * 20_971

interface Sent {
  readonly preparing: number
  readonly sending: number
}

/** Takes every part and keeps none. */
function takeParts(request: IncomingMessage, response: ServerResponse): void {
  const pieces: Buffer[] = []
  const isQuestion = request.method === "POST"
  request.on("data", (piece: Buffer) => isQuestion && pieces.push(piece))
  request.on("end", () => {
    const asked: { readonly chunks: readonly string[] } = isQuestion
      ? JSON.parse(Buffer.concat(pieces).toString())
      : { chunks: [] }
    response.setHeader("content-type", "application/json")
    response.end(JSON.stringify(isQuestion ? { missing: asked.chunks } : {}))
  })
}

/** By the browser's own list of its processes, in megabytes. */
async function heldBy(page: Page): Promise<{ readonly page: number; readonly others: number }> {
  const browser = page.context().browser()
  if (browser === null) throw new Error("a browser that does not say what it runs")
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send("SystemInfo.getProcessInfo")
  await session.detach()
  const resident = (pid: number): number =>
    Number(/VmRSS:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024
  const of = (isPage: boolean): number[] =>
    processInfo.filter(({ type }) => (type === "renderer") === isPage).map(({ id }) => resident(id))
  return { page: Math.max(0, ...of(true)), others: of(false).reduce((sum, one) => sum + one, 0) }
}

const measured = (megabytes: number): Promise<Row> =>
  withPage(async (page) => {
    const before = await heldBy(page)
    const peak = { ...before }
    const over = new AbortController()
    const looking = (async () => {
      while (!over.signal.aborted) {
        const now = await heldBy(page)
        peak.page = Math.max(peak.page, now.page)
        peak.others = Math.max(peak.others, now.others)
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    })()
    const { preparing, sending } = await page.evaluate<Sent>(`bench.sending(${megabytes})`)
    over.abort()
    await looking
    const bytes = megabytes * pieceLength
    const whole = (value: number): string => Math.round(value).toString()
    return {
      what: `STL of ${Math.round(bytes / 1e6)} MB: prepared, sealed, outbox, uploaded`,
      ours: `${whole(peak.page)} MB of the page's process (${whole(before.page)} before), ${whole(peak.others)} MB of the others (${whole(before.others)} before)`,
      peer: `prepared ${megabytesPerSecond(bytes, preparing)}, sealed and uploaded ${megabytesPerSecond(bytes, sending)}`,
      ratio: "",
    }
  }, takeParts)

export async function benchBrowserUpload(): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const megabytes of sizes) rows.push(await measured(megabytes))
  return rows
}
