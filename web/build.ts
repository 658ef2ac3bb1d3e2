/** Builds the web app into `web/dist`, only when its sources changed; run directly it always builds. */
import { createHash } from "node:crypto"
import { globSync, readFileSync } from "node:fs"
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { gzipSync } from "node:zlib"
import { build } from "vite"
import { appConfig, offlineConfig } from "./vite.config.ts"

const here = import.meta.dirname
const repository = dirname(here)
export const outDir = join(here, "dist")
/** Says from which sources the folder was built; written last, so a torn build is never taken for a whole one. */
const stampName = "built-from.txt"
const compressible = /\.(?:js|css|html|svg|json|webmanifest|wasm|txt)$/u

const sources = ["web/**/*.{ts,tsx,css,html,svg,webmanifest}", "core/**/*.{ts,json}", "package-lock.json"]

/** SHA-256 over every source by name and content. */
export function sourceHash(): string {
  const hash = createHash("sha256")
  const names = globSync(sources, { cwd: repository })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => !/(?:^|\/)(?:node_modules|dist)\/|\.test\.tsx?$/u.test(name))
    .toSorted()
  for (const name of names) {
    const bytes = readFileSync(join(repository, name))
    hash.update(`${name}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest("hex")
}

const integrity = (bytes: Uint8Array): string =>
  `sha256-${createHash("sha256").update(bytes).digest("base64")}`

/** What the service worker keeps: every file of the shell with its hash; big viewers come when they are first used. */
async function addOffline(into: string): Promise<void> {
  const names = globSync("**/*", { cwd: into, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(into.length + 1)
        .replaceAll("\\", "/"),
    )
    // The patient's page is asked for by its address and comes fresh each time.
    .filter((name) => name !== "einwilligen.html")
    .toSorted()
  const files = names.map((name) => ({
    url: name === "index.html" ? "/" : `/${name}`,
    integrity: integrity(readFileSync(join(into, name))),
  }))
  const release = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16)
  await build(
    offlineConfig(into, {
      RELEASE: JSON.stringify(release),
      FILES: JSON.stringify(files),
    }),
  )
}

async function addCompressed(into: string): Promise<void> {
  for (const name of globSync("**/*", { cwd: into }).filter((name) => compressible.test(name))) {
    const bytes = await readFile(join(into, name))
    if (bytes.length > 512) await writeFile(join(into, `${name}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

export async function buildApp(): Promise<void> {
  const hash = sourceHash()
  const next = join(repository, "node_modules", ".cache", `zahnwolke-web-${process.pid}`)
  await rm(next, { recursive: true, force: true })
  await mkdir(next, { recursive: true })
  try {
    await build(appConfig(next))
    await addOffline(next)
    await addCompressed(next)
    await writeFile(join(next, stampName), hash)
    await rm(outDir, { recursive: true, force: true })
    await rename(next, outDir)
  } finally {
    await rm(next, { recursive: true, force: true })
  }
}

/** True where a build was needed. */
export async function buildIfStale(): Promise<boolean> {
  const built = await readFile(join(outDir, stampName), "utf8").catch(() => "")
  if (built === sourceHash()) return false
  await buildApp()
  return true
}

if (import.meta.main) {
  await buildApp()
  console.log(`The web app is built: ${outDir}`)
}
