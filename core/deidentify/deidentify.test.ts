import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource, readAll } from "../encoding/byte-source.ts"
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { binaryStl } from "../formats/fixtures/meshes.ts"
import { writeZip } from "../formats/zip-write.ts"
import { makeDvt } from "../specimen/dvt.ts"
import { makePhoto } from "../specimen/photo.ts"
import { deidentifySet, searchAgain } from "./deidentify.ts"
import {
  plantedAsciiStl,
  plantedMtl,
  plantedObj,
  plantedPly,
  plantedScan,
  plantedThreeMf,
} from "./fixtures/planted-meshes.ts"
import { exocadOrder } from "./fixtures/planted-orders.ts"
import { tracesIn } from "./fixtures/traces.ts"

const identity = {
  family: "Gröschel",
  given: "Ümmühan",
  birthDate: "1958-03-07",
  insuranceNumber: "K482913765",
  patientId: "PX-77120",
  addresses: ["Lindenweg 14, 24103 Kiel"],
  others: ["Dr. Ösenkop"],
}
const words = Object.values(identity).flat()

const word = (place: string): string => `${identity.family} ${place}`

function files(): readonly (readonly [string, Bytes])[] {
  const dvt = makeDvt({ seed: 2, slices: 3, size: 32 })
  return [
    [`Gröschel_Ümmühan/upper.stl`, binaryStl({ header: utf8("K482913765"), tail: utf8("Lindenweg 14") })],
    ["lower.stl", plantedAsciiStl(word)],
    ["a.ply", plantedPly(word, "binary_big_endian")],
    ["jaw.obj", plantedObj(word, "jaw.mtl")],
    ["jaw.mtl", plantedMtl(word, "skin.jpg")],
    ["skin.jpg", makePhoto({ seed: 3, width: 48, height: 32, format: "jpeg" }).bytes],
    ["front.png", makePhoto({ seed: 4, width: 48, height: 32, format: "png", orientation: 6 }).bytes],
    ["a.3mf", plantedThreeMf(word)],
    ["a.dcm", plantedScan(word, "CA")],
    ["b.dcm", plantedScan(word, "CE")],
    ["order.xml", exocadOrder(word, "upper.stl")],
    ["dvt.zip", writeZip(dvt.files.map(({ name, bytes }) => ({ path: name, bytes })))],
  ]
}

const run = (list: readonly (readonly [string, Bytes])[]): ReturnType<typeof deidentifySet> =>
  deidentifySet(
    list.map(([path, bytes]) => ({ path, source: arraySource(bytes) })),
    { identity },
  )

test("a mixed set goes through the door: nobody is left in it, and the search ran", async () => {
  const result = await run(files())
  assert.ok(result.searched > 100)
  for (const { input, status, reason, output, hits } of result.files) {
    assert.deepEqual(hits, [], input)
    assert.notEqual(status, "refused", `${input}: ${reason ?? ""}`)
    const bytes = await readAll(output?.source ?? arraySource(new Uint8Array(0)))
    assert.deepEqual(tracesIn(concat(bytes, utf8(output?.name ?? "")), words), [], input)
  }
})

test("names made of words of formats and of the trade hold nothing back", async () => {
  const folder = "Photos Exif JFIF webp/Indices 3DModel Compressed RTPLAN Millimeter/Oberkiefer Krone Farbe"
  const { files: results } = await run(files().map(([path, bytes]) => [`${folder}/${path}`, bytes] as const))
  for (const { input, hits } of results) assert.deepEqual(hits, [], input)
})

/** A triangle whose corners spell this. */
function spelling(text: string): Bytes {
  const stl = binaryStl()
  stl.set(utf8(text), 84 + 12)
  return stl
}

test("a word that geometry itself spells is found and keeps the file back", async () => {
  // In capitals each of the three numbers is a length in a mouth: nothing but the search can object.
  const { files: results } = await run([["upper.stl", spelling("GROESCHEL   ")]])
  assert.equal(results[0]?.status, "refused")
  assert.equal(results[0]?.output, null)
  assert.equal(results[0]?.hits[0]?.kind, "name")
})

test("small letters spell points too far away to be a mouth, and keep the file back before any search", async () => {
  const { files: results } = await run([["upper.stl", spelling("Groeschel ")]])
  assert.deepEqual([results[0]?.status, results[0]?.output], ["refused", null])
})

test("the receiving side accepts what was written here, and nothing that was put into it on the way", async () => {
  const { files: results } = await run(files())
  for (const { input, output } of results) {
    if (output === null) continue
    assert.equal(await searchAgain(output.source), true, input)
    const bytes = await readAll(output.source)
    assert.equal(await searchAgain(arraySource(concat(bytes, utf8("Gröschel")))), false, input)
  }
  for (const [input, bytes] of files()) assert.equal(await searchAgain(arraySource(bytes)), false, input)
})
