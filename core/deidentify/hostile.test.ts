import assert from "node:assert/strict"
import { test } from "node:test"
import { zipSync } from "fflate"
import { arraySource, readAll } from "../encoding/byte-source.ts"
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { binaryStl, ply } from "../formats/fixtures/meshes.ts"
import { makePhoto } from "../specimen/photo.ts"
import { seeded } from "../specimen/random.ts"
import {
  packedScan,
  plantedAsciiStl,
  plantedBinaryStl,
  plantedMtl,
  plantedObj,
  plantedPly,
  plantedScan,
  plantedThreeMf,
} from "./fixtures/planted-meshes.ts"
import { exocadOrder } from "./fixtures/planted-orders.ts"
import { plainSet } from "./fixtures/plain-set.ts"
import { rewriteSet } from "./set-rewrite.ts"
import type { FileResult } from "./set.ts"

async function rewritten(path: string, bytes: Bytes): Promise<readonly FileResult[]> {
  const { files } = await rewriteSet([{ path, source: arraySource(bytes) }], plainSet())
  for (const { status, reason, output } of files) {
    if (status !== "deidentified") assert.match(reason ?? "", /^[A-Z]\P{Cc}+\.$/u)
    if (output !== null) assert.equal((await readAll(output.source)).length, output.source.size)
  }
  return files
}

const reasonOf = async (path: string, bytes: Bytes): Promise<string> =>
  (await rewritten(path, bytes)).map(({ reason }) => reason ?? "released").join(" / ")

const word = (place: string): string => `Gröschel ${place}`

const samples: readonly (readonly [string, Bytes])[] = [
  ["a.stl", plantedBinaryStl(word)],
  ["b.stl", plantedAsciiStl(word)],
  ["a.ply", plantedPly(word, "ascii")],
  ["b.ply", plantedPly(word, "binary_big_endian")],
  ["a.obj", plantedObj(word, "a.mtl")],
  ["a.mtl", plantedMtl(word, "a.jpg")],
  ["a.3mf", plantedThreeMf(word)],
  ["a.dcm", plantedScan(word, "CA")],
  ["b.dcm", plantedScan(word, "CE")],
  ["a.jpg", makePhoto({ seed: 1, width: 24, height: 16, format: "jpeg" }).bytes],
  ["a.png", makePhoto({ seed: 2, width: 24, height: 16, format: "png" }).bytes],
  ["a.xml", exocadOrder(word, "a.stl")],
  ["a.zip", zipSync({ "x.stl": binaryStl(), "y.ply": ply() })],
]

test("every format cut short at 64 places gives a result or a sentence", async () => {
  for (const [path, bytes] of samples) {
    for (let i = 0; i < 64; i++) await rewritten(path, bytes.slice(0, Math.floor((bytes.length * i) / 64)))
  }
})

test("every format with its bytes changed at random gives a result or a sentence", async () => {
  const random = seeded(20_261_123)
  for (const [path, bytes] of samples) {
    for (let run = 0; run < 40; run++) {
      const changed = bytes.slice()
      const changes = 1 + Math.floor(random() * 8)
      for (let i = 0; i < changes; i++)
        changed[Math.floor(random() * changed.length)] = Math.floor(random() * 256)
      await rewritten(path, changed)
    }
  }
})

test("claims that no file can keep are refused before memory is taken", async () => {
  const header = (lines: readonly string[]): Bytes =>
    utf8(["ply", "format binary_little_endian 1.0", ...lines, "end_header", ""].join("\n"))
  const axes = ["x", "y", "z"].map((axis) => `property float ${axis}`)
  for (const bytes of [
    header(["element vertex 1000000000000", ...axes]),
    header([
      "element vertex 1",
      ...axes,
      "element face 1000000000000",
      "property list uchar int vertex_indices",
    ]),
    header(["element nothing 999999999999", "element vertex 1", ...axes]),
    concat(header(["element vertex 1", "property list uint float x"]), Uint8Array.of(255, 255, 255, 255, 0)),
  ]) {
    assert.match(await reasonOf("a.ply", bytes), /PLY file/u)
  }
  assert.match(await reasonOf("a.stl", binaryStl({ count: 100_000_000 })), /ends before/u)
})

test("a package that refers outside, to itself or to nothing is refused", async () => {
  const space = "http://schemas.microsoft.com/3dmanufacturing/core/2015/02"
  const relations =
    '<R><Relationship Target="/3D/a.model" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/></R>'
  const pack = (model: string): Bytes =>
    concat(
      zipSync({
        "[Content_Types].xml": utf8("<T/>"),
        "_rels/.rels": utf8(relations),
        "3D/a.model": utf8(model),
      }),
    )
  const mesh = '<mesh><vertices><vertex x="0" y="0" z="0"/></vertices><triangles/></mesh>'
  for (const inside of [
    `<object id="1"><components><component objectid="1"/></components></object>`,
    `<object id="1"><components><component objectid="2"/></components></object><object id="2"><components><component objectid="1"/></components></object>`,
    `<object id="1">${mesh}</object><object id="2"><components><component objectid="3"/></components></object>`,
    `<object id="1"><components><component p:path="http://example.org/x.model" objectid="1"/></components></object>`,
    `<object id="1"><mesh><vertices><vertex x="NaN" y="0" z="0"/></vertices></mesh></object>`,
    `<object id="1"><mesh><vertices/><triangles><triangle v1="0" v2="1" v3="2"/></triangles></mesh></object>`,
  ]) {
    const model = `<model xmlns="${space}"><resources>${inside}</resources><build/></model>`
    assert.notEqual(await reasonOf("a.3mf", pack(model)), "released", inside)
  }
  const external = `<!DOCTYPE model [<!ENTITY x SYSTEM "file:///etc/passwd">]><model xmlns="${space}">&x;</model>`
  assert.match(await reasonOf("a.3mf", pack(external)), /DTD/u)
})

test("infinite and missing numbers are refused in each mesh format", async () => {
  const infinite = new Float32Array([Infinity, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1])
  const scan = new TextDecoder().decode(packedScan({}))
  const own = /check_value="12345">([^<]+)</u.exec(scan)?.[1] ?? ""
  const bad = btoa(String.fromCharCode(...new Uint8Array(infinite.buffer)))
  assert.match(await reasonOf("a.dcm", utf8(scan.replace(own, bad))), /infinite/u)
  const stl = binaryStl()
  new DataView(stl.buffer).setUint32(84 + 50 + 12, 0xffff_ffff, true)
  assert.match(await reasonOf("a.stl", stl), /infinite/u)
  assert.match(await reasonOf("a.obj", utf8("v 0 0 inf\nv 1 0 0\nv 0 1 0\nf 1 2 3\n")), /infinite/u)
})

test("made-up input that crowds a table or repeats a word comes to an end", async () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => `g ${"x".repeat(i % 40)}\nusemtl m${i}`).join("\n")
  await rewritten("a.obj", utf8(`v 0 0 0\nv 1 0 0\nv 0 1 0\n${lines}\nf 1 2 3\n`))
  await rewritten("a.xml", utf8(`<Treatment>${"<Tooth>".repeat(100)}${"</Tooth>".repeat(100)}</Treatment>`))
  await rewritten("a.jpg", concat(Uint8Array.of(0xff, 0xd8), new Uint8Array(200_000).fill(0xff)))
  await rewritten("a.txt", utf8("<!--".repeat(50_000)))
})
