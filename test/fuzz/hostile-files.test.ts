/** Hostile and damaged files through the whole de-identification: a sentence or a clean file, in time and in little memory. */
import assert from "node:assert/strict"
import { readFileSync, statSync } from "node:fs"
import { basename } from "node:path"
import { test } from "node:test"
import { zipSync } from "fflate"
import { deidentifySet } from "@zahnwolke/core/deidentify/deidentify"
import type { FileResult } from "@zahnwolke/core/deidentify/set"
import { arraySource, readAll } from "@zahnwolke/core/encoding/byte-source"
import { concat, utf8 } from "@zahnwolke/core/encoding/bytes"
import { binaryStl } from "@zahnwolke/core/formats/fixtures/meshes"
import { corpusMissing, corpusPaths } from "../planting/corpus.ts"
import { changes, cuts } from "../planting/mutations.ts"

type File = readonly [path: string, bytes: Uint8Array<ArrayBuffer>]

/**
 * Of memory beside what the process has; of the processor's time for a megabyte, with a moment for the search to prove
 * itself. What the clock on the wall shows would tell of the other tests that run.
 */
const ceiling = 256 * 2 ** 20
const allowed = (size: number): number => 5000 + size / 1000

async function survive(files: readonly File[]): Promise<readonly FileResult[]> {
  const started = process.cpuUsage()
  const { files: results } = await deidentifySet(
    files.map(([path, bytes]) => ({ path, source: arraySource(bytes) })),
    { identity: { family: "Gröschel-Fuzz" } },
  )
  for (const { input, reason, output } of results) {
    if (output === null) assert.match(reason ?? "", /^[A-Z].+\.$/u, input)
    else assert.equal((await readAll(output.source)).length, output.source.size, input)
  }
  const size = files.reduce((sum, [, bytes]) => sum + bytes.length, 0)
  const { user, system } = process.cpuUsage(started)
  const took = (user + system) / 1000
  assert.ok(took < allowed(size), `${took} ms for ${size} bytes of ${files[0]?.[0] ?? ""}`)
  return results
}

const plyHeader = (...lines: readonly string[]): Uint8Array<ArrayBuffer> =>
  utf8(["ply", "format binary_little_endian 1.0", ...lines, "end_header", ""].join("\n"))
const axes = ["x", "y", "z"].map((name) => `property float ${name}`)

/** Sequences in sequences, each of undefined length; only the ends are missing. */
function nestedDicom(depth: number): Uint8Array<ArrayBuffer> {
  const open = concat(
    Uint8Array.of(0x08, 0, 0x15, 0x11, 0x53, 0x51, 0, 0, 255, 255, 255, 255),
    Uint8Array.of(0xfe, 0xff, 0, 0xe0, 255, 255, 255, 255),
  )
  return concat(dicomStart(), ...Array.from({ length: depth }, () => open))
}

const dicomStart = (): Uint8Array<ArrayBuffer> =>
  concat(
    new Uint8Array(128),
    utf8("DICM"),
    Uint8Array.of(2, 0, 0, 0, 0x55, 0x4c, 4, 0, 26, 0, 0, 0),
    Uint8Array.of(2, 0, 0x10, 0, 0x55, 0x49, 20, 0),
    utf8("1.2.840.10008.1.2.1\0"),
  )

function package3mf(model: string): Uint8Array<ArrayBuffer> {
  const relations =
    '<R><Relationship Target="/3D/a.model" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/></R>'
  return concat(
    zipSync({
      "[Content_Types].xml": utf8("<T/>"),
      "_rels/.rels": utf8(relations),
      "3D/a.model": utf8(model),
    }),
  )
}

const nested = (name: string, depth: number): string =>
  `<Treatment>${`<${name}>`.repeat(depth)}${`</${name}>`.repeat(depth)}</Treatment>`

const makes: readonly (readonly [path: string, bytes: Uint8Array<ArrayBuffer>, says: RegExp])[] = [
  [
    "vertices.ply",
    concat(plyHeader("element vertex 1000000000000", ...axes), new Uint8Array(64)),
    /ends before/u,
  ],
  [
    "list.ply",
    concat(
      plyHeader("element vertex 1", ...axes, "element face 1", "property list uint int vertex_indices"),
      new Uint8Array(12),
      Uint8Array.of(255, 255, 255, 127),
    ),
    /ends before/u,
  ],
  ["triangles.stl", binaryStl({ count: 0xffff_ffff }), /not known/u],
  ["deep.dcm", nestedDicom(10_000), /deeper|damaged/u],
  [
    "length.dcm",
    concat(dicomStart(), Uint8Array.of(0xe0, 0x7f, 0x10, 0, 0x4f, 0x57, 0, 0, 255, 255, 255, 127)),
    /\./u,
  ],
  ["deep.xml", utf8(nested("Tooth", 10_000)), /XML file/u],
  [
    "entities.xml",
    utf8(`<!DOCTYPE Treatment [<!ENTITY a "${"b".repeat(100)}">]><Treatment>&a;</Treatment>`),
    // Whatever declares entities of its own is never read as an order.
    /Free text/u,
  ],
  [
    "bomb.zip",
    concat(zipSync({ "a.stl": new Uint8Array(48 * 2 ** 20) }, { level: 9 })),
    /unpack to far more/u,
  ],
  ["traversal.zip", concat(zipSync({ "../../etc/a.stl": binaryStl() })), /outside of itself/u],
  [
    "outside.3mf",
    package3mf(
      '<model xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02" xmlns:p="p"><resources><object id="1"><components><component p:path="http://example.org/x.model" objectid="1"/></components></object></resources><build><item objectid="1"/></build></model>',
    ),
    /3MF/u,
  ],
  ["infinite.obj", utf8("v 0 0 inf\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"), /infinite/u],
  ["none.obj", utf8("v 0 0 NaN\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"), /infinite/u],
]

for (const [path, bytes, says] of makes) {
  test(`${path} is refused with its sentence, at once and in little memory`, async () => {
    const before = process.memoryUsage()
    const [file] = await survive([[path, bytes]])
    assert.match(file?.reason ?? "", says)
    const after = process.memoryUsage()
    const grown = after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed
    assert.ok(grown < ceiling, `${Math.round(grown / 2 ** 20)} MB`)
  })
}

/** The long run is test/fuzz/deidentify.ts; here two of each, at other places for each file. */
test(
  "every real file cut short or changed at random is refused with a sentence or comes out whole",
  {
    skip: corpusMissing,
  },
  async () => {
    const small = corpusPaths().filter((path) => statSync(path).size < 100_000)
    for (let from = 0; from < small.length; from += 40) {
      await survive(
        small.slice(from, from + 40).flatMap((path, i): readonly File[] => {
          const bytes = new Uint8Array(readFileSync(path))
          const nth = from + i
          const cut = [...cuts(bytes, 64)].filter((_, at) => at === (nth * 7) % 64 || at === 63 - (nth % 8))
          const changed = [...changes(bytes, 2, nth)]
          return [...cut, ...changed].map((copy, at) => [`${nth}-${at}/${basename(path)}`, copy])
        }),
      )
    }
  },
)
