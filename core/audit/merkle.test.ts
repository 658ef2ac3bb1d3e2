import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { bytesToHex, hexToBytes, utf8 } from "../encoding/bytes.ts"
import { completeNodes, proveConsistency, proveInclusion } from "./merkle-proof.ts"
import type { ReadNodes } from "./merkle-proof.ts"
import { appendLeaf, emptyFrontier, emptyRoot, frontierRoot, leafHash, makeFrontier } from "./merkle.ts"
import { rootOf, verifyConsistency, verifyInclusion } from "./merkle.ts"
import type { Hash } from "./merkle.ts"

/** The eight entries and the roots of their first n that every implementation of RFC 6962 checks itself against. */
const entries = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
]
const roots = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
const leaves = entries.map((entry) => leafHash(hexToBytes(entry) ?? new Uint8Array()))

const manyLeaves = Array.from({ length: 70 }, (_, at) => leafHash(utf8(`entry ${at}`)))

/** RFC 9162, 2.1.1, word for word: the measure for everything cleverer. */
function recursiveRoot(of: readonly Hash[]): Hash {
  const [only] = of
  if (only === undefined) return emptyRoot
  if (of.length === 1) return only
  let split = 1
  while (split * 2 < of.length) split *= 2
  return rootOf2(recursiveRoot(of.slice(0, split)), recursiveRoot(of.slice(split)))
}

/** A tree of two is a node over two hashes. */
const rootOf2 = (left: Hash, right: Hash): Hash => rootOf([left, right])

/** A store of nodes that keeps just what appending hands out. */
function nodeStore(of: readonly Hash[]): ReadNodes {
  const stored = new Map<string, Hash>()
  let tree = emptyFrontier
  for (const leaf of of) {
    const step = appendLeaf(tree, leaf)
    tree = step.frontier
    for (const { level, index, hash } of step.completed) stored.set(`${level}/${index}`, hash)
  }
  return (places) =>
    Promise.resolve(
      places.map(({ level, index }) => {
        const hash = stored.get(`${level}/${index}`)
        if (hash === undefined) throw new Error(`node ${level}/${index} was never complete`)
        return hash
      }),
    )
}

function flipped(hash: Hash, bit: number): Hash {
  const other = hash.slice()
  const at = Math.floor(bit / 8) % other.length
  other[at] = (other[at] ?? 0) ^ (1 << (bit % 8))
  return other
}

test("the eight known entries have the nine known roots, by appending and all at once", () => {
  let tree = emptyFrontier
  assert.equal(bytesToHex(frontierRoot(tree)), roots[0])
  for (const [at, leaf] of leaves.entries()) {
    tree = appendLeaf(tree, leaf).frontier
    assert.equal(bytesToHex(frontierRoot(tree)), roots[at + 1])
    assert.equal(bytesToHex(rootOf(leaves.slice(0, at + 1))), roots[at + 1])
  }
})

test("the known proofs for the known entries come out", async () => {
  const read = nodeStore(leaves)
  assert.deepEqual((await proveInclusion(0, 8, read))?.map(bytesToHex), [
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
  ])
  assert.deepEqual((await proveConsistency(6, 8, read))?.map(bytesToHex), [
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  ])
  assert.deepEqual((await proveConsistency(2, 5, read))?.map(bytesToHex), [
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
  ])
})

test("every tree up to seventy leaves has the root that the definition gives", () => {
  for (let size = 0; size <= manyLeaves.length; size++) {
    const some = manyLeaves.slice(0, size)
    assert.deepEqual(rootOf(some), recursiveRoot(some), `size ${size}`)
  }
})

test("every entry of every small tree can be proven from the nodes that appending handed out", async () => {
  const read = nodeStore(manyLeaves)
  for (let size = 1; size <= manyLeaves.length; size++) {
    const root = rootOf(manyLeaves.slice(0, size))
    for (let index = 0; index < size; index++) {
      const path = await proveInclusion(index, size, read)
      const leaf = manyLeaves[index]
      assert.ok(path !== null && leaf !== undefined)
      assert.ok(verifyInclusion(leaf, index, size, path, root), `${index} of ${size}`)
    }
  }
})

test("every small tree is proven to go on from every smaller one", async () => {
  const read = nodeStore(manyLeaves)
  for (let newer = 0; newer <= manyLeaves.length; newer++) {
    for (let older = 0; older <= newer; older++) {
      const path = await proveConsistency(older, newer, read)
      assert.ok(path !== null)
      const from = { size: older, root: rootOf(manyLeaves.slice(0, older)) }
      const to = { size: newer, root: rootOf(manyLeaves.slice(0, newer)) }
      assert.ok(verifyConsistency(from, to, path), `${older} to ${newer}`)
    }
  }
})

