/** The promises of `object-store.ts` as tests, written once and kept by every store. */
import assert from "node:assert/strict"
import { createHash, randomBytes } from "node:crypto"
import { test } from "node:test"
import { isChunkHash, longestChunk } from "./object-store.ts"
import type { Chunk, ChunkHash, ObjectStore, Put } from "./object-store.ts"

export function hashOf(bytes: Uint8Array): ChunkHash {
  const text = createHash("sha256").update(bytes).digest("hex")
  if (!isChunkHash(text)) throw new Error("SHA-256 is 64 letters")
  return text
}

/** In small steps, as a network delivers. */
export async function* inParts(bytes: Uint8Array, length = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) {
    yield await Promise.resolve(bytes.subarray(at, at + length))
  }
}

async function* brokenOff(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes.subarray(0, bytes.length / 2))
  throw new Error("the connection is gone")
}

export const keep = (store: ObjectStore, bytes: Uint8Array): Promise<Put> =>
  store.put(hashOf(bytes), inParts(bytes), bytes.length)

export async function bytesOf(chunk: Chunk | null): Promise<Buffer | null> {
  if (chunk === null) return null
  const parts: Uint8Array[] = []
  for await (const part of chunk.bytes) if (part instanceof Uint8Array) parts.push(part)
  return Buffer.concat(parts)
}

export function keepsThePromises(name: string, store: () => ObjectStore): void {
  readsAndWrites(name, store)
  refuses(name, store)
  erases(name, store)

  test(`${name}: it can say what it is able to do`, async () => {
    const abilities = await store().probe()

    assert.notEqual(abilities.versioning, "unknown")
  })
}

function readsAndWrites(name: string, store: () => ObjectStore): void {
  test(`${name}: what was stored comes back to the byte, at every length`, async () => {
    for (const length of [1, 1000, 65_536, 1_000_003, 8 * 1024 * 1024]) {
      const bytes = randomBytes(length)

      assert.deepEqual(await keep(store(), bytes), { kind: "stored" })

      const chunk = await store().get(hashOf(bytes))
      assert.deepEqual([chunk?.size, chunk?.whole], [length, length])
      assert.deepEqual(await bytesOf(chunk), bytes)
    }
  })

  test(`${name}: a chunk without bytes is a chunk`, async () => {
    const nothing = new Uint8Array(0)

    assert.deepEqual(await keep(store(), nothing), { kind: "stored" })
    assert.equal((await bytesOf(await store().get(hashOf(nothing))))?.length, 0)
    assert.equal((await store().erase(hashOf(nothing))).versions, 1)
  })

  test(`${name}: a part is read without the rest, and a range beyond the end is none`, async () => {
    const bytes = randomBytes(100_000)
    await keep(store(), bytes)

    const part = await store().get(hashOf(bytes), { first: 40_000, last: 59_999 })
    assert.deepEqual([part?.size, part?.whole], [20_000, 100_000])
    assert.deepEqual(await bytesOf(part), bytes.subarray(40_000, 60_000))

    const end = await store().get(hashOf(bytes), { first: 99_999, last: 200_000 })
    assert.deepEqual(await bytesOf(end), bytes.subarray(99_999))
    assert.equal(await store().get(hashOf(bytes), { first: 100_000, last: 100_001 }), null)
    assert.equal(await store().get(hashOf(bytes), { first: 5, last: 4 }), null)
  })

  test(`${name}: storing the same chunk again changes nothing, also at the same moment`, async () => {
    const bytes = randomBytes(300_000)

    const answers = await Promise.all([1, 2, 3, 4].map(() => keep(store(), bytes)))

    assert.deepEqual(new Set(answers.map(({ kind }) => kind)), new Set(["stored"]))
    assert.deepEqual(await bytesOf(await store().get(hashOf(bytes))), bytes)
    assert.equal((await store().erase(hashOf(bytes))).bytes % bytes.length, 0)
    assert.equal(await store().get(hashOf(bytes)), null)
  })

  test(`${name}: of a list it names those that are here`, async () => {
    const here = randomBytes(2000)
    const absent = hashOf(randomBytes(2000))
    await keep(store(), here)

    const found = await store().has([hashOf(here), absent])

    assert.deepEqual([...found], [hashOf(here)])
    assert.equal((await store().has([])).size, 0)
    assert.equal(await store().get(absent), null)
  })
}

function refuses(name: string, store: () => ObjectStore): void {
  test(`${name}: bytes that are not what their name says are refused and leave nothing`, async () => {
    const promised = hashOf(randomBytes(5000))
    const other = randomBytes(5000)

    const answer = await store().put(promised, inParts(other), other.length)

    assert.deepEqual(answer, { kind: "mismatch", reason: "hash" })
    assert.equal(await store().get(promised), null)
    assert.equal(await store().get(hashOf(other)), null)
  })

  test(`${name}: a chunk that is shorter or longer than announced is refused`, async () => {
    const bytes = randomBytes(200_000)

    for (const size of [bytes.length - 1, bytes.length + 1, -1, Number.NaN, longestChunk + 1]) {
      const answer = await store().put(hashOf(bytes), inParts(bytes), size)
      assert.deepEqual(answer, { kind: "mismatch", reason: "size" }, String(size))
    }
    assert.equal(await store().get(hashOf(bytes)), null)
  })

  test(`${name}: an upload that breaks off leaves nothing, and its repetition succeeds`, async () => {
    const bytes = randomBytes(400_000)

    const answer = await store().put(hashOf(bytes), brokenOff(bytes), bytes.length)

    assert.deepEqual(answer, { kind: "interrupted" })
    assert.equal((await store().has([hashOf(bytes)])).size, 0)
    assert.deepEqual(await keep(store(), bytes), { kind: "stored" })
  })
}

function erases(name: string, store: () => ObjectStore): void {
  test(`${name}: what was erased cannot be read again, and the erasure says how much it was`, async () => {
    const bytes = randomBytes(70_000)
    await keep(store(), bytes)

    const erasure = await store().erase(hashOf(bytes))

    assert.equal(erasure.sha256, hashOf(bytes))
    assert.ok(erasure.key.endsWith(hashOf(bytes)))
    assert.ok(erasure.versions >= 1 && erasure.bytes === erasure.versions * bytes.length)
    assert.notEqual(erasure.answer, "")
    assert.equal(await store().get(hashOf(bytes)), null)
    assert.equal((await store().has([hashOf(bytes)])).size, 0)
  })

  test(`${name}: erasing what is not there says so and is no mistake`, async () => {
    const erasure = await store().erase(hashOf(randomBytes(100)))

    assert.deepEqual([erasure.bytes, erasure.versions], [0, 0])
  })

  test(`${name}: an erasure takes one chunk and leaves its neighbours`, async () => {
    const [gone, stays] = [randomBytes(1000), randomBytes(1000)]
    await keep(store(), gone)
    await keep(store(), stays)

    await store().erase(hashOf(gone))

    assert.deepEqual(await bytesOf(await store().get(hashOf(stays))), stays)
  })
}
