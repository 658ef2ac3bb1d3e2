import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { Decrypter } from "age-encryption"
import { arraySource } from "../encoding/byte-source.ts"
import { concat } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { newIdentity, recipientOf } from "./identity.ts"
import { open } from "./open.ts"
import { seal } from "./seal.ts"

const lengths = [0, 1, 65_535, 65_536, 65_537, 131_072, 1_000_003]

function somePlain(length: number): Bytes {
  return Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 255)
}

async function sealWhole(plain: Bytes, recipient: Awaited<ReturnType<typeof recipientOf>>): Promise<Bytes> {
  const sealing = await seal(arraySource(plain), [recipient])
  const parts: Bytes[] = []
  for await (const part of sealing.parts()) parts.push(part.slice())
  const whole = concat(...parts)
  assert.equal(whole.length, sealing.size)
  return whole
}

test("what was sealed opens again, and any other age reader opens it too", async () => {
  const identity = newIdentity()
  const recipient = await recipientOf(identity)
  for (const length of lengths) {
    const plain = somePlain(length)
    const sealed = await sealWhole(plain, recipient)
    const opened = await open(arraySource(sealed), [identity])
    assert.equal(opened.kind, "open")
    if (opened.kind !== "open") return
    assert.equal(opened.plain.size, length)
    assert.deepEqual(await opened.plain.read(0, length), plain)
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    assert.deepEqual(new Uint8Array(await decrypter.decrypt(sealed)), plain)
  }
})

test("a range of a large file is read without the rest", async () => {
  const identity = newIdentity()
  const plain = somePlain(400_000)
  const sealed = await sealWhole(plain, await recipientOf(identity))
  const opened = await open(arraySource(sealed), [identity])
  assert.ok(opened.kind === "open")
  assert.deepEqual(await opened.plain.read(65_530, 200_001), plain.slice(65_530, 200_001))
})

test("a file cut at any chunk's edge, lengthened or changed in one bit is refused", async () => {
  const identity = newIdentity()
  const sealed = await sealWhole(somePlain(200_000), await recipientOf(identity))
  const header = sealed.length - 200_000 - 4 * 16
  for (const end of [header, header + 65_552, header + 2 * 65_552, sealed.length - 1]) {
    assert.notEqual((await open(arraySource(sealed.slice(0, end)), [identity])).kind, "open")
  }
  assert.notEqual((await open(arraySource(concat(sealed, new Uint8Array(1))), [identity])).kind, "open")
  const flipped = sealed.slice()
  flipped[header + 70_000] = (flipped[header + 70_000] ?? 0) ^ 1
  const opened = await open(arraySource(flipped), [identity])
  assert.ok(opened.kind === "open")
  await assert.rejects(opened.plain.read(0, 200_000))
})

test("another key opens nothing, and what is no age file says so", async () => {
  const sealed = await sealWhole(somePlain(10), await recipientOf(newIdentity()))
  assert.deepEqual(await open(arraySource(sealed), [newIdentity()]), { kind: "refused", reason: "no-key" })
  assert.deepEqual(await open(arraySource(somePlain(500)), [newIdentity()]), {
    kind: "refused",
    reason: "not-age",
  })
})

const stock = spawnSync("age", ["--version"])
const stockKnowsHybrid = stock.status === 0 && !/^v?1\.[0-2]\b/u.test(stock.stdout.toString())

test(
  "the stock age command opens our file, and we open its file",
  { skip: stockKnowsHybrid ? false : "no age command of version 1.3 or newer on this machine" },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "age-"))
    const identity = newIdentity()
    const recipient = await recipientOf(identity)
    const plain = somePlain(150_001)
    writeFileSync(join(folder, "key"), `${identity}\n`)
    writeFileSync(join(folder, "ours.age"), await sealWhole(plain, recipient))
    const read = spawnSync("age", [
      "-d",
      "-i",
      join(folder, "key"),
      "-o",
      join(folder, "plain"),
      join(folder, "ours.age"),
    ])
    assert.equal(read.status, 0, read.stderr.toString())
    assert.deepEqual(new Uint8Array(readFileSync(join(folder, "plain"))), plain)
    const made = spawnSync("age", ["-r", recipient, "-o", join(folder, "theirs.age"), join(folder, "plain")])
    assert.equal(made.status, 0, made.stderr.toString())
    const opened = await open(arraySource(readFileSync(join(folder, "theirs.age"))), [identity])
    assert.ok(opened.kind === "open")
    assert.deepEqual(await opened.plain.read(0, plain.length), plain)
    rmSync(folder, { recursive: true })
  },
)

test("a file of several parts is sealed in the memory of two, and opens whole", async () => {
  const identity = newIdentity()
  const plain = somePlain(35 * 2 ** 20 + 17)
  const sealing = await seal(arraySource(plain), [await recipientOf(identity)])
  const rooms = new Set<ArrayBuffer>()
  const parts: Bytes[] = []
  for await (const part of sealing.parts()) {
    rooms.add(part.buffer)
    parts.push(part.slice())
  }
  assert.equal(parts.length, 5)
  assert.equal(rooms.size, 2)
  const opened = await open(arraySource(concat(...parts)), [identity])
  assert.ok(opened.kind === "open")
  const lent = new Uint8Array(4 * 2 ** 20)
  for (const [start, end] of [
    [0, 2 ** 22],
    [65_536, 65_536 + 2 ** 22],
    [9_000_001, 9_500_003],
    [plain.length - 1000, plain.length],
  ] as const) {
    assert.deepEqual(await opened.plain.read(start, end, lent), plain.subarray(start, end))
  }
})
