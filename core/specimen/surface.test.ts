/** Jaws, bite, preparation and crown have the size, the sides and the edges they are made for. */
import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { test } from "node:test"
import { isToothCode } from "../records/tooth.ts"
import type { ToothCode } from "../records/tooth.ts"
import { makeArch } from "./arch.ts"
import { makeBite } from "./bite.ts"
import { makeCrown } from "./crown-design.ts"
import { asciiPly, asciiStl, binaryPly, binaryStl, obj } from "./mesh-bytes.ts"
import { makePreparation } from "./preparation.ts"
import type { Surface } from "./surface.ts"

function tooth(code: number): ToothCode {
  assert.ok(isToothCode(code))
  return code
}

function extent(surface: Surface): { low: number[]; high: number[]; size: number[] } {
  const low = [Infinity, Infinity, Infinity]
  const high = [-Infinity, -Infinity, -Infinity]
  surface.positions.forEach((value, i) => {
    low[i % 3] = Math.min(low[i % 3] ?? 0, value)
    high[i % 3] = Math.max(high[i % 3] ?? 0, value)
  })
  return { low, high, size: high.map((value, i) => value - (low[i] ?? 0)) }
}

/** Edges by how many triangles they have, and how many of them two triangles run through in one direction. */
function edges(surface: Surface): { open: number; closed: number; wrong: number } {
  const count = new Map<number, number>()
  const directed = new Set<number>()
  const total = surface.positions.length / 3
  let wrong = 0
  for (let t = 0; t < surface.triangles.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const a = surface.triangles[t + k] ?? 0
      const b = surface.triangles[t + ((k + 1) % 3)] ?? 0
      if (directed.has(a * total + b)) wrong++
      directed.add(a * total + b)
      const key = Math.min(a, b) * total + Math.max(a, b)
      count.set(key, (count.get(key) ?? 0) + 1)
    }
  }
  const counts = [...count.values()]
  return { open: counts.filter((n) => n === 1).length, closed: counts.filter((n) => n === 2).length, wrong }
}

/** Six times the volume for a closed surface; its sign tells the outside. */
function volume({ positions, triangles }: Surface): number {
  const at = (corner: number, axis: number): number => positions[(triangles[corner] ?? 0) * 3 + axis] ?? 0
  let sum = 0
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => [0, 1, 2].map((axis) => at(t + k, axis)))
    const [ax, ay, az] = [a?.[0] ?? 0, a?.[1] ?? 0, a?.[2] ?? 0]
    const [bx, by, bz] = [b?.[0] ?? 0, b?.[1] ?? 0, b?.[2] ?? 0]
    const [cx, cy, cz] = [c?.[0] ?? 0, c?.[1] ?? 0, c?.[2] ?? 0]
    sum += ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx)
  }
  return sum
}

/** The sum of all facets' areas with their directions: points out of the open side's opposite. */
function facing({ positions, triangles }: Surface): number {
  const at = (corner: number, axis: number): number => positions[(triangles[corner] ?? 0) * 3 + axis] ?? 0
  let sum = 0
  for (let t = 0; t < triangles.length; t += 3) {
    const [ux, uy] = [at(t + 1, 0) - at(t, 0), at(t + 1, 1) - at(t, 1)]
    const [vx, vy] = [at(t + 2, 0) - at(t, 0), at(t + 2, 1) - at(t, 1)]
    sum += ux * vy - uy * vx
  }
  return sum
}

const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

test("a jaw has the size of a jaw and the ratios of a scan", () => {
  for (const jaw of ["upper", "lower"] as const) {
    const arch = makeArch({ seed: 1, jaw, triangles: 240_000 })
    const faces = arch.triangles.length / 3
    assert.ok(Math.abs(faces / 240_000 - 1) < 0.01)
    const ratio = faces / (arch.positions.length / 3)
    assert.ok(ratio > 1.97 && ratio < 2, `${ratio} faces for each vertex`)
    const [width, depth, height] = extent(arch).size
    assert.ok(Math.abs((width ?? 0) - 68) < 5, `${width} mm wide`)
    assert.ok(Math.abs((depth ?? 0) - 50) < 5, `${depth} mm deep`)
    assert.ok(Math.abs((height ?? 0) - 23) < 3, `${height} mm high`)
  }
})

test("a jaw is open below, whole everywhere else, and its outside is outside", () => {
  for (const jaw of ["upper", "lower"] as const) {
    const arch = makeArch({ seed: 2, jaw, triangles: 20_000 })
    const { open, closed, wrong } = edges(arch)
    assert.equal(wrong, 0)
    assert.equal(open * 1 + closed * 2, arch.triangles.length)
    assert.ok(open < 700, `${open} open edges`)
    assert.equal(Math.sign(facing(arch)), jaw === "lower" ? 1 : -1)
  }
})

