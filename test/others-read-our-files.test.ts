/** Other people's programs read what a de-identification wrote: same surface, no notes. */
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { arraySource, readAll } from "@zahnwolke/core/encoding/byte-source"
import type { CropBox } from "@zahnwolke/core/deidentify/dicom-crop"
import { plainSet } from "@zahnwolke/core/deidentify/fixtures/plain-set"
import { rewriteSet } from "@zahnwolke/core/deidentify/set-rewrite"
import type { FileResult } from "@zahnwolke/core/deidentify/set"
import { makeArch } from "@zahnwolke/core/specimen/arch"
import { asciiStl, binaryPly, binaryStl, obj } from "@zahnwolke/core/specimen/mesh-bytes"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { makePhoto } from "@zahnwolke/core/specimen/photo"

const folder = mkdtempSync(join(tmpdir(), "zahnwolke-readers-"))
after(() => rmSync(folder, { recursive: true, force: true }))

const missing = (command: string, ...args: readonly string[]): string | false =>
  spawnSync(command, args).error === undefined ? false : `${command} is not installed`

async function rewritten(
  path: string,
  bytes: Uint8Array,
  crops: ReadonlyMap<string, CropBox> = new Map(),
): Promise<FileResult & { readonly file: string }> {
  const { files } = await rewriteSet([{ path, source: arraySource(bytes) }], plainSet({ crops }))
  const [result] = files
  if (result?.output === null || result?.output === undefined)
    assert.fail(result?.reason ?? "nothing came out")
  const file = join(folder, result.output.name)
  writeFileSync(file, await readAll(result.output.source))
  return { ...result, file }
}

const jaw = makeArch({ seed: 11, jaw: "upper", triangles: 6000 })

/** What admesh measures of a surface: sizes, facets, area-like numbers; never its file's name. */
function measured(file: string): string {
  const { stdout } = spawnSync("admesh", ["--no-check", file], { encoding: "utf8" })
  return stdout
    .split("\n")
    .filter((line) => /^(?:Min|Max|Number of facets|Volume| ?\d)/u.test(line))
    .join("\n")
}

test("admesh measures the same jaw before and after", { skip: missing("admesh", "--version") }, async () => {
  for (const bytes of [binaryStl(jaw, "Frau Beispiel"), asciiStl(jaw, "Frau Beispiel")]) {
    const input = join(folder, "input.stl")
    writeFileSync(input, bytes)
    const { file } = await rewritten("Frau Beispiel upper.stl", bytes)
    assert.equal(measured(file), measured(input))
    assert.match(measured(file), /Number of facets/u)
  }
})

test("assimp reads every mesh we wrote", { skip: missing("assimp", "version") }, async () => {
  for (const [name, bytes] of [
    ["upper.stl", binaryStl(jaw)],
    ["upper.ply", binaryPly(jaw, ["Frau Beispiel"])],
    ["upper.obj", obj(jaw, { name: "Frau Beispiel" })],
  ] as const) {
    const { file } = await rewritten(name, bytes)
    const { status, stdout } = spawnSync("assimp", ["info", file], { encoding: "utf8" })
    assert.equal(status, 0, stdout)
  }
})

test(
  "exiftool finds no note in a photograph, and the way up only where it was turned",
  {
    skip: missing("exiftool", "-ver"),
  },
  async () => {
    for (const format of ["jpeg", "png"] as const) {
      for (const orientation of [1, 6]) {
        const { bytes } = makePhoto({ seed: 12, width: 160, height: 120, format, orientation })
        const { file } = await rewritten(`smile.${format}`, bytes)
        const { stdout } = spawnSync("exiftool", ["-j", "-G1", "-a", "-u", "-n", file], { encoding: "utf8" })
        const [found]: readonly Readonly<Record<string, unknown>>[] = JSON.parse(stdout)
        const notes = Object.keys(found ?? {}).filter(
          (key) =>
            !/^(?:SourceFile|System:|File:|ExifTool:|Composite:|JFIF:|PNG:(?:Image|BitDepth|ColorType|Compression|Filter|Interlace))/u.test(
              key,
            ),
        )
        const expected = orientation === 1 ? [] : ["IFD0:Orientation"]
        assert.deepEqual(notes, expected, `${format} ${orientation}: ${stdout}`)
        if (orientation === 6) assert.equal(found?.["IFD0:Orientation"], 6)
      }
    }
  },
)

test(
  "dcmdump reads a cropped slice without a warning, smaller and moved by whole voxels",
  { skip: missing("dcmdump", "--version") },
  async () => {
    const [slice] = makeDvt({ seed: 4, size: 40, slices: 1, voxel: 2 }).files
    assert.ok(slice)
    const box: CropBox = { low: [-11, -10, -100], high: [9, 20, 100] }
    const { file } = await rewritten("slice.dcm", slice.bytes, new Map([["slice.dcm", box]]))
    const { status, stdout, stderr } = spawnSync("dcmdump", ["+L", file], { encoding: "utf8" })
    assert.equal(status, 0, stderr)
    assert.equal(stderr, "")
    assert.match(stdout, /\(0028,0010\) US 16 /u)
    assert.match(stdout, /\(0028,0011\) US 11 /u)
    assert.match(stdout, /\(0020,0032\) DS \[-11\\-10\\/u)
    assert.match(stdout, /\(7fe0,0010\) OW .*# 352,/u)
  },
)

test(
  "dciodvfy misses nothing in a slice of a volume that the scanner had written but what a DICOMDIR would want",
  { skip: missing("dciodvfy", "-version") },
  async () => {
    const [slice] = makeDvt({ seed: 4, size: 40, slices: 1, voxel: 2 }).files
    assert.ok(slice)
    const input = join(folder, "before.dcm")
    writeFileSync(input, slice.bytes)
    const { file } = await rewritten("slice.dcm", slice.bytes)
    const complaints = (path: string): readonly string[] =>
      spawnSync("dciodvfy", [path], { encoding: "utf8" })
        .stderr.split("\n")
        .filter((line) => /^(?:Error|Warning)/u.test(line) && !line.includes("DICOMDIR"))
    const before = complaints(input)
    assert.ok(before.length > 0)
    assert.deepEqual(
      complaints(file).filter((line) => !before.includes(line)),
      [],
    )
  },
)
