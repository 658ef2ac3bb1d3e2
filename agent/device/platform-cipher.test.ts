import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource, readAll } from "@zahnwolke/core/encoding/byte-source"
import { concat } from "@zahnwolke/core/encoding/bytes"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { runningHash } from "@zahnwolke/core/encoding/hash"
import { newIdentity, recipientOf } from "@zahnwolke/core/envelope/identity"
import { open } from "@zahnwolke/core/envelope/open"
import { chunkLength } from "@zahnwolke/core/envelope/payload"
import type { CipherOf } from "@zahnwolke/core/envelope/payload"
import { seal } from "@zahnwolke/core/envelope/seal"
import { platformCipher } from "./platform-cipher.ts"
import { platformHash } from "./platform-hash.ts"

const identity = newIdentity()
const recipient = await recipientOf(identity)

async function sealed(plain: Bytes, cipherOf: CipherOf | null): Promise<Bytes> {
  const parts: Bytes[] = []
  for await (const part of (await seal(arraySource(plain), [recipient], cipherOf)).parts())
    parts.push(part.slice())
  return concat(...parts)
}

test("what Node's own cipher seals, any other opens, and the other way round", async () => {
  for (const size of [0, 1, chunkLength - 1, chunkLength, 3 * chunkLength + 7, 130 * chunkLength]) {
    const plain = Uint8Array.from({ length: size }, (_, i) => i % 251)
    for (const [sealing, opening] of [
      [platformCipher, null],
      [null, platformCipher],
    ]) {
      const opened = await open(arraySource(await sealed(plain, sealing ?? null)), [identity], opening)
      assert.ok(opened.kind === "open", `${size}`)
      assert.deepEqual(await readAll(opened.plain), plain)
    }
  }
})

test("a changed byte is refused by Node's own cipher, too", async () => {
  const bytes = await sealed(new Uint8Array(2 * chunkLength), platformCipher)
  for (const at of [bytes.length - 1, bytes.length - chunkLength]) {
    const flipped = bytes.slice()
    flipped[at] = (flipped[at] ?? 0) ^ 1
    const opened = await open(arraySource(flipped), [identity], platformCipher)
    if (opened.kind === "open") await assert.rejects(readAll(opened.plain))
  }
  const cut = await open(arraySource(bytes.slice(0, -10)), [identity], platformCipher)
  assert.equal(cut.kind, "refused")
})

test("Node's hash in pieces is the hash of the whole", () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 256)
  const [ours, other] = [platformHash(), runningHash()]
  for (const at of [0, 300, 999]) ours.update(bytes.subarray(at, at === 0 ? 300 : at === 300 ? 999 : 1000))
  other.update(bytes)
  assert.equal(ours.hex(), other.hex())
})
