import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { binaryStl } from "../formats/fixtures/meshes.ts"
import { writeZip } from "../formats/zip-write.ts"
import { deidentifySet } from "./deidentify.ts"
import type { SetResult } from "./set.ts"

const scan = binaryStl()
const other = binaryStl({ header: utf8("another header") })

const run = (files: Readonly<Record<string, Bytes>>): Promise<SetResult> =>
  deidentifySet(
    Object.entries(files).map(([path, bytes]) => ({ path, source: arraySource(bytes) })),
    { identity: {} },
  )
const told = ({ files }: SetResult) =>
  files.map(({ input, output, sameAs }) => [input, output?.name ?? null, sameAs])

test("a scan that lies in the folder and again in its archive is the same, and the folder's is the first", async () => {
  const zip = writeZip([
    { path: "UK.stl", bytes: scan },
    { path: "UK neu.stl", bytes: other },
  ])
  const result = await run({ "fall/Scans.zip": zip, "fall/UK.stl": scan })
  assert.deepEqual(told(result), [
    ["fall/Scans.zip/UK.stl", "lower-jaw-3.stl", "fall/UK.stl"],
    ["fall/Scans.zip/UK neu.stl", "lower-jaw-1.stl", null],
    ["fall/UK.stl", "lower-jaw-2.stl", null],
  ])
})

test("files of one length are not the same, nor are empty ones or notes of the computer", async () => {
  const folderView = utf8("\0\0\0\u0001Bud1\0\0")
  const late = new Uint8Array(40_000)
  const later = late.slice()
  later[39_999] = 1
  const result = await run({
    "a.stl": scan,
    "b.stl": other,
    "c.bin": late,
    "d.bin": later,
    "e.stl": new Uint8Array(0),
    "f.stl": new Uint8Array(0),
    "x/.DS_Store": folderView,
    "y/.DS_Store": folderView,
  })
  assert.deepEqual([...new Set(result.files.map(({ sameAs }) => sameAs))], [null])
})

test("a letter that is there twice is the same, too, though it cannot leave", async () => {
  const result = await run({ "a.pdf": utf8("%PDF-1.7\n"), "b/a.pdf": utf8("%PDF-1.7\n") })
  assert.deepEqual(
    result.files.map(({ sameAs }) => sameAs),
    [null, "a.pdf"],
  )
})

test("what mentions a copy finds the one that leaves", async () => {
  const materials = utf8("newmtl a\nKd 1 1 1\n")
  const mesh = (name: string): Bytes =>
    utf8(`mtllib ${name}.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl a\nf 1 2 3\n# ${name}\n`)
  const result = await run({
    "one.obj": mesh("one"),
    "one.mtl": materials,
    "two.obj": mesh("two"),
    "two.mtl": materials,
  })
  const texts = await Promise.all(
    result.files.map(async ({ output }) => {
      const bytes = await output?.source.read(0, output.source.size)
      return new TextDecoder().decode(bytes)
    }),
  )
  assert.match(texts[0] ?? "", /mtllib material-1\.mtl/u)
  assert.match(texts[2] ?? "", /mtllib material-1\.mtl/u)
  assert.equal(result.files[3]?.sameAs, "one.mtl")
})

test("files of one length are told apart by their beginnings, without being read whole", async () => {
  let furthest = 0
  const slice = (first: number): ByteSource => {
    const bytes = new Uint8Array(1_000_000)
    bytes[0] = first
    return {
      size: bytes.length,
      read: (start, end) => {
        furthest = Math.max(furthest, end - start)
        return Promise.resolve(bytes.slice(start, end))
      },
    }
  }
  await deidentifySet(
    [1, 2, 3].map((first) => ({ path: `${first}.raw`, source: slice(first) })),
    { identity: {} },
  )
  assert.ok(furthest <= 65_536, String(furthest))
})
