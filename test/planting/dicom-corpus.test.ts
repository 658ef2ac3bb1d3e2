/** Real DICOM files with a person planted in every place: nobody is left, and every image is what it was. */
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { arraySource, readAll } from "@zahnwolke/core/encoding/byte-source"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { keepNothing, openContext } from "@zahnwolke/core/deidentify/context"
import { deidentifySet } from "@zahnwolke/core/deidentify/deidentify"
import { deidentifyDicom } from "@zahnwolke/core/deidentify/dicom"
import type { Keep, Outcome } from "@zahnwolke/core/deidentify/findings"
import { surnames } from "@zahnwolke/core/deidentify/fixtures/surnames"
import { searchLeaks } from "@zahnwolke/core/deidentify/leak-search"
import { makeLexicon } from "@zahnwolke/core/deidentify/lexicon"
import type { KnownIdentity } from "@zahnwolke/core/deidentify/lexicon"
import type { FileResult } from "@zahnwolke/core/deidentify/set"
import { itemsOf, textsOf } from "@zahnwolke/core/formats/dicom-data-set"
import type { DicomSet } from "@zahnwolke/core/formats/dicom-data-set"
import { pixelsOf, readDicomHeader } from "@zahnwolke/core/formats/dicom-header"
import type { DicomDataset } from "@zahnwolke/core/formats/dicom-header"
import { tag } from "@zahnwolke/core/formats/dicom-tags"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { corpusFiles, corpusMissing } from "./corpus.ts"
import { planter } from "./identity.ts"
import { plantDicom } from "./plant-dicom.ts"
import { tracesIn } from "./traces.ts"

async function rewritten(source: ByteSource, keep: Partial<Keep> = {}): Promise<Outcome> {
  const secret = new Uint8Array(32).fill(3)
  return deidentifyDicom(
    source,
    await openContext({ secret, keep: { ...keepNothing, ...keep }, patientCode: "KAMO-7" }),
  )
}

async function header(source: ByteSource): Promise<DicomDataset | null> {
  const set = await readDicomHeader(source)
  return isProblem(set) ? null : set
}

test(
  "nothing that was planted is left, whoever it was, and nearly everything is released",
  { skip: corpusMissing },
  async () => {
    let readable = 0
    let released = 0
    for (const [index, { name, source }] of corpusFiles().entries()) {
      const who = planter(index + 1)
      const bytes = await plantDicom(source, who)
      if (bytes === null) continue
      readable++
      const planted = tracesIn(bytes, who.canaries).length
      assert.ok(
        planted > 110 && planted >= who.canaries.size - 1,
        `${name}: ${planted} of ${who.canaries.size} places were planted`,
      )
      const outcome = await rewritten(arraySource(bytes))
      if (outcome.status === "refused") continue
      released++
      const output = await readAll(outcome.output)
      assert.deepEqual(tracesIn(output, who.canaries), [], name)
      assert.deepEqual(
        await searchLeaks(arraySource(output), "image-0001.dcm", makeLexicon(who.identity)),
        [],
        name,
      )
      assert.ok(
        (await searchLeaks(arraySource(bytes), "image-0001.dcm", makeLexicon(who.identity))).length > 0,
        name,
      )
    }
    assert.ok(released >= 0.95 * readable, `${released} of ${readable} were released`)
  },
)

/** As the app and the agent do it: recognised by its bytes, named anew, rewritten, searched at last. */
async function throughTheProduct(bytes: Bytes, folder: string, identity: KnownIdentity): Promise<FileResult> {
  const { files } = await deidentifySet([{ path: `${folder}/image.dcm`, source: arraySource(bytes) }], {
    identity,
  })
  const [file] = files
  assert.ok(file !== undefined && files.length === 1)
  return file
}

test(
  "the whole way releases nearly everything, of whomever it is and whether the practice knows the name or not",
  { skip: corpusMissing },
  async () => {
    let readable = 0
    const released = { known: 0, unknown: 0 }
    for (const [index, { name, source }] of corpusFiles().entries()) {
      const who = planter(index + 11)
      const bytes = await plantDicom(source, who)
      if (bytes === null) continue
      readable++
      for (const [knows, identity] of [
        ["known", who.identity],
        ["unknown", {}],
      ] as const) {
        const file = await throughTheProduct(bytes, `${who.identity.family}_${who.identity.given}`, identity)
        if (file.output === null) {
          assert.match(file.reason ?? "", /^[A-Z].*\.$/u, name)
          continue
        }
        released[knows]++
        const output = await readAll(file.output.source)
        assert.deepEqual(tracesIn(output, who.canaries), [], name)
        assert.deepEqual(
          await searchLeaks(arraySource(output), file.output.name, makeLexicon(who.identity)),
          [],
          name,
        )
      }
    }
    assert.ok(
      Math.min(released.known, released.unknown) >= 0.95 * readable,
      JSON.stringify({ readable, released }),
    )
  },
)

test("a file without a meta header goes the whole way", { skip: corpusMissing }, async () => {
  for (const { name, source } of corpusFiles()) {
    const file = await throughTheProduct(await readAll(source), "scan", {})
    assert.ok(file.kind !== "unknown", name)
  }
})

test("what a practice asked to keep does not let anybody slip through", { skip: corpusMissing }, async () => {
  for (const [index, { name, source }] of corpusFiles().entries()) {
    const who = planter(index + 7)
    const bytes = await plantDicom(source, who)
    if (bytes === null) continue
    const outcome = await rewritten(arraySource(bytes), { dates: "shifted", characteristics: true })
    if (outcome.status !== "refused")
      assert.deepEqual(tracesIn(await readAll(outcome.output), who.canaries), [], name)
  }
})

