import assert from "node:assert/strict"
import { test } from "node:test"
import { utf8 } from "../encoding/bytes.ts"
import { base64ToBytes, bytesToBase64 } from "./base64.ts"
import { decodeFacets } from "./hps-facets.ts"
import { readHps } from "./hps.ts"
import { readMesh } from "./mesh.ts"
import { isProblem } from "./problem.ts"

const scan = (
  schema: string,
  points: readonly number[],
  facets: readonly number[],
  count: number,
): Uint8Array => {
  const vertices = new Uint8Array(new Float32Array(points).buffer)
  return utf8(
    `<HPS version="1.1"><Packed_geometry><Schema>${schema}</Schema><Binary_data><${schema} version="1.0"><Vertices vertex_count="${points.length / 3}" base64_encoded_bytes="${vertices.length}">${bytesToBase64(vertices)}</Vertices><Facets facet_count="${count}" base64_encoded_bytes="${facets.length}">${bytesToBase64(Uint8Array.from(facets))}</Facets></${schema}></Binary_data></Packed_geometry></HPS>`,
  )
}

const square = [0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0]

test("a triangle, a point beyond its edge, and the closings draw what they mean", () => {
  assert.deepEqual([...(decodeFacets(Uint8Array.of(4, 0), 2, 4) ?? [])], [0, 1, 2, 3, 1, 0])
  assert.deepEqual([...(decodeFacets(Uint8Array.of(4, 0, 2), 3, 4) ?? [])], [0, 1, 2, 3, 1, 0, 1, 0, 2])
  assert.deepEqual([...(decodeFacets(Uint8Array.of(4, 0, 1), 3, 4) ?? [])], [0, 1, 2, 3, 1, 0, 1, 3, 2])
  const restart = [5, 0, 0, 1, 0, 2, 0, 8, 3, 0, 0, 0]
  assert.deepEqual([...(decodeFacets(Uint8Array.from(restart), 2, 4) ?? [])], [0, 1, 2, 3, 1, 0])
})

test("commands without an edge, points without a place and triangles nobody announced are refused", () => {
  for (const [commands, faces, points] of [
    [[0], 1, 4],
    [[1], 1, 4],
    [[4, 0], 1, 4],
    [[4, 0], 3, 4],
    [[4], 1, 2],
    [[11], 1, 4],
    [[5, 0, 0], 1, 4],
    [[4, 9, 9, 9, 9], 1, 4],
    [[4, 8, 255, 255, 255, 255], 2, 4],
  ] as const) {
    assert.equal(decodeFacets(Uint8Array.from(commands), faces, points), null, String(commands))
  }
  assert.equal(decodeFacets(Uint8Array.of(4), 1e12, 4), null)
})

test("a plain scan is shown, an encrypted one is not", () => {
  const mesh = readMesh(scan("CC", square, [4, 0], 2), "hps")
  assert.ok(mesh !== null && !isProblem(mesh) && mesh.triangles === 2)
  const closed = readMesh(scan("CE", square, [4, 0], 2), "hps")
  assert.equal(closed !== null && isProblem(closed) ? closed.code : "", "hps-encrypted")
})

test("a scan of another schema, with a wrong count or wrong lengths is refused", () => {
  const bad = [
    scan("ZZ", square, [4, 0], 2),
    scan("CA", square, [4, 0], 7),
    scan("CA", [0, 0, 0, 1, 0], [4], 1),
    utf8("<HPS/>"),
    utf8("<Other/>"),
  ]
  for (const bytes of bad) assert.ok(isProblem(readHps(bytes)))
  const infinite = readMesh(scan("CA", [Infinity, ...square.slice(1)], [4, 0], 2), "hps")
  assert.equal(infinite !== null && isProblem(infinite) ? infinite.code : "", "mesh-not-finite")
})

test("base64 is taken with line breaks and refused with anything else", () => {
  assert.deepEqual(base64ToBytes(" SGFs\r\n bG8=\n"), utf8("Hallo"))
  for (const text of ["SGFsbG8!", "SGFsbG9", "S", "SGFs=bG8", "SGFsbG8é"])
    assert.equal(base64ToBytes(text), null, text)
  assert.equal(
    base64ToBytes(bytesToBase64(Uint8Array.from({ length: 70_000 }, (_, i) => i & 255)))?.length,
    70_000,
  )
})