const position = fc.integer({ min: 1, max: manyLeaves.length }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    index: fc.integer({ min: 0, max: size - 1 }),
    bit: fc.nat(8 * 32 * 8),
  }),
)

test("an inclusion proof fails when any bit of leaf, path or root changes, and at any other place", async () => {
  const read = nodeStore(manyLeaves)
  await fc.assert(
    fc.asyncProperty(position, async ({ size, index, bit }) => {
      const root = rootOf(manyLeaves.slice(0, size))
      const path = (await proveInclusion(index, size, read)) ?? []
      const leaf = manyLeaves[index] ?? emptyRoot
      const all = [leaf, root, ...path]
      const hit = Math.floor(bit / 256) % all.length
      const [badLeaf = leaf, badRoot = root, ...badPath] = all.map((hash, at) =>
        at === hit ? flipped(hash, bit) : hash,
      )
      assert.ok(!verifyInclusion(badLeaf, index, size, badPath, badRoot))
      assert.ok(!verifyInclusion(leaf, index, size, [...path, leaf], root))
      if (path.length > 0) assert.ok(!verifyInclusion(leaf, index, size, path.slice(1), root))
      if (path.length > 0) assert.ok(!verifyInclusion(leaf, index, size, path.slice(0, -1), root))
      if (size > 1) assert.ok(!verifyInclusion(leaf, (index + 1) % size, size, path, root))
    }),
  )
})

test("a consistency proof fails when any bit of either root or of the path changes, or a part is missing", async () => {
  const read = nodeStore(manyLeaves)
  await fc.assert(
    fc.asyncProperty(position, async ({ size, index, bit }) => {
      const older = { size: index + 1, root: rootOf(manyLeaves.slice(0, index + 1)) }
      const newer = { size, root: rootOf(manyLeaves.slice(0, size)) }
      const path = (await proveConsistency(older.size, size, read)) ?? []
      const all = [older.root, newer.root, ...path]
      const hit = Math.floor(bit / 256) % all.length
      const [first = emptyRoot, second = emptyRoot, ...rest] = all.map((hash, at) =>
        at === hit ? flipped(hash, bit) : hash,
      )
      assert.ok(!verifyConsistency({ ...older, root: first }, { ...newer, root: second }, rest))
      assert.ok(!verifyConsistency(older, newer, [...path, emptyRoot]))
      if (path.length > 0) assert.ok(!verifyConsistency(older, newer, path.slice(0, -1)))
      if (older.size < size) assert.ok(!verifyConsistency(newer, older, path))
    }),
  )
})

test("a log that dropped or exchanged one old entry cannot prove that it goes on from the old log", async () => {
  const forged = manyLeaves.map((leaf, at) => (at === 11 ? leafHash(utf8("another entry")) : leaf))
  const read = nodeStore(forged)
  for (let size = 20; size < 40; size++) {
    const older = { size, root: rootOf(manyLeaves.slice(0, size)) }
    const newer = { size: 64, root: rootOf(forged.slice(0, 64)) }
    assert.ok(!verifyConsistency(older, newer, (await proveConsistency(size, 64, read)) ?? []))
  }
})

test("nonsense from outside is refused, not thrown", () => {
  const hash = leafHash(utf8("x"))
  for (const [index, size] of [
    [-1, 1],
    [1, 1],
    [0, 0],
    [0.5, 2],
    [Number.NaN, 2],
    [0, Infinity],
  ] as const) {
    assert.equal(verifyInclusion(hash, index, size, [], hash), false)
    assert.equal(proveInclusion(index, size, nodeStore([])), null)
  }
  assert.equal(verifyInclusion(hash.slice(1), 0, 1, [], hash.slice(1)), false)
  assert.equal(verifyConsistency({ size: 1, root: hash }, { size: 2, root: hash }, []), false)
  assert.equal(proveConsistency(3, 2, nodeStore([])), null)
  assert.equal(makeFrontier(3, [hash]), null)
  assert.equal(makeFrontier(-1, []), null)
  assert.equal(makeFrontier(1, [hash.slice(1)]), null)
  assert.deepEqual(makeFrontier(3, [hash, hash])?.size, 3)
})

test("a log of nine million million entries still names the right nodes", () => {
  const start = 2 ** 43
  assert.deepEqual(completeNodes(start, start + 5), [
    { level: 2, index: 2 ** 41 },
    { level: 0, index: start + 4 },
  ])
})
