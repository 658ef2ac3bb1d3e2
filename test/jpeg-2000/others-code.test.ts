/** What others code as JPEG 2000 and HTJ2K is unpacked to the samples that their own decoders see. */
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { decodedDicom } from "@zahnwolke/core/deidentify/dicom-decode"
import { FrameDamaged } from "@zahnwolke/core/deidentify/frame-decoder"
import { arraySource } from "@zahnwolke/core/encoding/byte-source"
import { pixelElement, readDicomHeader } from "@zahnwolke/core/formats/dicom-header"
import { readJpeg2000 } from "@zahnwolke/core/formats/jpeg-2000"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { seeded } from "@zahnwolke/core/specimen/random"
import { corpusPath } from "../planting/corpus.ts"
import { nodeDecoders, samplesOf } from "./coder.ts"

const folder = mkdtempSync(join(tmpdir(), "zahnwolke-j2k-"))
after(() => rmSync(folder, { recursive: true, force: true }))

const missing = (command: string): string | false =>
  spawnSync(command, ["--help"]).error === undefined ? false : `${command} is not installed`

async function dicomSamples(path: string): Promise<Uint8Array> {
  const read = await readDicomHeader(arraySource(readFileSync(path)))
  assert.ok(!isProblem(read), path)
  const set = await decodedDicom(read, nodeDecoders)
  if (isProblem(set)) assert.fail(set.problem)
  const pixels = pixelElement(set)
  assert.ok(pixels !== null)
  return set.source.read(pixels.at, pixels.at + pixels.length)
}

const run = (command: string, ...args: readonly string[]): void => {
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8" })
  assert.equal(status, 0, stderr)
}

const slicePath = (): string => {
  const [slice] = makeDvt({ seed: 9, size: 96, slices: 1, voxel: 1 }).files
  assert.ok(slice !== undefined)
  const path = join(folder, "slice.dcm")
  writeFileSync(path, slice.bytes)
  return path
}

test("a slice that GDCM packs is unpacked to what it was", { skip: missing("gdcmconv") }, async () => {
  const real = ["001_pydicom_CT_small.dcm", "002_pydicom_MR_small.dcm"]
  const coded = join(folder, "coded.dcm")
  for (const source of [slicePath(), ...real.flatMap((name) => corpusPath("dicom", name) ?? [])]) {
    run("gdcmconv", "--j2k", source, coded)
    assert.deepEqual(Buffer.from(await dicomSamples(coded)), Buffer.from(await dicomSamples(source)))
  }
})

/** Of samples of two bytes: numbers with a point are rounded by each processor in its own way. */
function furthest(one: Uint8Array, other: Uint8Array): number {
  assert.equal(one.length, other.length)
  const [a, b] = [one, other].map(
    ({ buffer, byteOffset, length }) => new DataView(buffer, byteOffset, length),
  )
  let most = 0
  for (let at = 0; at + 1 < one.length; at += 2)
    most = Math.max(most, Math.abs((a?.getInt16(at, true) ?? 0) - (b?.getInt16(at, true) ?? 0)))
  return most
}

const [width, height] = [70, 50]
const noise = seeded(3)
/** Twelve bits, the high byte first. */
const grey = Array.from({ length: width * height }, (_, i) => (i * 3 + Math.floor(noise() * 40)) % 4096)
const colours = Uint8Array.from(
  { length: width * height * 3 },
  (_, i) => (i * 2 + Math.floor(noise() * 9)) % 256,
)

function writePictures(): void {
  const words = Buffer.alloc(grey.length * 2)
  for (const [at, value] of grey.entries()) words.writeUInt16BE(value, at * 2)
  writeFileSync(
    join(folder, "grey.pgm"),
    Buffer.concat([Buffer.from(`P5\n${width} ${height}\n4095\n`), words]),
  )
  writeFileSync(
    join(folder, "colours.ppm"),
    Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), colours]),
  )
}

async function samplesIn(path: string): Promise<Uint8Array> {
  const read = readJpeg2000(new Uint8Array(readFileSync(path)))
  assert.ok(read !== null, path)
  return samplesOf(read.codestream, read.picture)
}

const greyBytes = (): Buffer => Buffer.from(Uint16Array.from(grey).buffer)

for (const [command, name, without] of [
  ["opj_compress", "j2k", []],
  ["opj_compress", "jp2", []],
  ["ojph_compress", "j2c", ["-reversible", "true"]],
] as const) {
  test(
    `grey of twelve bits and colours that ${command} packs as .${name} come out as they went in`,
    { skip: missing(command) },
    async () => {
      writePictures()
      for (const [from, samples] of [
        ["grey.pgm", greyBytes()],
        ["colours.ppm", Buffer.from(colours)],
      ] as const) {
        const coded = join(folder, `${from}.${name}`)
        run(command, "-i", join(folder, from), "-o", coded, ...without)
        assert.deepEqual(Buffer.from(await samplesIn(coded)), samples)
      }
    },
  )
}

const byOpenJpeg = (coded: string): Uint8Array => {
  const raw = join(folder, "theirs.rawl")
  run("opj_decompress", "-i", coded, "-o", raw)
  return readFileSync(raw)
}

test(
  "what was packed with loss is unpacked as OpenJPEG's own program unpacks it",
  { skip: missing("opj_decompress") },
  async () => {
    writePictures()
    const coded = join(folder, "lossy.j2k")
    for (const rate of ["5", "20"]) {
      run("opj_compress", "-i", join(folder, "grey.pgm"), "-o", coded, "-I", "-r", rate)
      assert.ok(furthest(await samplesIn(coded), byOpenJpeg(coded)) <= 1)
    }
  },
)

const real = corpusPath("dicom", "028_pydicom_JPEG2000-embedded-sequence-delimiter.dcm")

test(
  "a file whose frame claims four thousand million columns is refused before there is room made for them",
  { skip: real === null && "the corpus is not here" },
  async () => {
    assert.ok(real !== null)
    await assert.rejects(dicomSamples(real), FrameDamaged)
  },
)
