/**
 * `npm test`: unit tests, stories through a real server, the database contract, browser stories. What the machine lacks
 * is said in one line; nothing is skipped in silence.
 */
import { spawnSync } from "node:child_process"
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
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

const asked = process.argv.slice(2)
const files =
  asked.length > 0
    ? asked
    : globSync("{core,server,web,agent,test}/**/*.test.ts").filter((file) => !file.includes("node_modules"))
/** Written aside and shown last, where another reporter's own end cannot cover it. */
const aside = mkdtempSync(join(tmpdir(), "zahnwolke-tests-"))
const closing = join(aside, "closing.txt")
const { status } = spawnSync(
  process.execPath,
  [
    "--disable-warning=ExperimentalWarning",
    "--test",
    "--test-concurrency=3",
    "--test-timeout=900000",
    `--test-reporter=${process.env.CI ? "spec" : "dot"}`,
    "--test-reporter-destination=stdout",
    `--test-reporter=${join(root, "test", "closing.js")}`,
    `--test-reporter-destination=${closing}`,
    ...files,
  ],
  { stdio: "inherit" },
)
console.log(readFileSync(closing, "utf8"))
rmSync(aside, { recursive: true, force: true })
process.exitCode = status ?? 1
