import assert from "node:assert/strict"
import { test } from "node:test"
import { concat, utf8 } from "../encoding/bytes.ts"
import { asciiStl, binaryStl, obj, ply, tetrahedronPoints } from "./fixtures/meshes.ts"
import { readMesh, readObj, readPly, readStl } from "./mesh.ts"
import type { Mesh } from "./mesh.ts"
import { isProblem } from "./problem.ts"
import type { Problem } from "./problem.ts"

function meshOf(result: Mesh | Problem): Mesh {
  if (isProblem(result)) assert.fail(result.problem)
  return result
}

const codeOf = (result: Mesh | Problem): string => (isProblem(result) ? result.code : "read")

const sorted = (values: Iterable<number>): number[] => [...values].sort((a, b) => a - b)

test("the same scan reads the same from every format", () => {
  const expected = sorted(Float32Array.from(tetrahedronPoints.flat()))
  for (const bytes of [binaryStl(), binaryStl({ header: utf8("solid model of a jaw") })]) {
    const mesh = meshOf(readStl(bytes))
    assert.deepEqual([mesh.triangles, mesh.positions.length], [4, 12])
    assert.deepEqual(sorted(mesh.positions), expected)
  }
  const others = [
    readStl(asciiStl("jaw")),
    readStl(asciiStl("jaw", "\r\n")),
    readStl(asciiStl("jaw", "\r")),
    readPly(ply()),
    readPly(ply({ format: "ascii" })),
    readPly(ply({ format: "binary_big_endian" })),
    readObj(obj()),
  ]
  for (const other of others) {
    const mesh = meshOf(other)
    assert.equal(mesh.triangles, 4)
    assert.deepEqual(sorted(mesh.positions), expected)
    assert.equal(mesh.normals?.length, mesh.positions.length)
  }
})

test("colours of points are read from PLY and OBJ, colours of triangles from STL", () => {
  const colours = [0, 255, 0, 40, 254, 1, 80, 253, 2, 120, 252, 3]
  assert.deepEqual([...(meshOf(readPly(ply({ colours: true }))).colors ?? [])], colours)
  assert.deepEqual([...(meshOf(readObj(obj({ colours: true }))).colors ?? [])], colours)
  const red = 0x8000 | (31 << 10)
  const mesh = meshOf(readStl(binaryStl({ attributes: [red, red, red, red] })))
  assert.deepEqual([...(mesh.colors ?? [])], [255, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0])
})

test("triangles of two colours do not share their corners", () => {
  const red = 0x8000 | (31 << 10)
  const blue = 0x8000 | 31
  const mesh = meshOf(readStl(binaryStl({ attributes: [red, blue, blue, blue] })))
  assert.equal(mesh.positions.length / 3, 7)
})

test("normals point out of a closed surface and have the length one", () => {
  const { positions, normals } = meshOf(readStl(binaryStl()))
  const centre = [0, 1, 2].map((axis) =>
    tetrahedronPoints.reduce((sum, point) => sum + (point[axis] ?? 0) / 4, 0),
  )
  for (let i = 0; i < positions.length; i += 3) {
    const [x, y, z] = [0, 1, 2].map((axis) => normals?.[i + axis] ?? 0)
    assert.ok(Math.abs((x ?? 0) ** 2 + (y ?? 0) ** 2 + (z ?? 0) ** 2 - 1) < 1e-5)
    const outward = [0, 1, 2].reduce(
      (sum, axis) => sum + ((positions[i + axis] ?? 0) - (centre[axis] ?? 0)) * (normals?.[i + axis] ?? 0),
      0,
    )
    assert.ok(outward > 0)
  }
})

test("an OBJ counts from the end with negative numbers and may break its lines", () => {
  const text = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nf -4/-1 -3 \\\n -2/1 -1\n"
  assert.equal(meshOf(readObj(utf8(text))).triangles, 2)
})

test("what a file claims and does not hold is refused before memory is taken for it", () => {
  assert.equal(codeOf(readStl(binaryStl({ count: 0xffff_ffff }))), "stl-truncated")
  assert.equal(codeOf(readPly(ply({ faceCount: "1000000000000" }))), "ply-truncated")
  assert.equal(codeOf(readPly(ply({ faceCount: "99999999999999999999" }))), "ply-malformed")
  const empty = "ply\nformat binary_little_endian 1.0\nelement vertex 1000000000000\nend_header\n"
  assert.equal(codeOf(readPly(utf8(empty))), "ply-truncated")
})

test("a coordinate that is no number is refused in each format", () => {
  const stl = binaryStl()
  new DataView(stl.buffer).setFloat32(84 + 12, Number.POSITIVE_INFINITY, true)
  assert.equal(codeOf(readStl(stl)), "mesh-not-finite")
  const scan = ply()
  const at = scan.length - 4 * 13 - 12
  new DataView(scan.buffer).setFloat32(at, Number.NaN, true)
  assert.equal(codeOf(readPly(scan)), "mesh-not-finite")
  assert.equal(codeOf(readObj(utf8("v nan 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"))), "mesh-not-finite")
  assert.equal(codeOf(readObj(utf8("v 1e99 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"))), "mesh-not-finite")
  const text = new TextDecoder().decode(asciiStl()).replace("10.25", "-inf")
  assert.equal(codeOf(readStl(utf8(text))), "mesh-not-finite")
})

test("every file cut short at any place is refused with a sentence, or was complete", () => {
  for (const [kind, bytes] of [
    ["stl-binary", binaryStl()],
    ["stl-ascii", asciiStl("jaw")],
    ["ply", ply({ colours: true })],
    ["ply", ply({ format: "ascii" })],
    ["obj", obj()],
  ] as const) {
    for (let length = 0; length < bytes.length - 12; length++) {
      const result = readMesh(bytes.subarray(0, length), kind)
      assert.ok(result !== null)
      if (kind !== "obj") assert.ok(isProblem(result), `${kind} cut at ${length}`)
      else if (isProblem(result)) assert.match(result.problem, /\.$/u)
    }
  }
})

test("a face that names a point which is not there is refused", () => {
  assert.equal(codeOf(readObj(utf8("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 4\n"))), "mesh-bad-index")
  assert.equal(codeOf(readObj(utf8("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 -4\n"))), "mesh-bad-index")
  const scan = ply()
  new DataView(scan.buffer).setInt32(scan.length - 4, 4, true)
  assert.equal(codeOf(readPly(scan)), "mesh-bad-index")
})

test("values behind the end of a row and words without a meaning are passed by", () => {
  const text = new TextDecoder().decode(ply({ format: "ascii", lines: ["Created by a program"] }))
  const mesh = meshOf(readPly(utf8(text.replace("3 0 2 1", "3 0 2 1 9 1 1 1"))))
  assert.equal(mesh.triangles, 4)
  assert.equal(meshOf(readPly(concat(ply(), utf8("after the end")))).triangles, 4)
})
