/** `npm run bench`, or `npm run bench -- NAME …` for some parts: figures beside a named peer or the machine's limit. */
import { rmSync } from "node:fs"
import { cpus, loadavg } from "node:os"
import { benchBrowserUpload } from "./browser-upload.ts"
import { benchBrowser } from "./browser.ts"
import { benchDeidentify } from "./deidentify.ts"
import { benchMeshes } from "./meshes.ts"
import { benchPolicy } from "./policy.ts"
import { benchSeal } from "./seal.ts"
import { benchRequests, benchStart, benchUpload, startApart } from "./server.ts"
import type { Running } from "./server.ts"
import { signedIn } from "./signed-in.ts"
import { benchSizes } from "./sizes.ts"
import { print } from "./table.ts"
import type { Row } from "./table.ts"

async function withServer(work: (server: Running) => Promise<readonly Row[]>): Promise<readonly Row[]> {
  const server = await startApart()
  try {
    return await work(server)
  } finally {
    await server.stop()
    rmSync(server.dataDir, { recursive: true, force: true })
  }
}

const parts: Readonly<Record<string, readonly [title: string, measure: () => Promise<readonly Row[]>]>> = {
  deidentify: ["De-identification", benchDeidentify],
  meshes: ["Scans", benchMeshes],
  policy: ["Policy", benchPolicy],
  seal: ["Sealing", benchSeal],
  browser: ["In the browser", benchBrowser],
  "browser-upload": ["Memory of a browser that sends", benchBrowserUpload],
  start: ["Start", benchStart],
  requests: [
    "Requests",
    () =>
      withServer(async (server) => {
        const { append, token } = await signedIn(server.url)
        return benchRequests(server, token, append)
      }),
  ],
  upload: ["Upload", () => withServer((server) => benchUpload(server))],
  sizes: ["Size of the web app, gzip", benchSizes],
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}. Parts: ${Object.keys(parts).join(", ")}.`)
  process.exit(2)
}
const [cpu] = cpus()
const [load = 0] = loadavg()
console.log(
  `${cpus().length} × ${cpu?.model ?? "?"}, Node ${process.version}, load ${load.toFixed(1)} at the start`,
)
for (const [name, [title, measure]] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) print(title, await measure())
}
process.exit(0)