test("the upper jaw stands above the lower one and both incisors in front", () => {
  const upper = extent(makeArch({ seed: 3, jaw: "upper", triangles: 4000 }))
  const lower = extent(makeArch({ seed: 3, jaw: "lower", triangles: 4000 }))
  assert.ok((upper.high[2] ?? 0) > 18 && (upper.low[2] ?? 0) > -2)
  assert.ok((lower.low[2] ?? 0) < -18 && (lower.high[2] ?? 0) < 2)
  assert.ok((upper.low[1] ?? 0) < (lower.low[1] ?? 0), "the upper front teeth stand before the lower ones")
})

test("a tooth of the third quadrant is prepared on the patient's left", () => {
  const { low, high, size } = extent(makePreparation({ seed: 4, tooth: tooth(36), triangles: 20_000 }))
  assert.ok((low[0] ?? 0) > 10 && (high[2] ?? 0) < 1)
  assert.ok((size[0] ?? 0) < 25 && (size[1] ?? 0) < 25)
  const right = extent(makePreparation({ seed: 4, tooth: tooth(16), triangles: 20_000 }))
  assert.ok((right.high[0] ?? 0) < -10 && (right.low[2] ?? 0) > -1)
})

test("preparing and losing teeth changes only what stands there", () => {
  const plain = makeArch({ seed: 5, jaw: "upper", triangles: 20_000 })
  const changed = makeArch({
    seed: 5,
    jaw: "upper",
    triangles: 20_000,
    prepared: [tooth(26)],
    missing: [tooth(15)],
  })
  let [left, right] = [0, 0]
  for (let at = 0; at < plain.positions.length; at += 3) {
    const moved = [0, 1, 2].some((k) => plain.positions[at + k] !== changed.positions[at + k])
    if (moved && (plain.positions[at] ?? 0) > 0) left++
    if (moved && (plain.positions[at] ?? 0) < 0) right++
  }
  assert.ok(left > 100 && right > 100)
  assert.ok(left + right < plain.positions.length / 3 / 5)
})

test("a bite shows both jaws on the wanted side only", () => {
  const bite = makeBite({ seed: 6, side: "left", triangles: 20_000 })
  const { low, high } = extent(bite)
  assert.ok((low[0] ?? 0) > 5 && (low[2] ?? 0) < -4 && (high[2] ?? 0) > 4)
  assert.ok(Math.abs(bite.triangles.length / 3 / 20_000 - 1) < 0.1)
  assert.ok((extent(makeBite({ seed: 6, side: "right", triangles: 5000 })).high[0] ?? 0) < -5)
})

test("a designed crown is closed, outside out, and stands at its tooth", () => {
  for (const code of [11, 26, 36, 44, 47]) {
    const crown = makeCrown({ tooth: tooth(code), triangles: 4000 })
    const { open, wrong, closed } = edges(crown)
    assert.deepEqual([open, wrong, closed * 2], [0, 0, crown.triangles.length], `crown ${code}`)
    assert.ok(volume(crown) > 0, `crown ${code} is inside out`)
    const { low, high } = extent(crown)
    const isLeft = code === 26 || code === 36
    if (code !== 11) assert.ok(isLeft ? (low[0] ?? 0) > 10 : (high[0] ?? 0) < -10, `crown ${code}`)
    assert.ok(code < 30 ? (low[2] ?? 0) > -2 : (high[2] ?? 0) < 2)
  }
})

test("the same seed gives the same bytes, another one does not", () => {
  const bytes = (seed: number): string => hash(binaryStl(makeArch({ seed, jaw: "lower", triangles: 3000 })))
  assert.equal(bytes(7), bytes(7))
  assert.notEqual(bytes(7), bytes(8))
})

test("every mesh format holds what was put in", () => {
  const arch = makeArch({ seed: 9, jaw: "upper", triangles: 2000 })
  const faces = arch.triangles.length / 3
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
  const stl = binaryStl(arch, "KNRY-stl-header")
  assert.equal(stl.length, 84 + 50 * faces)
  assert.match(text(stl.subarray(0, 80)), /^KNRY-stl-header/u)
  assert.equal(text(asciiStl(arch, "KNRY")).match(/endfacet/gu)?.length, faces)
  assert.match(text(asciiPly(arch, ["KNRY"])), /^ply\nformat ascii 1\.0\ncomment KNRY\n/u)
  const ply = binaryPly(arch, ["KNRY"])
  const body = text(ply.subarray(0, 600)).indexOf("end_header\n") + 11
  assert.equal(ply.length - body, (arch.positions.length / 3) * 15 + faces * 13)
  assert.equal(text(obj(arch, { name: "KNRY" })).match(/^f /gmu)?.length, faces)
})
