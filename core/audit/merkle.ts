/** The Merkle tree of RFC 9162: hashes of leaves and nodes, roots, and the checking of proofs that others made. */
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesEqual, concat } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"

/** 32 bytes of SHA-256. */
export type Hash = Bytes
export const hashLength = 32

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

/** A leaf and a node begin with different bytes, so that none can be passed off as the other. */
export const leafHash = (entry: Uint8Array): Hash => sha256(concat(leafPrefix, entry))

const nodeHash = (left: Uint8Array, right: Uint8Array): Hash => sha256(concat(nodePrefix, left, right))

export const emptyRoot: Hash = sha256(new Uint8Array())

/** The complete trees of a size side by side, largest first: all that is needed to go on appending. */
export interface Frontier {
  readonly size: number
  readonly hashes: readonly Hash[]
}

/** One node of the tree: on level 0 stand the leaves, on each level half as many as below. */
export interface NodePlace {
  readonly level: number
  readonly index: number
}

export interface TreeNode extends NodePlace {
  readonly hash: Hash
}

export const emptyFrontier: Frontier = { size: 0, hashes: [] }

/** How many complete trees stand side by side at this size. */
function frontierLength(size: number): number {
  let count = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}

/** Null where the stored hashes cannot be those of the stored size. */
export function makeFrontier(size: number, hashes: readonly Hash[]): Frontier | null {
  if (!Number.isSafeInteger(size) || size < 0 || hashes.length !== frontierLength(size)) return null
  return hashes.every((hash) => hash.length === hashLength) ? { size, hashes } : null
}

/** The tree with one leaf more, and each node that became complete by it, the leaf first. */
export function appendLeaf(
  frontier: Frontier,
  leaf: Hash,
): { readonly frontier: Frontier; readonly completed: readonly TreeNode[] } {
  const hashes = [...frontier.hashes]
  let node: TreeNode = { level: 0, index: frontier.size, hash: leaf }
  const completed = [node]
  while (node.index % 2 === 1) {
    const left = hashes.pop()
    if (left === undefined) throw new TypeError("the hashes do not belong to this size")
    node = { level: node.level + 1, index: (node.index - 1) / 2, hash: nodeHash(left, node.hash) }
    completed.push(node)
  }
  return { frontier: { size: frontier.size + 1, hashes: [...hashes, node.hash] }, completed }
}

export const frontierRoot = (frontier: Frontier): Hash => joinFromRight(frontier.hashes) ?? emptyRoot

/** Complete trees side by side, largest first, become one hash; null where there is none. */
export function joinFromRight(hashes: readonly Hash[]): Hash | null {
  return hashes.reduceRight<Hash | null>(
    (right, left) => (right === null ? left : nodeHash(left, right)),
    null,
  )
}

/** The root over leaf hashes that are all at hand. */
export const rootOf = (leaves: readonly Hash[]): Hash =>
  frontierRoot(leaves.reduce((tree, leaf) => appendLeaf(tree, leaf).frontier, emptyFrontier))

const isIndex = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
const half = (value: number): number => Math.floor(value / 2)
const areHashes = (path: readonly Uint8Array[]): boolean => path.every(({ length }) => length === hashLength)

/** RFC 9162, 2.1.3.2: this leaf stands at this index of the tree with this size and root. */
export function verifyInclusion(
  leaf: Hash,
  index: number,
  size: number,
  path: readonly Hash[],
  root: Hash,
): boolean {
  if (!isIndex(index) || !isIndex(size) || index >= size || !areHashes([leaf, root, ...path])) return false
  let own = index
  let last = size - 1
  let hash = leaf
  for (const other of path) {
    if (last === 0) return false
    if (own % 2 === 1 || own === last) {
      hash = nodeHash(other, hash)
      while (own % 2 === 0 && own !== 0) {
        own = half(own)
        last = half(last)
      }
    } else {
      hash = nodeHash(hash, other)
    }
    own = half(own)
    last = half(last)
  }
  return last === 0 && bytesEqual(hash, root)
}

/** A size and its root: what a checkpoint says of a tree. */
export interface TreeHead {
  readonly size: number
  readonly root: Hash
}

/** RFC 9162, 2.1.4.2: the newer tree begins with every leaf of the older one, unchanged. */
export function verifyConsistency(older: TreeHead, newer: TreeHead, path: readonly Hash[]): boolean {
  if (!isIndex(older.size) || !isIndex(newer.size) || older.size > newer.size) return false
  if (!areHashes([older.root, newer.root, ...path])) return false
  if (older.size === newer.size) return path.length === 0 && bytesEqual(older.root, newer.root)
  if (older.size === 0) return path.length === 0 && bytesEqual(older.root, emptyRoot)

  let own = older.size - 1
  let last = newer.size - 1
  while (own % 2 === 1) {
    own = half(own)
    last = half(last)
  }
  // Where the older tree is complete, its root is the first node and the proof leaves it out.
  const [first, ...rest] = own === 0 ? [older.root, ...path] : path
  if (first === undefined) return false
  return climb(own, last, first, rest, older.root, newer.root)
}

function climb(
  from: number,
  end: number,
  first: Hash,
  rest: readonly Hash[],
  olderRoot: Hash,
  newerRoot: Hash,
): boolean {
  let own = from
  let last = end
  let older = first
  let newer = first
  for (const other of rest) {
    if (last === 0) return false
    if (own % 2 === 1 || own === last) {
      older = nodeHash(other, older)
      newer = nodeHash(other, newer)
      while (own % 2 === 0 && own !== 0) {
        own = half(own)
        last = half(last)
      }
    } else {
      newer = nodeHash(newer, other)
    }
    own = half(own)
    last = half(last)
  }
  return last === 0 && bytesEqual(older, olderRoot) && bytesEqual(newer, newerRoot)
}
