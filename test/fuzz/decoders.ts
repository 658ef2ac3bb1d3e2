/**
 * The hunt for crashes and hangs in the decoders of coded frames: `node test/fuzz/decoders.ts [minutes] [folder]`. Frames
 * made by code, the coded files of the corpus and those of a folder that is named, cut and changed as in the long hunt;
 * each is decoded to the size its image has, or is damaged and nothing else.
 */
import { globSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { decodedDicom } from "@zahnwolke/core/deidentify/dicom-decode"
import { FrameDamaged, noDecoders } from "@zahnwolke/core/deidentify/frame-decoder"
import {
  common,
  dicomFile,
  fragments,
  pixelModule,
  secondaryCapture,
} from "@zahnwolke/core/deidentify/fixtures/dicom"
import { arraySource, readAll } from "@zahnwolke/core/encoding/byte-source"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { pixelElement, readDicomHeader } from "@zahnwolke/core/formats/dicom-header"
import { evenBlocks, losslessJpeg } from "@zahnwolke/core/formats/fixtures/lossless-jpeg"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { changes, cuts } from "../planting/mutations.ts"

const minutes = Number(process.argv[2] ?? 10)
const folder = process.argv[3]
const corpus = process.env["ZAHNWOLKE_CORPUS"] ?? join(import.meta.dirname, "../../../shared/corpus")
const [width, height] = [45, 31]
const twelveBits = { allocated: 16, stored: 12 }
const losslessSyntax = "1.2.840.10008.1.2.4.57"
const extendedSyntax = "1.2.840.10008.1.2.4.51"
/** As in the long hunt: a second for each megabyte that is read or made, and a moment for everybody. */
const allowed = (size: number): number => 5000 + size / 1000

interface Seed {
  readonly path: string
  readonly bytes: Bytes
}

const coded = (syntax: string, frame: Bytes): Promise<Bytes> =>
  readAll(
    dicomFile(
      secondaryCapture,
      syntax,
      common(secondaryCapture, "OT"),
      pixelModule({ rows: height, columns: width, ...twelveBits }),
      [fragments(frame)],
    ),
  )

async function seeds(): Promise<readonly Seed[]> {
  const samples = Uint16Array.from({ length: width * height }, (_, at) => (at * 2_654_435_761) % 4096)
  const made: Seed[] = []
  for (const predictor of [1, 2, 3, 4, 5, 6, 7]) {
    const restart = predictor % 3
    const frame = losslessJpeg({ width, height, components: 1, precision: 12, predictor, restart, samples })
    made.push({ path: `predictor ${predictor}`, bytes: await coded(losslessSyntax, frame) })
  }
  const blocks = Array.from({ length: 24 }, (_, at) => (at * 997) % 4096)
  made.push({ path: "blocks", bytes: await coded(extendedSyntax, evenBlocks(width, height, blocks)) })
  const real = [corpus, ...(folder === undefined ? [] : [folder])]
    .flatMap((root) => globSync("{*.dcm,dicom/*.dcm}", { cwd: root }).map((path) => join(root, path)))
    .map((path) => ({ path: basename(path), bytes: new Uint8Array(readFileSync(path)) }))
  const kept: Seed[] = []
  for (const seed of real) if ((await decoded(seed.bytes)) > 0) kept.push(seed)
  return [...made, ...kept]
}

/** How many bytes of coded pixels were decoded; none where the file is damaged or not coded. */
async function decoded(bytes: Bytes): Promise<number> {
  const read = await readDicomHeader(arraySource(bytes))
  if (isProblem(read) || (pixelElement(read)?.fragments ?? null) === null) return 0
  const set = await decodedDicom(read, noDecoders)
  const pixels = isProblem(set) ? null : pixelElement(set)
  if (isProblem(set) || pixels === null) return 0
  const end = Math.min(pixels.length, 64 << 20)
  try {
    const { length } = await set.source.read(pixels.at, pixels.at + end)
    if (length !== end) throw new Error("decoded to another size")
    return end
  } catch (error) {
    if (error instanceof FrameDamaged) return 0
    throw error
  }
}

/** What is wrong with a copy, or null. */
async function tried(bytes: Bytes): Promise<string | null> {
  const started = performance.now()
  let made = 0
  try {
    made = await decoded(bytes)
  } catch (error) {
    return `crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
  const took = performance.now() - started
  return took > allowed(bytes.length + made) ? `slow: ${Math.round(took)} ms for ${bytes.length} bytes` : null
}

function* damaged({ bytes }: Seed, index: number): Generator<Bytes, never> {
  yield* cuts(bytes, 64)
  for (let round = 0; ; round++) yield* changes(bytes, 200, round * 1000 + index)
}

async function hunt(): Promise<void> {
  const from = await seeds()
  const all = from.map((seed, index) => ({ seed, copies: damaged(seed, index) }))
  const end = Date.now() + minutes * 60_000
  let [runs, findings] = [0, 0]
  while (Date.now() < end) {
    for (const { seed, copies } of all) {
      const wrong = await tried(copies.next().value)
      runs++
      if (wrong === null) continue
      findings++
      console.log(`${seed.path} run ${runs}: ${wrong}`)
    }
  }
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(`${runs} runs over ${all.length} files, ${findings} findings, peak ${peak} MB`)
  process.exitCode = findings === 0 ? 0 : 1
}

await hunt()
