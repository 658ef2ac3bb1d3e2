/** Words and digits in the numbers of a mesh: what measures nothing stays here, what measures something stays as it is. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource, readAll } from "../encoding/byte-source.ts"
import { concat, utf8, utf8ToText } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { bytesToBase64 } from "../formats/base64.ts"
import { binaryStl, ply } from "../formats/fixtures/meshes.ts"
import { deidentifySet } from "./deidentify.ts"
import { packedScan, plantedMtl } from "./fixtures/planted-meshes.ts"
import { tracesIn } from "./fixtures/traces.ts"
import type { FileResult } from "./set.ts"

const name = "Hadubrand Wolkenstein"

async function through(path: string, bytes: Bytes): Promise<{ file: FileResult; output: Bytes }> {
  const { files } = await deidentifySet([{ path, source: arraySource(bytes) }], { identity: {} })
  const [file] = files
  assert.ok(file !== undefined)
  return { file, output: file.output === null ? new Uint8Array(0) : await readAll(file.output.source) }
}

/** As many points as letters may name, on a grid. */
function plyOf(more: readonly string[], body: Uint8Array): Bytes {
  const points = 128
  const lines = [
    "ply",
    "format binary_little_endian 1.0",
    `element vertex ${points}`,
    ...["x", "y", "z"].map((axis) => `property float ${axis}`),
    ...more,
    "end_header",
    "",
  ]
  const values = Float32Array.from({ length: points * 3 }, (_, i) => (i * 7) % 23)
  return concat(utf8(lines.join("\n")), new Uint8Array(values.buffer), body)
}

const asList = concat(Uint8Array.of(name.length), utf8(name))

test("letters as numbers of points, places in a picture or colours of nothing do not stand as letters", async () => {
  for (const bytes of [
    plyOf(["element tristrips 1", "property list uchar uchar vertex_indices"], asList),
    plyOf(["element face 1", "property list uchar uchar vertex_indices"], asList),
    plyOf(["element face 1", "property list uchar uchar texcoord"], asList),
    plyOf([`element face ${name.length}`, "property uchar red"], utf8(name)),
    plyOf([`element face ${name.length}`, "property uchar texnumber"], utf8(name)),
  ]) {
    assert.deepEqual(tracesIn(bytes, [name]), [name])
    const { file, output } = await through("a.ply", bytes)
    assert.equal(file.status, "deidentified", file.reason ?? "")
    assert.deepEqual(tracesIn(output, [name]), [], file.output?.name)
  }
})

test("a row of a PLY has one colour, whatever other spellings stand beside it", async () => {
  const colours = ["r", "g", "b", "diffuse_red", "diffuse_green", "diffuse_blue", "red", "green", "blue"]
  const { output } = await through(
    "a.ply",
    concat(
      utf8(
        `ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\n${colours.map((one) => `property uchar ${one}\n`).join("")}end_header\n`,
      ),
      utf8(`1 2 3 ${[...utf8("Wolkenst ")].join(" ")}\n`),
    ),
  )
  const header = utf8ToText(output.subarray(0, output.length - 15))
  assert.deepEqual(header.match(/uchar \w+/gu), ["uchar red", "uchar green", "uchar blue"])
})

test("a PLY comes out the same whichever byte came first in it, and also where a column goes", async () => {
  const outputs = await Promise.all(
    (["binary_little_endian", "binary_big_endian", "ascii"] as const).map(async (format) => {
      const { output } = await through("a.ply", ply({ format, colours: true, lines: [] }))
      return output
    }),
  )
  assert.ok((outputs[0]?.length ?? 0) > 100)
  assert.deepEqual(outputs[1], outputs[0])
  assert.deepEqual(outputs[2], outputs[0])
  const faces = concat(
    Uint8Array.of(3, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0),
    Uint8Array.of(3, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0),
  )
  const plain = ["element face 2", "property list uchar int vertex_indices"]
  const withNote = concat(faces.subarray(0, 13), Uint8Array.of(7), faces.subarray(13), Uint8Array.of(7))
  const [kept, dropped] = [
    await through("a.ply", plyOf(plain, faces)),
    await through("a.ply", plyOf([...plain, "property uchar note"], withNote)),
  ]
  assert.deepEqual(dropped.output, kept.output)
})

test("a point that lies kilometres away is no point", async () => {
  const stl = binaryStl()
  stl.set(utf8("wolkenstein!"), 84 + 12)
  const scan = utf8ToText(packedScan({}))
  const own = /check_value="12345">([^<]+)</u.exec(scan)?.[1] ?? ""
  const points = new Float32Array([19_840_517, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1])
  const far = bytesToBase64(new Uint8Array(points.buffer))
  for (const [path, bytes] of [
    ["a.stl", stl],
    ["a.obj", utf8("v 19840517 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n")],
    ["a.ply", utf8(utf8ToText(plyAscii("19840517 0 0")))],
    ["a.dcm", utf8(scan.replace(own, far))],
  ] as const) {
    const { file } = await through(path, bytes)
    assert.equal(file.status, "refused", path)
    assert.match(file.reason ?? "", /kilometres/u, path)
  }
})

const plyAscii = (point: string): Bytes =>
  utf8(
    `ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\nelement face 1\nproperty list uchar int vertex_indices\nend_header\n${point}\n1 0 0\n0 1 0\n3 0 1 2\n`,
  )

test("digits that are no place in a picture, no normal and no colour go, and the shape stays", async () => {
  const lines = ["v 0 0 0 1984 0 517", "v 1 0 0 0 0 0", "v 0 1 0 0 0 0", "vt 19840517 0", "vn 19840517 0 1"]
  const { file, output } = await through("a.obj", utf8([...lines, "f 1/1/1 2/1/1 3/1/1", ""].join("\n")))
  assert.equal(file.status, "deidentified")
  assert.equal(utf8ToText(output), "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n")
  const mtl = plantedMtl(() => "x", "x.jpg")
  const { output: materials } = await through("a.mtl", concat(mtl, utf8("Ns 19840517\nNi 1.5\n")))
  assert.match(utf8ToText(materials), /Ni 1\.5/u)
  assert.doesNotMatch(utf8ToText(materials), /1984/u)
})

test("marks of triangles are numbers of parts, and points of a margin line lie at the tooth", async () => {
  const marks = bytesToBase64(utf8("Hadubrand Wolken"))
  const points = bytesToBase64(utf8("ubrand wolke"))
  const inside = `<FacetMarks>${marks}</FacetMarks><Splines><Object name="Spline" type="TSysSpline"><ControlPointsPacked>${points}</ControlPointsPacked></Object></Splines>`
  const { output } = await through("a.dcm", packedScan({ inside }))
  const text = utf8ToText(output)
  assert.ok(text.includes("<HPS"))
  assert.ok(!text.includes(marks) && !text.includes(points))
  const real = bytesToBase64(Uint8Array.of(0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 64, 0))
  const kept = await through("a.dcm", packedScan({ inside: `<FacetMarks>${real}</FacetMarks>` }))
  assert.ok(utf8ToText(kept.output).includes(`<FacetMarks>${real}</FacetMarks>`))
})

test("a scan with a tail is a scan, also where a corner is next to zero", async () => {
  const stl = binaryStl({ tail: utf8("Wolkenstein") })
  new DataView(stl.buffer).setFloat32(84 + 12, 1.2e-15, true)
  const { file, output } = await through("a.stl", stl)
  assert.equal(file.status, "deidentified")
  assert.equal(output.length, binaryStl().length)
})