/** What a planner or a laboratory measures with. */
const geometry = [
  tag.imagePosition,
  tag.imageOrientation,
  tag.pixelSpacing,
  tag.imagerPixelSpacing,
  tag.sliceThickness,
  tag.spacingBetweenSlices,
  0x0020_1041,
  tag.patientOrientation,
  tag.laterality,
  tag.imageLaterality,
  0x0018_5100,
  tag.windowCenter,
  tag.windowWidth,
  tag.rescaleSlope,
  tag.rescaleIntercept,
  tag.rows,
  tag.columns,
  tag.samplesPerPixel,
  tag.photometric,
  tag.planarConfiguration,
  tag.bitsAllocated,
  tag.bitsStored,
  tag.highBit,
  tag.pixelRepresentation,
  tag.modality,
  0x0018_0060,
  0x0018_1150,
  0x0018_1151,
  0x0018_1210,
  0x3004_000c,
  0x3004_000e,
  0x3006_0050,
  0x5400_1004,
]

function assertGeometry(before: DicomSet, after: DicomSet, name: string): void {
  for (const each of geometry) {
    const old = before.elements.get(each)
    if (old === undefined || old.length === 0) continue
    assert.deepEqual(after.elements.get(each)?.value, old.value, `${name} ${each.toString(16)}`)
    assert.deepEqual(textsOf(after, each), textsOf(before, each))
  }
  for (const groups of [tag.sharedGroups, tag.perFrameGroups, 0x3006_0039, 0x3006_0040, 0x5400_0100]) {
    for (const [index, item] of itemsOf(before, groups).entries()) {
      const same = itemsOf(after, groups)[index]
      assert.ok(same !== undefined, name)
      assertGeometry(item, same, name)
    }
  }
}

async function pixelBytes(set: DicomDataset): Promise<readonly Bytes[]> {
  const pixels = pixelsOf(set)
  if (pixels === null) return []
  const spans = pixels.kind === "native" ? [pixels] : pixels.fragments
  return Promise.all(spans.map(({ at, length }) => set.source.read(at, at + length)))
}

/**
 * The released pixels are the start of the original ones: behind that nothing was an image. Where a comment was taken
 * out of a frame's head, what follows it stands unchanged.
 */
function assertPixels(
  before: readonly Bytes[],
  after: readonly Bytes[],
  headsDiffer: boolean,
  name: string,
): void {
  assert.equal(after.length, before.length, name)
  for (const [index, bytes] of after.entries()) {
    const old = Buffer.from(before[index] ?? new Uint8Array(0))
    const padding = bytes.length > old.length ? 1 : 0
    const coded = bytes.subarray(headsDiffer ? Math.floor(bytes.length / 2) : 0, bytes.length - padding)
    const at = old.indexOf(coded)
    assert.ok(headsDiffer ? at > 0 : at === 0, `${name}: pixels changed`)
  }
}

test(
  "every image keeps its pixels and its geometry, and can be read again",
  { skip: corpusMissing },
  async () => {
    let released = 0
    let readable = 0
    for (const { name, source } of corpusFiles()) {
      const before = await header(source)
      if (before === null) continue
      readable++
      const outcome = await rewritten(source)
      if (outcome.status === "refused") {
        assert.match(outcome.reason, /^[A-Z].*\.$/u)
        continue
      }
      released++
      const after = await header(outcome.output)
      assert.ok(after?.whole === true, name)
      assertGeometry(before, after, name)
      const isPlain = !outcome.findings.some(
        ({ kind, action }) => kind === "unused-bits" && action === "cleared",
      )
      // Without a size, two bytes are no image.
      if (!isPlain || !before.elements.has(tag.rows)) continue
      const headsDiffer = outcome.findings.some(
        ({ place, kind }) => place === "pixels" && kind.startsWith("JPEG"),
      )
      assertPixels(await pixelBytes(before), await pixelBytes(after), headsDiffer, name)
    }
    assert.ok(released >= 0.95 * readable, `${released} of ${readable} were released`)
  },
)

/** Of two letters in Latin script, as they are borne in Germany, too. */
const shortNames = "Ng Li Wu Au Yu Xu Hu Ho Ma Vo Ly Öz Ay Ek Oh Ki Su Ye Fu Gu Qi Lu Ha My To".split(" ")

test(
  "the hundred most common surnames, and those of two letters, raise no false alarm on clean files",
  { skip: corpusMissing },
  async () => {
    const needles = [...surnames, ...shortNames].flatMap((family) => makeLexicon({ family }).needles)
    for (const { name, source } of corpusFiles()) {
      const outcome = await rewritten(source)
      if (outcome.status === "refused") continue
      assert.deepEqual(
        await searchLeaks(outcome.output, "image-0001.dcm", { needles, covered: [], notAlone: [] }),
        [],
        name,
      )
    }
  },
)

function dcmdumpMissing(): string | false {
  try {
    execFileSync("dcmdump", ["--version"], { stdio: "ignore" })
    return false
  } catch {
    return "dcmdump (DCMTK) is not installed"
  }
}

test(
  "another reader reads every file we release",
  { skip: corpusMissing === false ? dcmdumpMissing() : corpusMissing },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "dicom-"))
    try {
      for (const { name, source } of corpusFiles()) {
        const outcome = await rewritten(source)
        if (outcome.status === "refused") continue
        const path = join(folder, name)
        writeFileSync(path, await readAll(outcome.output))
        const said = execFileSync("dcmdump", ["-q", path], {
          encoding: "latin1",
          stdio: ["ignore", "pipe", "pipe"],
        })
        assert.match(said, /\(0012,0062\) CS \[YES\]/u, name)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
