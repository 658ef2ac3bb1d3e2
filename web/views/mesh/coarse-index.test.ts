/** The lighter index is much lighter, names only points that are there, and keeps the shape. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { readStl } from "@zahnwolke/core/formats/mesh"
import type { Mesh } from "@zahnwolke/core/formats/mesh"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { makeArch } from "@zahnwolke/core/specimen/arch"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { coarseIndex } from "./coarse-index.ts"
import { shapeOf } from "./shape-of-mesh.ts"

function scan(triangles: number): Mesh {
  const mesh = readStl(binaryStl(makeArch({ seed: 3, jaw: "lower", triangles })))
  assert.ok(!isProblem(mesh))
  return mesh
}

test("a heavy scan gets a light index with the same outside and nearly the same area", () => {
  const mesh = scan(200_000)
  const whole = shapeOf(mesh)
  const coarse = coarseIndex(mesh, whole.area)
  assert.ok(coarse !== null)
  assert.ok(coarse.length / 3 > 10_000 && coarse.length / 3 < 70_000, `${coarse.length / 3} triangles`)
  assert.ok(coarse.every((point) => point < mesh.positions.length / 3))
  const light = shapeOf({ ...mesh, index: coarse })
  assert.ok(Math.abs(light.area / whole.area - 1) < 0.1)
  assert.ok(light.facing[2] / whole.facing[2] > 0.9)
})

test("a light scan is left as it is", () => {
  const mesh = scan(20_000)
  assert.equal(coarseIndex(mesh, 9000), null)
})
