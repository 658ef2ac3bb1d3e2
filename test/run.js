/**
 * `npm test`: unit tests, stories through a real server, the database contract, browser stories. What the machine lacks
 * is said in one line; nothing is skipped in silence.
 */
import { globSync, mkdirSync } from "node:fs"
import { availableParallelism } from "node:os"
import { join, resolve } from "node:path"
import { PassThrough } from "node:stream"
import { pipeline } from "node:stream/promises"
import { run } from "node:test"
import { dot, spec } from "node:test/reporters"
import closing from "./closing.js"
import { missingPeers } from "./peers.js"

const root = join(import.meta.dirname, "..")
process.chdir(root)

if (!process.features.typescript) {
  console.error("These tests need Node 24. Run `npm install` once so that npm brings it, or install Node 24.")
  process.exit(2)
}

for (const sentence of missingPeers()) console.log(`note: ${sentence}`)

const { buildIfStale } = await import(new URL("../web/build.ts", import.meta.url).href)
await buildIfStale()

/** Browser stories take longest: begun last, one of them would run alone at the end beside an idle core. */
const longestFirst = ["test/browser/", "test/", "server/", "agent/", "core/", "web/"]
const rank = (file) => longestFirst.findIndex((folder) => file.startsWith(folder))

const asked = process.argv.slice(2)
const files =
  asked.length > 0
    ? asked
    : globSync("{core,server,web,agent,test}/**/*.test.ts", { exclude: ["**/node_modules/**"] }).toSorted(
        (left, right) => rank(left) - rank(right) || left.localeCompare(right),
      )

const { sharedClusterName, testCluster } = await import(
  new URL("../server/testing/cluster.ts", import.meta.url).href
)
process.env[sharedClusterName] = (await testCluster()).url("postgres")

// Sets what the files' own processes find it by, where npm's Chromium is the one.
const { executable } = await import(new URL("./browser/open-browser.ts", import.meta.url).href)
await executable()

// Every test file is a process: what one has stripped of its types, the next need not.
const compiled = join(root, "node_modules", ".cache", "zahnwolke-tests")
mkdirSync(compiled, { recursive: true })
process.env.NODE_COMPILE_CACHE = compiled

const events = run({
  files: files.map((file) => resolve(file)),
  // A story waits as often as it works: two to a core keep both cores busy.
  concurrency: 2 * Math.min(availableParallelism(), 8),
  timeout: 900_000,
  execArgv: ["--disable-warning=ExperimentalWarning"],
})
events.on("test:fail", ({ todo }) => {
  if (todo === undefined || todo === false) process.exitCode = 1
})
/** Each reader gets every event: two of them on one stream would share. */
const branch = () => events.pipe(new PassThrough({ objectMode: true }))
const lines = []
await Promise.all([
  pipeline(branch(), process.env.CI ? new spec() : dot, process.stdout, { end: false }),
  pipeline(branch(), closing, async (closed) => {
    for await (const line of closed) lines.push(line)
  }),
])
console.log(lines.join(""))
