import assert from "node:assert/strict"
import { test } from "node:test"
import { makeArch } from "../specimen/arch.ts"
import { makeCrown } from "../specimen/crown-design.ts"
import type { Surface } from "../specimen/surface.ts"
import { isToothCode } from "../records/tooth.ts"
import { meshCategory, meshReview, shapeGauge } from "./shape.ts"
import type { Shape } from "./shape.ts"

function shapeOf({ positions, triangles }: Surface, scale = 1): Shape {
  const gauge = shapeGauge()
  for (let at = 0; at + 2 < triangles.length; at += 3) {
    const corners = [0, 1, 2].flatMap((corner) =>
      [0, 1, 2].map((axis) => (positions[(triangles[at + corner] ?? 0) * 3 + axis] ?? 0) * scale),
    )
    gauge.add(corners, 0, 3, 6)
  }
  return gauge.shape()
}

/** A flat plate of small triangles, as the base of a printed model. */
function plate(size: number): Surface {
  const positions: number[] = []
  const triangles: number[] = []
  for (let i = 0; i < 20; i++) {
    for (let j = 0; j < 20; j++) {
      const at = positions.length / 3
      const [x, y, step] = [(i * size) / 20, (j * size) / 20, size / 20]
      positions.push(x, y, 0, x + step, y, 0, x, y + step, 0, x + step, y + step, 0)
      triangles.push(at, at + 1, at + 2, at + 1, at + 3, at + 2)
    }
  }
  const points = Float32Array.from(positions)
  return { positions: points, triangles: Uint32Array.from(triangles), colours: new Uint8Array(points.length) }
}

const arch = makeArch({ seed: 1, jaw: "lower", triangles: 8000 })

test("a full arch stays pseudonymous whatever its name says, in millimetres and in inches", () => {
  assert.equal(meshCategory(shapeOf(arch), "lower-jaw"), "pseudonymised")
  assert.equal(meshCategory(shapeOf(arch, 1 / 25.4), "lower-jaw"), "pseudonymised")
  assert.equal(meshCategory(shapeOf(arch), "design"), "pseudonymised")
})

test("a single crown can become anonymous", () => {
  const tooth = 46
  if (!isToothCode(tooth)) return assert.fail("46 is a tooth")
  const crown = shapeOf(makeCrown({ tooth, triangles: 2000 }))
  assert.equal(meshCategory(crown, "design"), "anonymous")
  assert.equal(meshCategory(crown, "preparation"), "anonymous-for-recipient")
})

test("an open scan needs no look, the flat base of a model and the breadth of a face do", () => {
  assert.deepEqual(meshReview(shapeOf(arch)), [])
  assert.deepEqual(
    meshReview(shapeOf(plate(70))).map(({ kind }) => kind),
    ["embossed-text"],
  )
  assert.deepEqual(
    meshReview(shapeOf(plate(180))).map(({ kind }) => kind),
    ["face-surface"],
  )
})
