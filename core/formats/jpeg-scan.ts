/** Walks the coded pixels of a JPEG scan to its last block, to know where they really end (ITU-T T.81). */
import { openBits, reached, symbol, take } from "./jpeg-bits.ts"
import type { Bits, HuffmanTable } from "./jpeg-bits.ts"

export interface CodedSpan {
  readonly start: number
  readonly end: number
}

export interface ScanComponent {
  /** Sampling factors. */
  readonly across: number
  readonly down: number
  readonly dc: HuffmanTable | null
  readonly ac: HuffmanTable | null
  /** Of a progressive picture: two words for each block, a bit for each coefficient that is not zero. */
  readonly history: Uint32Array
}

export interface Scan {
  readonly coding: "sequential" | "progressive" | "lossless"
  readonly width: number
  readonly height: number
  readonly mostAcross: number
  readonly mostDown: number
  readonly components: readonly ScanComponent[]
  readonly from: number
  readonly to: number
  readonly refines: boolean
  /** Blocks or samples between two restarts; 0 for none. */
  readonly restart: number
}

/** Blocks of the padded picture in a row, which is how histories are laid out. */
const blocksAcross = ({ width, mostAcross }: Scan, { across }: ScanComponent): number =>
  Math.ceil(width / (8 * mostAcross)) * across

interface Walk {
  readonly scan: Scan
  bits: Bits
  /** Blocks that follow without a coefficient of this scan. */
  empty: number
}

/** What a decoder reads of the bytes from `start` to `end`; null where they are not what the scan says. */
export function scanSpans(
  bytes: Uint8Array,
  scan: Scan,
  start: number,
  end: number,
): readonly CodedSpan[] | null {
  const spans: CodedSpan[] = []
  const walk: Walk = { scan, bits: openBits(bytes, start, end), empty: 0 }
  let from = start
  const { across, down } = unitsOf(scan)
  const units = across * down
  for (let unit = 0; unit < units; unit++) {
    if (scan.restart > 0 && unit > 0 && unit % scan.restart === 0) {
      const stop = reached(walk.bits)
      const mark = restartAt(bytes, stop, end)
      if (mark < 0) return null
      spans.push({ start: from, end: withFill(bytes, stop, mark) })
      from = mark
      walk.bits = openBits(bytes, mark + 2, end)
      walk.empty = 0
    }
    if (!walkUnit(walk, unit, across)) return null
  }
  spans.push({ start: from, end: withFill(bytes, reached(walk.bits), end) })
  return spans
}

/** Fill bytes in front of a marker say nothing, and stay as they stood. */
function withFill(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at++) if (bytes[at] !== 0xff && bytes[at] !== 0) return from
  return to
}

function restartAt(bytes: Uint8Array, from: number, end: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < end; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1] ?? 0
    if (code >= 0xd0 && code <= 0xd7) return at
  }
  return -1
}

/** A scan of one component has its blocks one by one; of several, all blocks of a stretch of the picture together. */
function unitsOf(scan: Scan): { across: number; down: number } {
  const { width, height, mostAcross, mostDown, components } = scan
  const edge = scan.coding === "lossless" ? 1 : 8
  const [only] = components
  if (components.length === 1 && only !== undefined) {
    return {
      across: Math.ceil(Math.ceil((width * only.across) / mostAcross) / edge),
      down: Math.ceil(Math.ceil((height * only.down) / mostDown) / edge),
    }
  }
  return { across: Math.ceil(width / (edge * mostAcross)), down: Math.ceil(height / (edge * mostDown)) }
}

function walkUnit(walk: Walk, unit: number, unitsAcross: number): boolean {
  const { scan } = walk
  const [only] = scan.components
  if (scan.components.length === 1 && only !== undefined) {
    const row = Math.floor(unit / unitsAcross)
    return walkBlock(walk, only, row * blocksAcross(scan, only) + (unit % unitsAcross))
  }
  for (const component of scan.components) {
    for (let block = component.across * component.down; block > 0; block--)
      if (!walkBlock(walk, component, -1)) return false
  }
  return true
}

