/** Builds the web app into `web/dist`, only when its sources changed; run directly it always builds. */
import { createHash } from "node:crypto"
import { globSync, readFileSync } from "node:fs"
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { build } from "vite"
import { isStale, outDir, repository, sourceHash, stampName } from "./stale.ts"
import { appConfig, offlineConfig } from "./vite.config.ts"

const compressible = /\.(?:js|css|html|svg|json|webmanifest|wasm|txt)$/u

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

export async function buildIfStale(): Promise<void> {
  if (await isStale()) await buildApp()
}

if (import.meta.main) {
  await buildApp()
  console.log(`The web app is built: ${outDir}`)
}
