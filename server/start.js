#!/usr/bin/env node
/**
 * The door for any Node: plain old JavaScript, so that a Node that is too old answers with a sentence.
 * The program itself is TypeScript and runs on Node 24 without a build.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import module from "node:module"
import { constants } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const here = dirname(fileURLToPath(import.meta.url))

/** The Node 24 that npm brought along as an optional dependency, here or in a folder above. */
function carriedNode() {
  const program = process.platform === "win32" ? "node.exe" : "node"
  const platform = process.platform === "win32" ? "win" : process.platform
  for (let folder = here; ; folder = dirname(folder)) {
    const path = join(folder, "node_modules", `node-${platform}-${process.arch}`, "bin", program)
    if (existsSync(path)) return path
    if (folder === dirname(folder)) return null
  }
}

/** npm's shell keeps signals to itself: whoever ends `npm start` means the server, so it notices that npm is gone. */
function endWithNpm(end) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  setInterval(() => process.ppid === parent || end(), 500).unref()
}

/** The same command once more by the Node given; signals and the exit code are handed through. */
function runWith(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: "inherit" })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  endWithNpm(() => child.kill("SIGTERM"))
  child.on("error", () => sayWhatIsMissing())
  child.on("exit", (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]))
}

function sayWhatIsMissing() {
  console.error(
    `Zahnwolke needs Node 24, and this is ${process.version}. ` +
      "Run `npm ci` again without --omit=optional, or install Node 24 from https://nodejs.org.",
  )
  process.exit(2)
}

/** In a process that ends: a server must not keep the memory of a build for as long as it runs. */
async function buildApart(builder) {
  const [code, signal] = await once(spawn(process.execPath, [builder], { stdio: "ignore" }), "exit")
  if (code !== 0) throw new Error(signal ?? `exit code ${code}`)
}

/** Checked out from source, the screens are built on the first start; an image brings them ready made. */
async function buildScreens() {
  const builder = join(here, "..", "web", "build.ts")
  const carried = ["..", "."].some((up) => existsSync(join(here, up, "node_modules", "vite")))
  if (!existsSync(builder) || !carried) return
  const { isStale } = await import("../web/stale.ts")
  try {
    if (await isStale()) await buildApart(builder)
  } catch (error) {
    const there = existsSync(join(here, "..", "web", "dist", "index.html"))
    console.error(
      `The screens could not be built (${error.code ?? error.message}). ` +
        (there
          ? "Those of an earlier build are served."
          : "Only the API is served; `npm run build` tells more."),
    )
  }
}

if (process.features.typescript) {
  endWithNpm(() => process.kill(process.pid, "SIGTERM"))
  // A third less to do at every start but the first; in the project, where no other account can put anything.
  module.enableCompileCache?.(join(here, "..", "node_modules", ".cache", "zahnwolke-code"))
  if (!process.argv.includes("--help")) await buildScreens()
  await import("./main.ts")
} else {
  const node = carriedNode()
  if (node === null) sayWhatIsMissing()
  else runWith(node)
}
