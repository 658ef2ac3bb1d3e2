/**
 * The long hunt for crashes, hangs and leaks: `node test/fuzz/deidentify.ts [minutes] [pattern]`; ten minutes are the
 * measure. Every real file is cut at 64 places and has its bytes changed 200 times, the files taking turns; what time is
 * left goes on with other seeds. Through the whole de-identification, several copies to a set.
 */
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { arraySource, readAll } from "@zahnwolke/core/encoding/byte-source"
import { hashHex } from "@zahnwolke/core/encoding/hash"
import { deidentifySet } from "@zahnwolke/core/deidentify/deidentify"
import { binaryStl, ply } from "@zahnwolke/core/formats/fixtures/meshes"
import { makePhoto } from "@zahnwolke/core/specimen/photo"
import { changes, cuts } from "../planting/mutations.ts"

const minutes = Number(process.argv[2] ?? 10)
const pattern = process.argv[3] ?? "{dental-*,mesh-generic,photo-metadata,dicom,practice-software}/**/*"
const corpus = process.env["ZAHNWOLKE_CORPUS"] ?? join(import.meta.dirname, "../../../shared/corpus")
const found = join(import.meta.dirname, "../../data/fuzz")
const largest = 4 * 2 ** 20
/** What a process may take that is given files of four megabytes; a claim that is believed takes more at once. */
const ceiling = 1024
const atOnce = 8
const cutsPerFile = 64
const changesPerRound = 200

/** A second for each megabyte, and a moment for everybody: other work may run on the machine. */
const allowed = (size: number): number => 5000 + size / 1000

interface Copy {
  readonly path: string
  readonly what: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

function seeds(): readonly Omit<Copy, "what">[] {
  const real = globSync(pattern, { cwd: corpus })
    .map((path) => join(corpus, path))
    .filter((path) => statSync(path).isFile() && statSync(path).size <= largest)
    .sort()
    .map((path) => ({ path: basename(path), bytes: new Uint8Array(readFileSync(path)) }))
  return [
    ...real,
    { path: "specimen.stl", bytes: binaryStl() },
    { path: "specimen.ply", bytes: ply({ colours: true }) },
    { path: "specimen.jpg", bytes: makePhoto({ seed: 1, width: 64, height: 48, format: "jpeg" }).bytes },
    { path: "specimen.png", bytes: makePhoto({ seed: 2, width: 64, height: 48, format: "png" }).bytes },
  ]
}

/** All damage to one file, without end. */
function* damaged({ path, bytes }: Omit<Copy, "what">, index: number): Generator<Copy, never> {
  let number = 0
  for (const copy of cuts(bytes, cutsPerFile)) yield { path, what: `cut ${number++}`, bytes: copy }
  for (let round = 0; ; round++) {
    number = 0
    for (const copy of changes(bytes, changesPerRound, round * 1000 + index))
      yield { path, what: `change ${round}.${number++}`, bytes: copy }
  }
}

/** What is wrong with the answer to a set of copies, or null. */
async function tried(copies: readonly Copy[]): Promise<string | null> {
  const started = performance.now()
  try {
    const { files } = await deidentifySet(
      copies.map(({ path, bytes }, i) => ({ path: `${i}/${path}`, source: arraySource(bytes) })),
      { identity: { family: "Gröschel-Fuzz", given: "Ümmühan" } },
    )
    for (const { status, reason, output } of files) {
      if (status !== "deidentified" && !/^[A-Z].+\.$/u.test(reason ?? "")) return `no sentence: ${reason}`
      if (output !== null && (await readAll(output.source)).length !== output.source.size) return "wrong size"
    }
  } catch (error) {
    return `crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
  const took = performance.now() - started
  const size = copies.reduce((sum, { bytes }) => sum + bytes.length, 0)
  return took > allowed(size) ? `slow: ${Math.round(took)} ms for ${size} bytes` : null
}

/** The one of several that went wrong, by trying each alone. */
async function told(copies: readonly Copy[], wrong: string): Promise<void> {
  let named = 0
  for (const copy of copies) {
    const alone = await tried([copy])
    if (alone === null) continue
    named++
    mkdirSync(found, { recursive: true })
    writeFileSync(join(found, `${hashHex(copy.bytes).slice(0, 12)}-${copy.path}`), copy.bytes)
    console.log(`${copy.path} ${copy.what}: ${alone}`)
  }
  if (named === 0)
    console.log(`${copies[0]?.path} ${copies[0]?.what} and what follows, together only: ${wrong}`)
}

async function hunt(): Promise<void> {
  const all = seeds().map((seed, index) => damaged(seed, index))
  const end = Date.now() + minutes * 60_000
  let runs = 0
  let findings = 0
  while (Date.now() < end) {
    for (const copies of all) {
      if (Date.now() >= end) break
      const batch = Array.from({ length: atOnce }, () => copies.next().value)
      const wrong = await tried(batch)
      runs += batch.length
      if (wrong === null) continue
      findings++
      await told(batch, wrong)
    }
  }
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(`${runs} runs over ${all.length} files, ${findings} findings, peak ${peak} of ${ceiling} MB`)
  process.exitCode = findings === 0 && peak < ceiling ? 0 : 1
}

await hunt()
