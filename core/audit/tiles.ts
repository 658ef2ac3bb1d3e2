/** The tree in pieces that never change: tiles of 256 hashes under paths anyone can fetch (c2sp.org/tlog-tiles). */
import { concat } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { hashLength, joinFromRight } from "./merkle.ts"
import type { Hash, NodePlace } from "./merkle.ts"
import type { ReadNodes } from "./merkle-proof.ts"

export const tileWidth = 256
const tileHeight = 8
const highestLevel = 63

/** Width below 256: the right edge of a tree of some size, replaced by a wider one as the tree grows. */
export interface TilePlace {
  readonly level: number
  readonly index: number
  readonly width: number
}

/** "tile/0/x001/x234/067", or "tile/0/273.p/112" for a part. */
export function tilePath({ level, index, width }: TilePlace): string {
  const groups = [String(index % 1000).padStart(3, "0")]
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, "0")}`)
  }
  return `tile/${level}/${groups.join("/")}${width < tileWidth ? `.p/${width}` : ""}`
}

const path = /^tile\/(0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/u

/** Null where the path is not the one spelling of a tile. */
export function parseTilePath(text: string): TilePlace | null {
  const match = path.exec(text)
  if (match === null) return null
  const [, level = "", groups = "", part] = match
  const place = {
    level: Number(level),
    index: Number(groups.replaceAll(/[x/]/gu, "")),
    width: part === undefined ? tileWidth : Number(part),
  }
  if (place.level > highestLevel || !Number.isSafeInteger(place.index)) return null
  return tilePath(place) === text ? place : null
}

/** How many tile hashes of a level a tree of this size has. */
const countOn = (level: number, size: number): number => Math.floor(size / tileWidth ** level)

/** The tiles a tree must have at this size and had not, or had narrower, at the older one. */
export function tilesToWrite(older: number, newer: number): readonly TilePlace[] {
  const tiles: TilePlace[] = []
  for (let level = 0; countOn(level, newer) > 0; level++) {
    const count = countOn(level, newer)
    if (count === countOn(level, older)) continue
    for (let index = Math.floor(countOn(level, older) / tileWidth); index * tileWidth < count; index++) {
      tiles.push({ level, index, width: Math.min(count - index * tileWidth, tileWidth) })
    }
  }
  return tiles
}

/** The nodes whose hashes, one behind the other, are the bytes of a tile. */
export function nodesOfTile({ level, index, width }: TilePlace): readonly NodePlace[] {
  return Array.from({ length: width }, (_, at) => ({
    level: level * tileHeight,
    index: index * tileWidth + at,
  }))
}

export const tileBytes = (hashes: readonly Hash[]): Bytes => concat(...hashes)

/** Null where the bytes are not as many as the tile is wide. */
export function parseTile(place: TilePlace, bytes: Uint8Array): readonly Hash[] | null {
  if (bytes.length !== place.width * hashLength) return null
  return Array.from({ length: place.width }, (_, at) => bytes.slice(at * hashLength, (at + 1) * hashLength))
}

/** The tile in which a node of a tree of this size is found, as wide as it is at that size. */
function tileOf(place: NodePlace, size: number): TilePlace {
  const level = Math.floor(place.level / tileHeight)
  const first = place.index * 2 ** (place.level % tileHeight)
  const index = Math.floor(first / tileWidth)
  return { level, index, width: Math.min(countOn(level, size) - index * tileWidth, tileWidth) }
}

/** Nodes read out of tiles: with it a proof can be made of tiles alone. Each tile is fetched once. */
export function nodesFromTiles(size: number, readTile: (place: TilePlace) => Promise<Uint8Array>): ReadNodes {
  return async (places) => {
    const fetched = new Map<string, readonly Hash[]>()
    for (const place of places) {
      const tile = tileOf(place, size)
      const name = tilePath(tile)
      if (fetched.has(name)) continue
      const hashes = parseTile(tile, await readTile(tile))
      if (hashes === null) throw new TypeError(`${name} has the wrong length`)
      fetched.set(name, hashes)
    }
    return places.map((place) => nodeInTile(place, fetched.get(tilePath(tileOf(place, size))) ?? []))
  }
}

function nodeInTile(place: NodePlace, hashes: readonly Hash[]): Hash {
  const width = 2 ** (place.level % tileHeight)
  const start = (place.index * width) % tileWidth
  const below = hashes.slice(start, start + width)
  const hash = below.length === width ? completeRoot(below) : null
  if (hash === null) throw new TypeError("the tree has no such node at this size")
  return hash
}

function completeRoot(hashes: readonly Hash[]): Hash | null {
  if (hashes.length <= 1) return hashes[0] ?? null
  const middle = hashes.length / 2
  const left = completeRoot(hashes.slice(0, middle))
  const right = completeRoot(hashes.slice(middle))
  return left === null || right === null ? null : joinFromRight([left, right])
}
