/** Left, back and head are found whichever way a scanner turned its scan. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { smoothNormals } from "@zahnwolke/core/formats/surface"
import type { Jaw } from "@zahnwolke/core/records/tooth"
import { makeArch } from "@zahnwolke/core/specimen/arch"
import { seeded } from "@zahnwolke/core/specimen/random"
import { patientFrame } from "./patient-frame.ts"
import type { PatientFrame, ShapeOfPart, Vector } from "./patient-frame.ts"
import { linearColours, shapeOf } from "./shape-of-mesh.ts"

type Turn = (point: Vector) => Vector

function jaw(which: Jaw, turn: Turn): ShapeOfPart {
  const { positions, triangles } = makeArch({ seed: 11, jaw: which, triangles: 12_000 })
  const turned = new Float32Array(positions.length)
  for (let at = 0; at < positions.length; at += 3) {
    turned.set(turn([positions[at] ?? 0, positions[at + 1] ?? 0, positions[at + 2] ?? 0]), at)
  }
  const normals = smoothNormals(turned, triangles)
  const shape = shapeOf({
    positions: turned,
    index: triangles,
    normals,
    colors: null,
    triangles: triangles.length / 3,
  })
  return { ...shape, role: which === "upper" ? "upper-jaw" : "lower-jaw" }
}

/** None of them mirrors: a mirrored scan is another patient's. */
const turnsOfScanners: readonly (readonly [string, Turn])[] = [
  ["as the patient", ([x, y, z]) => [x, y, z]],
  ["turned to the viewer", ([x, y, z]) => [-x, -y, z]],
  ["lying on its back", ([x, y, z]) => [x, z, -y]],
  ["upside down", ([x, y, z]) => [-x, y, -z]],
  ["on its side, far away", ([x, y, z]) => [y + 900, z - 40, x]],
  ["at an angle", ([x, y, z]) => [x * 0.8 - z * 0.6, y, x * 0.6 + z * 0.8]],
]

function assertFrame(frame: PatientFrame, turn: Turn, name: string): void {
  const zero = turn([0, 0, 0])
  for (const [axis, key] of (["left", "back", "head"] as const).entries()) {
    const wanted = turn([axis === 0 ? 1 : 0, axis === 1 ? 1 : 0, axis === 2 ? 1 : 0])
    const share = wanted.reduce((sum, value, i) => sum + (value - (zero[i] ?? 0)) * (frame[key][i] ?? 0), 0)
    assert.ok(share > 0.97, `${name}: ${key} is off by ${share}`)
  }
}

for (const [name, turn] of turnsOfScanners) {
  test(`both jaws tell left from right: ${name}`, () => {
    const frame = patientFrame([jaw("upper", turn), jaw("lower", turn)])
    assert.ok(frame.sure)
    assertFrame(frame, turn, name)
  })
  test(`one jaw alone tells it too: ${name}`, () => {
    for (const which of ["upper", "lower"] as const) assertFrame(patientFrame([jaw(which, turn)]), turn, name)
  })
}

test("a shape without an arch leaves the sides open", () => {
  const random = seeded(5)
  const ball = Float32Array.from({ length: 3000 }, () => random() * 40)
  const frame = patientFrame([{ role: "upper-jaw", sample: ball, facing: [0, 0, -400], area: 1000 }])
  assert.equal(frame.sure, false)
  assert.equal(patientFrame([]).sure, false)
  assert.equal(patientFrame([{ ...jaw("lower", (point) => point), role: "other" }]).sure, false)
})

test("black stays black and white stays white in linear light", () => {
  const [black, white, middle = 0] = linearColours(Uint8Array.of(0, 255, 188))
  assert.deepEqual([black, white], [0, 65_535])
  assert.ok(Math.abs(middle / 65_535 - 0.5) < 0.01)
})
