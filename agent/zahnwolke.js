#!/usr/bin/env node
/**
 * The door for any Node: plain old JavaScript, so that a Node that is too old answers with a sentence.
 * The program itself is TypeScript and runs on Node 24 without a build.
 */
import { spawn } from "node:child_process"
import { existsSync, realpathSync } from "node:fs"
import module from "node:module"
import { constants } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const here = dirname(realpathSync(fileURLToPath(import.meta.url)))

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

/** The same command once more by the Node given; signals and the exit code are handed through. */
function runWith(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: "inherit" })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  child.on("error", () => sayWhatIsMissing())
  child.on("exit", (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]))
}

function sayWhatIsMissing() {
  console.error(
    `Zahnwolke braucht Node 24, dies ist ${process.version}. ` +
      "Rufen Sie `npm ci` noch einmal ohne --omit=optional auf, oder installieren Sie Node 24 von https://nodejs.org.",
  )
  process.exit(2)
}

/** ChaCha20-Poly1305 of WebCrypto is marked as experimental; whoever runs this command can do nothing about it. */
function keepStillAboutCiphers() {
  const emit = process.emitWarning.bind(process)
  process.emitWarning = (warning, type, ...rest) => {
    const kind = typeof type === "object" && type !== null ? type.type : type
    const isOfCiphers = kind === "ExperimentalWarning" && String(warning).includes("Web Crypto")
    if (!isOfCiphers) emit(warning, type, ...rest)
  }
}

/** A relative name of a file of ours is that very file: nothing on the disk has to be asked for each of two hundred. */
function findOwnFilesAtOnce() {
  module.registerHooks?.({
    resolve: (name, context, next) =>
      /^\.{1,2}\/.*\.ts$/.test(name) && context.parentURL !== undefined
        ? { url: new URL(name, context.parentURL).href, format: "module-typescript", shortCircuit: true }
        : next(name, context),
  })
}

if (process.features.typescript) {
  // Read faster from the second time on; in the project, where no other account can put anything.
  const cache = join(here, "..", "node_modules", ".cache", "zahnwolke-code")
  module.enableCompileCache?.(cache)
  // Threads look for it there.
  process.env.NODE_COMPILE_CACHE ??= cache
  keepStillAboutCiphers()
  findOwnFilesAtOnce()
  await import("./main.ts")
} else {
  const node = carriedNode()
  if (node === null) sayWhatIsMissing()
  else runWith(node)
}
