/** Real meshes and pictures with a person planted in every place: nobody is left, whether the practice knows the name or not. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { basename } from "node:path"
import { test } from "node:test"
import { arraySource, readAll } from "@zahnwolke/core/encoding/byte-source"
import { concat, utf8 } from "@zahnwolke/core/encoding/bytes"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { deidentifySet } from "@zahnwolke/core/deidentify/deidentify"
import { tracesIn } from "@zahnwolke/core/deidentify/fixtures/traces"
import { searchLeaks } from "@zahnwolke/core/deidentify/leak-search"
import { makeLexicon } from "@zahnwolke/core/deidentify/lexicon"
import type { KnownIdentity } from "@zahnwolke/core/deidentify/lexicon"
import type { FileResult } from "@zahnwolke/core/deidentify/set"
import { corpusMissing, corpusPaths } from "./corpus.ts"
import { planter } from "./identity.ts"
import type { Planter } from "./identity.ts"
import {
  attributeBytes,
  plantAsciiStl,
  plantBinaryStl,
  plantMtl,
  plantObj,
  plantPly,
  plantScan,
  plantThreeMf,
} from "./plant-meshes.ts"
import { plantHeic, plantJpeg, plantPng, plantWebp } from "./plant-photos.ts"
import { hiding } from "./spellings.ts"
import type { Hidden } from "./spellings.ts"

type Plant = (bytes: Bytes, hidden: Hidden) => Bytes

/** By what the file was recognised as. */
const plants: ReadonlyMap<string, Plant> = new Map([
  ["stl-binary", plantBinaryStl],
  ["stl-ascii", plantAsciiStl],
  ["ply", plantPly],
  ["obj", plantObj],
  ["mtl", plantMtl],
  ["3mf", plantThreeMf],
  ["hps", plantScan],
  ["jpeg", plantJpeg],
  ["png", plantPng],
  ["webp", plantWebp],
  ["heic", plantHeic],
  ["avif", plantHeic],
])

/** As the app and the agent do it. */
async function throughTheProduct(path: string, bytes: Bytes, identity: KnownIdentity): Promise<FileResult> {
  const { files } = await deidentifySet([{ path, source: arraySource(bytes) }], { identity })
  const [file] = files
  assert.ok(file !== undefined && files.length === 1, path)
  return file
}

/** Whoever looks plainly finds no word of any place, and the product's own search no name. */
async function assertClean(file: FileResult, who: Planter, what: string): Promise<void> {
  if (file.output === null) {
    assert.match(file.reason ?? "", /^[A-Z].*\.$/u, what)
    return
  }
  const output = withAttributes(await readAll(file.output.source), file.output.kind)
  assert.deepEqual(tracesIn(output, [...who.canaries.values()]), [], what)
  assert.deepEqual(tracesIn(utf8(file.output.name), [...who.canaries.values()]), [], what)
  const lexicon = makeLexicon(who.identity)
  assert.deepEqual(await searchLeaks(arraySource(output), file.output.name, lexicon), [], what)
}

/** What stands in the attribute words of triangles stands nowhere in one piece. */
const withAttributes = (bytes: Bytes, kind: string): Bytes =>
  kind === "stl-binary" ? concat(bytes, attributeBytes(bytes)) : bytes

interface Tally {
  readable: number
  known: number
  unknown: number
}

/** Larger ones hide nothing that these do not. */
const largest = 1 << 20

/** Two bytes of a mark mean a text of two bytes a letter: what is planted into it would be no text. */
const isWide = (bytes: Bytes): boolean => (bytes[0] ?? 0) >= 0xfe && (bytes[1] ?? 0) >= 0xfe

async function tryFile(path: string, index: number, tally: Map<string, Tally>): Promise<void> {
  const bytes = new Uint8Array(readFileSync(path))
  const name = basename(path)
  const plain = await throughTheProduct(name, bytes, {})
  const plant = plants.get(plain.kind)
  if (plant === undefined || plain.input !== name || isWide(bytes)) return
  const who = planter(index + 1)
  const planted = plant(bytes, hiding(who, index))
  const words = [...who.canaries.values()]
  assert.deepEqual(tracesIn(withAttributes(planted, plain.kind), words), words, name)
  const each = tally.get(plain.kind) ?? { readable: 0, known: 0, unknown: 0 }
  tally.set(plain.kind, each)
  if (plain.status !== "refused") each.readable++
  for (const [knows, identity] of [
    ["known", who.identity],
    ["unknown", {}],
  ] as const) {
    const folder = `${who.identity.family}_${who.identity.given} ${who.canary("folder")}`
    const file = await throughTheProduct(`${folder}/${name}`, planted, identity)
    await assertClean(file, who, `${path} (${knows})`)
    if (file.status !== "refused") each[knows]++
  }
}

test(
  "nothing that was planted into a mesh or a picture is left, whoever it was, and nearly everything is released",
  { skip: corpusMissing },
  async () => {
    const tally = new Map<string, Tally>()
    for (const [index, path] of corpusPaths().entries()) {
      if (path.includes("/dicom/") || readFileSync(path).length > largest) continue
      await tryFile(path, index, tally)
    }
    for (const [kind, { readable, known, unknown }] of tally) {
      assert.ok(
        Math.min(known, unknown) >= 0.95 * readable,
        `${kind}: ${known} and ${unknown} of ${readable} were released`,
      )
    }
    for (const kind of plants.keys()) assert.ok(tally.has(kind), kind)
    assert.equal(tally.get("heic")?.known, 0)
  },
)
