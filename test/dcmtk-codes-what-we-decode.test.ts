/** What DCMTK codes as lossless JPEG and JPEG-LS, in every way it can, our decoders unpack to the same samples. */
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { decodedDicom } from "@zahnwolke/core/deidentify/dicom-decode"
import { arraySource } from "@zahnwolke/core/encoding/byte-source"
import { pixelElement, readDicomHeader } from "@zahnwolke/core/formats/dicom-header"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { corpusPath } from "./planting/corpus.ts"

const folder = mkdtempSync(join(tmpdir(), "zahnwolke-coders-"))
after(() => rmSync(folder, { recursive: true, force: true }))

const missing =
  spawnSync("dcmcjpls", ["--version"]).error === undefined ? false : "dcmtk with dcmcjpls is not installed"

async function samplesOf(path: string): Promise<Uint8Array> {
  const read = await readDicomHeader(arraySource(readFileSync(path)))
  assert.ok(!isProblem(read), path)
  const set = await decodedDicom(read, null)
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

test(
  "what was lost nearly nothing of is unpacked as DCMTK unpacks it, and says that it was lossy",
  { skip: missing },
  async () => {
    const [source = ""] = sources()
    const [coded, plain] = [join(folder, "near.dcm"), join(folder, "plain.dcm")]
    for (const [command, ...args] of [
      ["dcmcjpls", "+en", "+md", "3", source, coded],
      ["dcmdjpls", coded, plain],
    ] as const)
      assert.equal(spawnSync(command, args).status, 0)
    const near = await samplesOf(coded)
    assert.deepEqual(Buffer.from(near), Buffer.from(await samplesOf(plain)))
    assert.notDeepEqual(Buffer.from(near), Buffer.from(await samplesOf(source)))
  },
)

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
