import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { utf8 } from "../encoding/bytes.ts"
import { proveConsistency, proveInclusion } from "./merkle-proof.ts"
import { leafHash, rootOf, verifyConsistency, verifyInclusion } from "./merkle.ts"
import type { Hash } from "./merkle.ts"
import {
  nodesFromTiles,
  nodesOfTile,
  parseTile,
  parseTilePath,
  tileBytes,
  tilePath,
  tilesToWrite,
} from "./tiles.ts"

const leaves = Array.from({ length: 600 }, (_, at) => leafHash(utf8(`entry ${at}`)))

/** A folder of tiles, filled as a log fills it: at each checkpoint the tiles that are new or wider. */
function writeTiles(sizes: readonly number[]): Map<string, Uint8Array> {
  const folder = new Map<string, Uint8Array>()
  let older = 0
  for (const size of sizes) {
    for (const place of tilesToWrite(older, size)) {
      const hashes = nodesOfTile(place).map(({ level, index }): Hash =>
        rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)),
      )
      assert.ok(!folder.has(tilePath(place)), "no tile is written twice")
      folder.set(tilePath(place), tileBytes(hashes))
    }
    older = size
  }
  return folder
}

test("the path of a tile is spelled as the specification's example", () => {
  assert.equal(tilePath({ level: 0, index: 1_234_067, width: 256 }), "tile/0/x001/x234/067")
  assert.equal(tilePath({ level: 1, index: 0, width: 17 }), "tile/1/000.p/17")
})

test("the path of a tile is read in its one spelling only", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 63 }),
      fc.integer({ min: 0, max: 2 ** 45 }),
      fc.integer({ min: 1, max: 256 }),
      (level, index, width) => {
        assert.deepEqual(parseTilePath(tilePath({ level, index, width })), { level, index, width })
      },
    ),
  )
  for (const text of [
    "tile/0/0",
    "tile/00/000",
    "tile/64/000",
    "tile/0/x000/001",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000.p/01",
    "tile/0/../000",
    "tile/0/000/",
    "tile/0/1000",
    "/tile/0/000",
    "tile/0/x1/000",
    "tile/0/000\n",
  ]) {
    assert.equal(parseTilePath(text), null, text)
  }
})

test("a tree of 70,000 entries has the tiles that the specification counts", () => {
  const tiles = tilesToWrite(0, 70_000)
  const full = (level: number): number =>
    tiles.filter((tile) => tile.level === level && tile.width === 256).length
  assert.deepEqual([full(0), full(1), full(2)], [273, 1, 0])
  assert.deepEqual(tiles.filter(({ width }) => width < 256).map(tilePath), [
    "tile/0/273.p/112",
    "tile/1/001.p/17",
    "tile/2/000.p/1",
  ])
  assert.deepEqual(tilesToWrite(0, 256).map(tilePath), ["tile/0/000", "tile/1/000.p/1"])
})

test("proofs can be made of tiles alone", async () => {
  const folder = writeTiles([1, 3, 255, 256, 257, 511, 512, 600])
  const read = (size: number) =>
    nodesFromTiles(size, (place) => {
      const bytes = folder.get(tilePath(place))
      return bytes === undefined ? Promise.reject(new Error(`no ${tilePath(place)}`)) : Promise.resolve(bytes)
    })
  const sizes = [1, 3, 255, 256, 257, 511, 512, 600]
  for (const size of sizes) {
    const root = rootOf(leaves.slice(0, size))
    for (const index of [0, Math.floor(size / 2), size - 1]) {
      const path = (await proveInclusion(index, size, read(size))) ?? []
      assert.ok(verifyInclusion(leaves[index] ?? root, index, size, path, root), `${index} of ${size}`)
    }
    for (const older of sizes.filter((other) => other <= size)) {
      const path = (await proveConsistency(older, size, read(size))) ?? []
      const from = { size: older, root: rootOf(leaves.slice(0, older)) }
      assert.ok(verifyConsistency(from, { size, root }, path), `${older} to ${size}`)
    }
  }
})

test("a tile of the wrong length is refused", async () => {
  assert.equal(parseTile({ level: 0, index: 0, width: 2 }, new Uint8Array(63)), null)
  const read = nodesFromTiles(600, () => Promise.resolve(new Uint8Array(31)))
  await assert.rejects(async () => proveInclusion(5, 600, read), /wrong length/u)
})