/** `block` is -1 where several components alternate: then no coefficient but the first is coded. */
function walkBlock(walk: Walk, component: ScanComponent, block: number): boolean {
  const { coding, from, refines } = walk.scan
  switch (coding) {
    case "lossless":
      return walkDifference(walk.bits, component.dc)
    case "sequential":
      return walkDifference(walk.bits, component.dc) && walkCoefficients(walk.bits, component.ac)
    case "progressive":
      if (from === 0) return refines ? take(walk.bits, 1) >= 0 : walkDifference(walk.bits, component.dc)
      return block >= 0 && (refines ? refineBand(walk, component, block) : walkBand(walk, component, block))
  }
}

function walkDifference(bits: Bits, table: HuffmanTable | null): boolean {
  if (table === null) return false
  const size = symbol(bits, table)
  // Sixteen stands for 32,768 and has no bits of its own.
  return size >= 0 && size <= 16 && (size === 16 || take(bits, size) >= 0)
}

function walkCoefficients(bits: Bits, table: HuffmanTable | null): boolean {
  if (table === null) return false
  for (let at = 1; at < 64;) {
    const code = symbol(bits, table)
    if (code < 0) return false
    const size = code & 15
    if (size === 0) {
      if (code !== 0xf0) return code === 0
      at += 16
    } else {
      at += (code >>> 4) + 1
      if (at > 64 || take(bits, size) < 0) return false
    }
  }
  return true
}

const marks = (history: Uint32Array, block: number, at: number): boolean =>
  (((history[block * 2 + (at >> 5)] ?? 0) >>> (at & 31)) & 1) === 1

function mark(history: Uint32Array, block: number, at: number): void {
  const index = block * 2 + (at >> 5)
  history[index] = (history[index] ?? 0) | (1 << (at & 31))
}

function walkBand(walk: Walk, { ac, history }: ScanComponent, block: number): boolean {
  if (ac === null) return false
  if (walk.empty > 0) {
    walk.empty--
    return true
  }
  for (let at = walk.scan.from; at <= walk.scan.to;) {
    const code = symbol(walk.bits, ac)
    if (code < 0) return false
    const [run, size] = [code >>> 4, code & 15]
    if (size === 0 && run < 15) {
      const more = take(walk.bits, run)
      walk.empty = (1 << run) - 1 + more
      return more >= 0
    }
    at += size === 0 ? 16 : run
    if (size === 0) continue
    if (at > 63 || take(walk.bits, size) < 0) return false
    mark(history, block, at)
    at++
  }
  return true
}

/** One more bit for every coefficient that is there, and new ones between them (ITU-T T.81 G.1.2.3). */
function refineBand(walk: Walk, { ac, history }: ScanComponent, block: number): boolean {
  if (ac === null) return false
  const { to } = walk.scan
  let at = walk.scan.from
  while (walk.empty === 0 && at <= to) {
    const code = symbol(walk.bits, ac)
    if (code < 0) return false
    const [run, size] = [code >>> 4, code & 15]
    if (size > 1) return false
    if (size === 0 && run < 15) {
      const more = take(walk.bits, run)
      if (more < 0) return false
      walk.empty = (1 << run) + more
      break
    }
    if (size === 1 && take(walk.bits, 1) < 0) return false
    at = refinePast(walk, history, block, at, run)
    if (at < 0) return false
    if (size === 1 && at <= to) mark(history, block, at)
    at++
  }
  if (walk.empty === 0) return true
  walk.empty--
  return refinePast(walk, history, block, at, 64) >= 0
}

/** Over so many zeros, taking a bit for each coefficient between them; where it stands then, or -1. */
function refinePast(walk: Walk, history: Uint32Array, block: number, from: number, zeros: number): number {
  let left = zeros
  let at = from
  for (; at <= walk.scan.to; at++) {
    if (marks(history, block, at)) {
      if (take(walk.bits, 1) < 0) return -1
    } else if (left-- === 0) break
  }
  return at
}
