/**
 * The long hunt for crashes, hangs and leaks: real files and specimens, cut short and changed at random, through the
 * whole de-identification. `node test/fuzz/deidentify.ts [minutes] [pattern]`; ten minutes are the measure.
 */
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { arraySource, readAll } from "@zahnwolke/core/encoding/byte-source"
import { hashHex } from "@zahnwolke/core/encoding/hash"
import { deidentifySet } from "@zahnwolke/core/deidentify/deidentify"
import { binaryStl, ply } from "@zahnwolke/core/formats/fixtures/meshes"
import { makePhoto } from "@zahnwolke/core/specimen/photo"
import { seeded } from "@zahnwolke/core/specimen/random"
import type { Random } from "@zahnwolke/core/specimen/random"

const minutes = Number(process.argv[2] ?? 10)
const pattern = process.argv[3] ?? "{dental-*,mesh-generic,photo-metadata,dicom,practice-software}/**/*"
const corpus = process.env["ZAHNWOLKE_CORPUS"] ?? join(import.meta.dirname, "../../../shared/corpus")
const found = join(import.meta.dirname, "../../data/fuzz")
const largest = 4 * 2 ** 20
/** A second for each megabyte, and a moment for everybody: other work may run on the machine. */
const allowed = (size: number): number => 5000 + size / 1000

interface Seed {
  readonly path: string
  readonly bytes: Uint8Array
}

function seeds(): readonly Seed[] {
  const real = globSync(pattern, { cwd: corpus })
    .map((path) => join(corpus, path))
    .filter((path) => statSync(path).isFile() && statSync(path).size <= largest)
    .map((path) => ({ path: basename(path), bytes: new Uint8Array(readFileSync(path)) }))
  return [
    ...real,
    { path: "specimen.stl", bytes: binaryStl() },
    { path: "specimen.ply", bytes: ply({ colours: true }) },
    { path: "specimen.jpg", bytes: makePhoto({ seed: 1, width: 64, height: 48, format: "jpeg" }).bytes },
    { path: "specimen.png", bytes: makePhoto({ seed: 2, width: 64, height: 48, format: "png" }).bytes },
  ]
}

/** Cut, overwritten, a stretch doubled, a number made huge: what breaks readers. */
function changed(bytes: Uint8Array, random: Random): Uint8Array {
  const at = (length: number): number => Math.floor(random() * length)
  const kind = random()
  if (kind < 0.25) return bytes.slice(0, at(bytes.length + 1))
  const copy = bytes.slice()
  if (copy.length < 8) return copy
  if (kind < 0.4) {
    const from = at(copy.length - 4)
    const value = [0, 0xff, 0x7f, 0x80][at(4)] ?? 0
    copy.fill(value, from, from + 1 + at(8))
  } else if (kind < 0.5) {
    copy.copyWithin(at(copy.length), at(copy.length), at(copy.length))
  } else {
    // Headers are where decisions stand.
    const reach = random() < 0.5 ? Math.min(copy.length, 1024) : copy.length
    const count = 1 + at(random() < 0.2 ? 200 : 8)
    for (let i = 0; i < count; i++) copy[at(reach)] = at(256)
  }
  return copy
}

async function tried(path: string, bytes: Uint8Array): Promise<string | null> {
  const started = performance.now()
  try {
    const { files } = await deidentifySet([{ path, source: arraySource(bytes) }], {
      identity: { family: "Gröschel-Fuzz", given: "Ümmühan" },
    })
    for (const { status, reason, output } of files) {
      if (status !== "deidentified" && !/^[A-Z].+\.$/u.test(reason ?? "")) return `no sentence: ${reason}`
      if (output !== null && (await readAll(output.source)).length !== output.source.size) return "wrong size"
    }
  } catch (error) {
    return `crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
  const took = performance.now() - started
  return took > allowed(bytes.length) ? `slow: ${Math.round(took)} ms for ${bytes.length} bytes` : null
}

async function hunt(): Promise<void> {
  const all = seeds()
  const end = Date.now() + minutes * 60_000
  const start = Number(process.env["SEED"] ?? Date.now() % 1_000_000)
  let runs = 0
  let findings = 0
  for (let round = start; Date.now() < end; round++) {
    const random = seeded(round)
    const seed = all[Math.floor(random() * all.length)]
    if (seed === undefined) break
    const bytes = changed(seed.bytes, random)
    const wrong = await tried(seed.path, bytes)
    runs++
    if (wrong === null) continue
    findings++
    mkdirSync(found, { recursive: true })
    writeFileSync(join(found, `${hashHex(bytes).slice(0, 12)}-${seed.path}`), bytes)
    console.log(`seed ${round} ${seed.path}: ${wrong}`)
  }
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(
    `${runs} runs from seed ${start} over ${all.length} files, ${findings} findings, peak ${peak} MB`,
  )
  process.exitCode = findings === 0 ? 0 : 1
}

await hunt()
