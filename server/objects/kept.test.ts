import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { Readable } from "node:stream"
import { buffer } from "node:stream/consumers"
import { test } from "node:test"
import { temporaryFolder } from "../testing/cluster.ts"
import { keptIn } from "./kept.ts"
import { isChunkHash } from "./object-store.ts"
import type { ChunkHash, ObjectStore } from "./object-store.ts"
import { openStore } from "./open.ts"

const folder = (): Promise<ObjectStore> =>
  openStore({ store: { kind: "folder", folder: temporaryFolder() }, country: "DE", operator: "self" }, 0)

const part = Buffer.from("sealed")

async function put(store: ObjectStore): Promise<ChunkHash> {
  const name = createHash("sha256").update(part).digest("hex")
  assert.ok(isChunkHash(name))
  assert.equal((await store.put(name, Readable.from([part]), part.length)).kind, "stored")
  return name
}

test("a part is read from whichever store has it, and named as here", async () => {
  const [first, second] = [await folder(), await folder()]
  const name = await put(second)
  const kept = keptIn([first, second])
  const chunk = await kept.get(name)
  assert.ok(chunk !== null)
  assert.deepEqual(await buffer(chunk.bytes), part)
  assert.deepEqual([...(await kept.has([name]))], [name])
})

test("a part that was copied to its new place and left at the old one is erased at both", async () => {
  const [first, second] = [await folder(), await folder()]
  const name = await put(first)
  await put(second)
  const kept = keptIn([first, second])
  const erased = await kept.erase(name)
  assert.equal(erased.bytes, 2 * part.length)
  assert.equal(await first.get(name), null)
  assert.equal(await second.get(name), null)
  assert.equal((await kept.erase(name)).bytes, 0)
})
