import assert from "node:assert/strict"
import { test } from "node:test"
import { deflateSync, unzipSync, zipSync } from "fflate"
import * as fc from "fast-check"
import { arraySource, readAll } from "../encoding/byte-source.ts"
import { bytesEqual, concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { isProblem } from "./problem.ts"
import { writeZip } from "./zip-write.ts"
import { openZip, zipLimits } from "./zip.ts"
import type { ZipArchive, ZipLimits } from "./zip.ts"

async function opened(bytes: Uint8Array): Promise<ZipArchive> {
  const archive = await openZip(arraySource(bytes))
  if (isProblem(archive)) assert.fail(archive.problem)
  return archive
}

async function codeOf(bytes: Uint8Array, limits: ZipLimits = zipLimits): Promise<string> {
  const archive = await openZip(arraySource(bytes), limits)
  return isProblem(archive) ? archive.code : "opened"
}

const large = (length: number): Bytes => Uint8Array.from({ length }, (_, i) => (i * 7919) >>> 3)

test("what is written is read again, by us and by others, and says nothing besides", async () => {
  const files = { "3D/a.model": large(100_000), "Übersicht.txt": utf8("x"), empty: new Uint8Array(0) }
  const bytes = writeZip(Object.entries(files).map(([path, content]) => ({ path, bytes: content })))
  assert.deepEqual(Object.keys(unzipSync(bytes)), Object.keys(files))
  const { entries, comment } = await opened(bytes)
  assert.deepEqual([comment, entries.some(({ extras }) => extras)], [false, false])
  for (const entry of entries) {
    assert.equal(await entry.check(), null)
    const content = Object.entries(files).find(([path]) => path === entry.path)?.[1]
    assert.deepEqual(await readAll(entry.source), content)
  }
  assert.deepEqual(writeZip([{ path: "a", bytes: utf8("b") }]), writeZip([{ path: "a", bytes: utf8("b") }]))
})

test("an entry can be read from the middle, backwards and twice", async () => {
  const content = large(700_000)
  const { entries } = await opened(zipSync({ scan: [content, { level: 6 }] }))
  const source = entries[0]?.source ?? arraySource(new Uint8Array(0))
  const places = [
    [699_000, 700_000],
    [0, 10],
    [300_000, 400_000],
    [250_000, 250_001],
  ] as const
  const parts = await Promise.all(places.map(([from, to]) => source.read(from, to)))
  for (const [i, [from, to]] of places.entries()) assert.deepEqual(parts[i], content.slice(from, to))
})

test("a bomb is not lit", async () => {
  const bomb = zipSync({ "scan.stl": new Uint8Array(64 * 2 ** 20) })
  assert.ok(bomb.length < 100_000)
  assert.equal(await codeOf(bomb), "zip-bomb")
  const many = zipSync(
    Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}`, new Uint8Array(2 ** 20)])),
  )
  assert.equal(await codeOf(many), "zip-bomb")
  assert.equal(
    await codeOf(zipSync({ a: large(10), b: large(10) }), { ...zipLimits, entries: 1 }),
    "zip-too-many",
  )
})

test("entries that share their bytes are no archive", async () => {
  const bytes = writeZip([
    { path: "a", bytes: large(2000) },
    { path: "b", bytes: large(2000) },
  ])
  const directory = bytes.findIndex((_, i) => bytes[i] === 0x50 && bytes[i + 2] === 1 && bytes[i + 3] === 2)
  const second = bytes.findIndex((_, i) => i > directory + 4 && bytes[i] === 0x50 && bytes[i + 2] === 1)
  new DataView(bytes.buffer).setUint32(second + 42, 0, true)
  assert.equal(await codeOf(bytes), "zip-damaged")
})

test("an entry that is longer, shorter or other than it says is found out before it is used", async () => {
  const content = large(50_000)
  const packed = deflateSync(content)
  const bytes = writeZip([{ path: "a", bytes: content }])
  const directory = bytes.findIndex((_, i) => bytes[i] === 0x50 && bytes[i + 2] === 1 && bytes[i + 3] === 2)
  assert.ok(packed.length > 0 && directory > 0)
  for (const [at, value] of [
    [16, 1],
    [24, 49_999],
    [24, 50_001],
  ] as const) {
    const changed = bytes.slice()
    new DataView(changed.buffer).setUint32(directory + at, value, true)
    const { entries } = await opened(changed)
    assert.notEqual(await entries[0]?.check(), null)
  }
})

test("names in the code page of old programs are read as they were meant", async () => {
  const bytes = writeZip([{ path: "M?ller.stl", bytes: utf8("x") }])
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0x3f) bytes[i] = 0x81
  assert.equal((await opened(bytes)).entries[0]?.path, "Müller.stl")
})

test("whatever is done to the bytes, the answer is an archive or a sentence", async () => {
  const bytes = zipSync({ "a/b.stl": large(3000), "c.txt": utf8("text") })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 6 }),
      fc.nat(bytes.length),
      async (changes, cut) => {
        const changed = bytes.slice(0, bytes.length - (cut % 40))
        for (const [at, value] of changes) if (at < changed.length) changed[at] = value
        const archive = await openZip(arraySource(changed))
        if (isProblem(archive)) return
        for (const entry of archive.entries) {
          const wrong = entry.problem ?? (await entry.check())
          if (wrong === null) assert.equal((await readAll(entry.source)).length, entry.size)
        }
      },
    ),
    { numRuns: 300 },
  )
})

test("a comment and a tail before the directory's end are seen as such", async () => {
  const bytes = zipSync({ a: utf8("b") })
  const commented = concat(bytes, utf8("somebody"))
  new DataView(commented.buffer).setUint16(bytes.length - 2, 8, true)
  assert.equal((await opened(commented)).comment, true)
  assert.ok(
    bytesEqual(await readAll((await opened(commented)).entries[0]?.source ?? arraySource(bytes)), utf8("b")),
  )
})
