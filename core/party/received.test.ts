import assert from "node:assert/strict"
import { test } from "node:test"
import { deidentifySet } from "../deidentify/deidentify.ts"
import { arraySource } from "../encoding/byte-source.ts"
import { makeArch } from "../specimen/arch.ts"
import { binaryStl } from "../specimen/mesh-bytes.ts"
import { isClean } from "./received.ts"

const headSize = 84
const triangleSize = 50

/** A clean STL of more than 64 MiB: the triangles of a small one, many times over. */
async function largeStl(): Promise<Uint8Array<ArrayBuffer>> {
  const small = binaryStl(makeArch({ seed: 7, jaw: "lower", triangles: 2000 }), "lower")
  const { files } = await deidentifySet([{ path: "lower.stl", source: arraySource(small) }], { identity: {} })
  const output = files[0]?.output?.source
  assert.ok(output)
  const clean = await output.read(0, output.size)
  const triangles = clean.subarray(headSize)
  const times = Math.ceil((65 << 20) / triangles.length)
  const large = new Uint8Array(headSize + times * triangles.length)
  large.set(clean.subarray(0, headSize))
  for (let i = 0; i < times; i++) large.set(triangles, headSize + i * triangles.length)
  new DataView(large.buffer).setUint32(80, (times * triangles.length) / triangleSize, true)
  return large
}

test("a large file is looked through to its end: a clean one is clean, and what stands behind 64 MiB is found", async () => {
  const large = await largeStl()
  assert.equal(await isClean(new Blob([large])), true)

  // Two bytes beside each triangle that no program needs: room for a name, letter by letter.
  large.set([0x4d, 0x75], large.length - 2)
  assert.equal(await isClean(new Blob([large])), false)
})
