/** What DCMTK codes as lossless JPEG, JPEG-LS and JPEG of twelve bits, our decoders unpack to the same samples. */
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { decodedDicom } from "@zahnwolke/core/deidentify/dicom-decode"
import { noDecoders } from "@zahnwolke/core/deidentify/frame-decoder"
import {
  common,
  dicomFile,
  nativePixels,
  secondaryCapture,
  short,
  words,
} from "@zahnwolke/core/deidentify/fixtures/dicom"
import { arraySource, readAll } from "@zahnwolke/core/encoding/byte-source"
import { pixelElement, readDicomHeader } from "@zahnwolke/core/formats/dicom-header"
import { explicitLittle } from "@zahnwolke/core/formats/dicom-syntax"
import { tag } from "@zahnwolke/core/formats/dicom-tags"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { seeded } from "@zahnwolke/core/specimen/random"
import { corpusPath } from "./planting/corpus.ts"

const folder = mkdtempSync(join(tmpdir(), "zahnwolke-coders-"))
after(() => rmSync(folder, { recursive: true, force: true }))

const missing =
  spawnSync("dcmcjpls", ["--version"]).error === undefined ? false : "dcmtk with dcmcjpls is not installed"

async function samplesOf(path: string): Promise<Uint8Array> {
  const read = await readDicomHeader(arraySource(readFileSync(path)))
  assert.ok(!isProblem(read), path)
  const set = await decodedDicom(read, noDecoders)
  if (isProblem(set)) assert.fail(set.problem)
  const pixels = pixelElement(set)
  assert.ok(pixels !== null)
  return set.source.read(pixels.at, pixels.at + pixels.length)
}

const coders: readonly (readonly [command: string, ...args: readonly string[]])[] = [
  ["dcmcjpeg", "+e1"],
  ...[1, 2, 3, 4, 5, 6, 7].map((predictor) => ["dcmcjpeg", "+el", "+sv", String(predictor)] as const),
  ["dcmcjpls", "+el"],
  ["dcmcjpls", "+el", "+il"],
  ["dcmcjpls", "+el", "+is"],
]

function sources(): readonly string[] {
  const [slice] = makeDvt({ seed: 9, size: 96, slices: 1, voxel: 1 }).files
  assert.ok(slice !== undefined)
  const path = join(folder, "slice.dcm")
  writeFileSync(path, slice.bytes)
  const real = ["001_pydicom_CT_small.dcm", "002_pydicom_MR_small.dcm", "027_pydicom_SC_rgb_small_odd.dcm"]
  return [path, ...real.flatMap((name) => corpusPath("dicom", name) ?? [])]
}

test(
  "every lossless way in which DCMTK codes an image is unpacked to the samples it was",
  { skip: missing },
  async () => {
    for (const source of sources()) {
      const before = await samplesOf(source)
      for (const [command, ...args] of coders) {
        const coded = join(folder, "coded.dcm")
        const { status, stderr } = spawnSync(command, [...args, source, coded], { encoding: "utf8" })
        assert.equal(status, 0, stderr)
        const now = await samplesOf(coded)
        // An odd number of bytes is filled up to an even one.
        assert.deepEqual(
          Buffer.from(now),
          Buffer.from(before.subarray(0, now.length)),
          `${source} ${args.join(" ")}`,
        )
        assert.ok(before.length - now.length < 2)
      }
    }
  },
)

/** Smooth with some noise, so that runs begin and break off. */
async function colourImage(): Promise<string> {
  const [rows, columns] = [48, 64]
  const random = seeded(5)
  const samples = Uint8Array.from({ length: rows * columns * 3 }, (_, i) =>
    i % 96 < 60 ? 90 + (i % 3) * 40 : Math.floor(random() * 40) + (i % 3) * 70,
  )
  const path = join(folder, "colours.dcm")
  const file = dicomFile(
    secondaryCapture,
    explicitLittle,
    common(secondaryCapture, "OT"),
    [
      short(tag.samplesPerPixel, 3),
      words(tag.photometric, "CS", "RGB"),
      short(tag.planarConfiguration, 0),
      short(tag.rows, rows),
      short(tag.columns, columns),
      short(tag.bitsAllocated, 8),
      short(tag.bitsStored, 8),
      short(tag.highBit, 7),
      short(tag.pixelRepresentation, 0),
    ],
    [nativePixels(samples, "OB")],
  )
  writeFileSync(path, await readAll(file))
  return path
}

test(
  "what was lost nearly nothing of is unpacked as DCMTK unpacks it, and says that it was lossy",
  { skip: missing },
  async () => {
    // DCMTK codes no signed image this way.
    const colours = await colourImage()
    const unsigned = sources().filter((source) => !/00[12]_pydicom/u.test(source))
    for (const source of [...unsigned, colours]) {
      for (const interleaved of ["+in", "+il", "+is"])
        // DCMTK cannot undo what it makes of three by three pixels.
        if (interleaved !== "+is" || source === colours)
          await sameLoss(source, ["dcmcjpls", "+en", "+md", "3", interleaved], "dcmdjpls")
    }
  },
)

test(
  "JPEG of twelve bits is unpacked to the very samples that DCMTK unpacks",
  { skip: missing },
  async () => {
    const [slice = "", ...real] = sources()
    for (const source of [slice, ...real.slice(0, 2)]) {
      for (const quality of ["30", "90", "100"])
        await sameLoss(source, ["dcmcjpeg", "+ee", "+bt", "+q", quality], "dcmdjpeg")
    }
  },
)

async function sameLoss(
  source: string,
  [command = "", ...args]: readonly string[],
  undo: string,
): Promise<void> {
  const [coded, plain] = [join(folder, "lossy.dcm"), join(folder, "plain.dcm")]
  const made = spawnSync(command, [...args, source, coded], { encoding: "utf8" })
  assert.equal(made.status, 0, made.stderr)
  assert.equal(spawnSync(undo, [coded, plain]).status, 0)
  const lossy = await samplesOf(coded)
  const theirs = await samplesOf(plain)
  assert.deepEqual(Buffer.from(lossy), Buffer.from(theirs.subarray(0, lossy.length)), args.join(" "))
  assert.notDeepEqual(Buffer.from(lossy), Buffer.from(await samplesOf(source)))
}

const realPair = corpusPath("dicom", "008_pydicom_MR_small_jpeg_ls_lossless.dcm")

test(
  "a real JPEG-LS image is the plain one it was made of",
  { skip: realPair === null && "the corpus is not here" },
  async () => {
    const plain = corpusPath("dicom", "002_pydicom_MR_small.dcm")
    assert.ok(plain !== null && realPair !== null)
    assert.deepEqual(Buffer.from(await samplesOf(realPair)), Buffer.from(await samplesOf(plain)))
  },
)
