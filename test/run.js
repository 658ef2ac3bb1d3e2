/**
 * `npm test`: unit tests, stories through a real server, the database contract, browser stories. What the machine lacks
 * is said in one line; nothing is skipped in silence.
 */
import { spawnSync } from "node:child_process"
import { existsSync, globSync } from "node:fs"
import { join } from "node:path"

const root = join(import.meta.dirname, "..")
process.chdir(root)

if (!process.features.typescript) {
  console.error("These tests need Node 24. Run `npm install` once so that npm brings it, or install Node 24.")
  process.exit(2)
}

const has = (command, ...args) => spawnSync(command, args, { stdio: "ignore" }).status === 0
const missing = [
  [
    existsSync("/usr/bin/chromium") || existsSync("node_modules/@sparticuz/chromium"),
    "no Chromium here or from npm: the browser stories cannot run",
  ],
  [
    existsSync("/usr/lib/postgresql") || process.env.DATABASE_URL_TEST,
    "no PostgreSQL besides the one from npm: the database contract runs on that one only",
  ],
  [
    has("age", "--version") && !/^v?1\.[0-2]\b/u.test(spawnSync("age", ["--version"]).stdout.toString()),
    "no age command of version 1.3 or newer: exports are opened by the age library only",
  ],
]
for (const [there, sentence] of missing) if (!there) console.log(`note: ${sentence}`)

const { buildIfStale } = await import(new URL("../web/build.ts", import.meta.url).href)
await buildIfStale()

const asked = process.argv.slice(2)
const files =
  asked.length > 0
    ? asked
    : globSync("{core,server,web,agent,test}/**/*.test.ts").filter((file) => !file.includes("node_modules"))
const { status } = spawnSync(
  process.execPath,
  [
    "--disable-warning=ExperimentalWarning",
    "--test",
    "--test-concurrency=3",
    "--test-timeout=900000",
    `--test-reporter=${process.env.CI ? "spec" : "dot"}`,
    ...files,
  ],
  { stdio: "inherit" },
)
process.exitCode = status ?? 1
