import assert from "node:assert/strict"
import { test } from "node:test"
import {
  arraySource,
  beginningHeld,
  joinSources,
  passingPieces,
  readAll,
  sliceSource,
} from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { concat } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { binaryStl, obj } from "../formats/fixtures/meshes.ts"
import { writeZip } from "../formats/zip-write.ts"
import { deidentifySet, workOnSet } from "./deidentify.ts"
import { maskedSource } from "./dicom-native.ts"
import { plantedMtl } from "./fixtures/planted-meshes.ts"
import { planRewrite, setResult } from "./set-rewrite.ts"
import type { SetFile } from "./set-items.ts"
import { mostWorkers, sharesOf } from "./set-shares.ts"
import { openAgain } from "./set-work.ts"
import type { SetWork, WorkDone } from "./set-work.ts"
import type { SetResult } from "./set.ts"

const secret = new Uint8Array(32)
const wishes = { identity: { family: "Grabowski" }, secret, keepColour: true }

/** Fifty scans, an archive, and two meshes that share their materials. */
function manyFiles(): readonly SetFile[] {
  const scans = Array.from({ length: 50 }, (_, i) => ({ path: `scan${i}.stl`, bytes: binaryStl() }))
  const zip = writeZip([
    { path: "a/upper.stl", bytes: binaryStl() },
    { path: "a/lower.stl", bytes: binaryStl() },
  ])
  const materials = plantedMtl(() => "x", "picture.jpg")
  const others = [
    { path: "first.obj", bytes: obj() },
    { path: "case.zip", bytes: zip },
    { path: "first.mtl", bytes: materials },
    { path: "second.obj", bytes: obj() },
  ]
  return [...scans, ...others].map(({ path, bytes }) => ({ path, source: arraySource(bytes) }))
}

async function byTwo(files: readonly SetFile[], again = files): Promise<SetResult> {
  const { opened, plan } = await planRewrite(files, { newHash: null, roles: new Map(), signal: null })
  const crossed = structuredClone(plan)
  let next = 0
  const take = (): number => next++
  const reopen = openAgain((index) => again[index] ?? assert.fail("no such file"))
  const work = (part: SetWork): Promise<WorkDone> => workOnSet(part, wishes)
  const first = work({ plan, open: opened, take, shared: true })
  const second = work({ plan: crossed, open: reopen, take, shared: true })
  const both = await Promise.all([first, second])
  assert.ok(both.every(({ results }) => results.size > 0))
  return setResult(plan, both)
}

const told = async ({ files }: SetResult): Promise<unknown> =>
  Promise.all(
    files.map(async ({ output, ...file }) => ({
      ...file,
      output: output && { name: output.name, sha256: output.sha256, bytes: await readAll(output.source) },
    })),
  )

test("a set that two work on becomes the same files as by one, archives and shared materials too", async () => {
  const alone = await deidentifySet(manyFiles(), wishes)
  const shared = await byTwo(manyFiles())

  assert.deepEqual(await told(shared), await told(alone))
  assert.equal(shared.files.length, 55)
})

test("a file that became another one between plan and work is refused", async () => {
  const files = manyFiles()
  const changed = files.map(({ path }) => ({ path, source: arraySource(obj()) }))
  const result = await byTwo(files, changed)

  const refused = result.files.filter(({ status }) => status === "refused")
  assert.ok(refused.length > 0 && refused.length < 55)
  for (const { reason } of refused) assert.match(reason ?? "", /changed/u)
})

test("what names materials goes to one, in its order, and every file to somebody", async () => {
  const { plan } = await planRewrite(manyFiles(), { newHash: null, roles: new Map(), signal: null })
  const shares = sharesOf(plan)

  assert.deepEqual(shares[0], [50, 53, 54])
  assert.deepEqual(
    shares.flat().toSorted((a, b) => a - b),
    [...plan.items.keys()],
  )
  assert.ok(shares.length > 3)
})

const counting = (length: number): Bytes => Uint8Array.from({ length }, (_, i) => (i * 37 + 11) % 256)

test("a film is work for one, however large, and a volume for many", () => {
  assert.equal(mostWorkers([600_000_000]), 1)
  assert.equal(mostWorkers([524_288, 1000, 0]), 1)
  assert.equal(mostWorkers([]), 0)
  assert.ok(mostWorkers(Array.from({ length: 400 }, () => 524_288)) > 8)
})

test("pieces in lent memory are the pieces read otherwise, wherever they begin", async () => {
  const bytes = counting(1001)
  const parts: readonly ByteSource[] = [
    arraySource(bytes.subarray(0, 7)),
    { size: 500, read: (start, end) => Promise.resolve(bytes.slice(7 + start, 7 + end)) },
    sliceSource(arraySource(bytes), 507, 1001),
  ]
  for (const length of [1, 6, 7, 64, 600, 2000]) {
    const pieces: Bytes[] = []
    for await (const piece of passingPieces(joinSources(parts), new Uint8Array(length)))
      pieces.push(piece.slice())
    assert.deepEqual(concat(...pieces), bytes)
  }
})

test("a beginning is read once, however often it is looked into, and what is read of it is nobody else's", async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251)
  let read = 0
  const plain = arraySource(bytes)
  const held = beginningHeld({
    size: plain.size,
    read: (start, end, lent) => {
      read += end - start
      return plain.read(start, end, lent)
    },
  })
  const first = await held.read(10, 20)
  first.fill(0)
  for (const start of [0, 10, 32_000]) {
    assert.deepEqual(await held.read(start, start + 600), bytes.slice(start, start + 600))
    const lent = new Uint8Array(1000)
    assert.deepEqual(await held.read(start, start + 600, lent), bytes.slice(start, start + 600))
  }
  assert.equal(read, 32_768)
  assert.deepEqual(await held.read(32_000, 90_000), bytes.slice(32_000, 90_000))
})

test("unused bits are cleared alike in memory of the source's own and in lent memory of any alignment", async () => {
  const mask = { width: 2, little: true, low: 0, high: 11, signed: false, padding: null } as const
  const source = maskedSource(arraySource(counting(62)), mask)
  const expected = counting(62).map((byte, i) => (i % 2 === 0 ? byte : byte & 15))

  assert.deepEqual(await readAll(source), expected)
  for (let offset = 0; offset < 8; offset++) {
    const lent = new Uint8Array(80).subarray(offset)
    assert.deepEqual(await source.read(0, 62, lent), expected)
    assert.deepEqual(await source.read(3, 20, lent), expected.slice(3, 20))
  }
})
