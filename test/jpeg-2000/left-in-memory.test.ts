/** A frame made to read what another one left in the library's memory: it gets what a library sees that never had another. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { test } from "node:test"
import { readJpeg2000 } from "@zahnwolke/core/formats/jpeg-2000"
import type { Jpeg2000Picture } from "@zahnwolke/core/formats/jpeg-2000"
import { seeded } from "@zahnwolke/core/specimen/random"
import { openJpeg2000 } from "@zahnwolke/web/device/open-jpeg"
import type { SamplesOf } from "@zahnwolke/web/device/open-jpeg"
import { coded } from "./coder.ts"

const wasm = fileURLToPath(import.meta.resolve("@cornerstonejs/codec-openjpeg/decodewasm"))
const compiled = await WebAssembly.compile(new Uint8Array(readFileSync(wasm)))

const picture: Jpeg2000Picture = { width: 128, height: 128, components: 1, precision: 12, signed: false }
const mostPixels = 1 << 20

function codedFrom(value: (at: number) => number): Uint8Array<ArrayBuffer> {
  const samples = new Uint8Array(picture.width * picture.height * 2)
  const view = new DataView(samples.buffer)
  for (let at = 0; at * 2 < samples.length; at++) view.setUint16(at * 2, value(at), true)
  return coded(samples, picture)
}

const anotherPatients = codedFrom(() => 0xabc)
const hostile = codedFrom((at) => (at * 7919) % 64)

/** Cut off, or with bytes in its header or anywhere that are none of its own. */
function bent(random: () => number, round: number): Uint8Array<ArrayBuffer> {
  const { length } = hostile
  if (round % 4 === 0) return hostile.slice(0, 60 + Math.floor(random() * (length - 60)))
  const changed = hostile.slice()
  const reach = round % 4 === 1 ? 100 : length - 42
  for (let left = 1 + Math.floor(random() * 4); left > 0; left--)
    changed[42 + Math.floor(random() * reach)] = Math.floor(random() * 256)
  return changed
}

/** Null where it was refused. */
function samplesFrom(library: SamplesOf, stream: Uint8Array, shape: Jpeg2000Picture): Uint8Array | null {
  try {
    return library(stream, shape)
  } catch {
    return null
  }
}

test("no frame shows anything of the frame that was unpacked before it, however it is bent", async () => {
  const random = seeded(11)
  let unpacked = 0
  let used = await openJpeg2000(compiled)
  for (let round = 0; round < 200; round++) {
    const read = readJpeg2000(bent(random, round))
    if (read === null || read.picture.width * read.picture.height > mostPixels) continue
    for (let times = 0; times < 3; times++) used(anotherPatients, picture)
    const after = samplesFrom(used, read.codestream, read.picture)
    if (after === null) {
      used = await openJpeg2000(compiled)
      continue
    }
    unpacked++
    assert.deepEqual(after, samplesFrom(await openJpeg2000(compiled), read.codestream, read.picture))
  }
  assert.ok(unpacked > 50, `${unpacked} of the bent frames were unpacked at all`)
})
