/** The bits of a JPEG scan, without stuffed bytes, and the Huffman codes among them. */

export interface Bits {
  readonly bytes: Uint8Array
  readonly end: number
  /** Of the next byte that is not held yet. */
  at: number
  held: number
  count: number
}

export const openBits = (bytes: Uint8Array, at: number, end: number): Bits => ({
  bytes,
  at,
  end,
  held: 0,
  count: 0,
})

/** False at a marker and at the end. */
function load(bits: Bits): boolean {
  const { bytes, at, end } = bits
  if (at >= end) return false
  const byte = bytes[at] ?? 0
  if (byte === 0xff && bytes[at + 1] !== 0) return false
  bits.at = byte === 0xff ? at + 2 : at + 1
  bits.held = ((bits.held & 0xff_ffff) << 8) | byte
  bits.count += 8
  return true
}

/** Up to sixteen bits as a number; -1 where there are no more. */
export function take(bits: Bits, count: number): number {
  while (bits.count < count) if (!load(bits)) return -1
  bits.count -= count
  return (bits.held >>> bits.count) & ((1 << count) - 1)
}

/** For every sixteen bits how long the code is that they begin with, and what it stands for: length * 256 + symbol. */
export type HuffmanTable = Uint16Array

/** From how many codes there are of each length, and their symbols (ITU-T T.81 C.2); null where they do not fit. */
export function huffmanTable(body: Uint8Array): HuffmanTable | null {
  const table = new Uint16Array(65_536)
  let code = 0
  let next = 16
  for (let length = 1; length <= 16; length++) {
    for (let index = 0; index < (body[length - 1] ?? 0); index++) {
      const from = code << (16 - length)
      const to = from + (1 << (16 - length))
      if (to > 65_536) return null
      table.fill(length * 256 + (body[next] ?? 0), from, to)
      next++
      code++
    }
    code <<= 1
  }
  return table
}

/** -1 where the bits are no code. */
export function symbol(bits: Bits, table: HuffmanTable): number {
  while (bits.count < 16) if (!load(bits)) break
  const { count, held } = bits
  const peeked = (count >= 16 ? held >>> (count - 16) : held << (16 - count)) & 0xffff
  const entry = table[peeked] ?? 0
  const length = entry >>> 8
  if (length === 0 || length > count) return -1
  bits.count -= length
  return entry & 255
}

/** Behind the last byte of which a bit was taken: bytes that were only looked at are given back. */
export function reached(bits: Bits): number {
  let { at } = bits
  for (let left = bits.count >> 3; left > 0; left--) {
    at -= bits.bytes[at - 1] === 0 && bits.bytes[at - 2] === 0xff ? 2 : 1
  }
  return at
}

/** By class and number, as a segment of them writes it; false where they do not fit. */
export function readTables(body: Uint8Array, tables: Map<number, HuffmanTable>): boolean {
  for (let at = 0; at < body.length;) {
    const counts = body.subarray(at + 1, at + 17)
    const length = 17 + counts.reduce((sum, count) => sum + count, 0)
    const table = huffmanTable(body.subarray(at + 1, at + length))
    if (table === null) return false
    tables.set(body[at] ?? 0, table)
    at += length
  }
  return true
}

/** Behind the mark of a restart, which must come next. */
export function restarted(bits: Bits): Bits | null {
  let at = reached(bits)
  while (bits.bytes[at] === 0xff && bits.bytes[at + 1] === 0xff) at++
  const marker = bits.bytes[at + 1] ?? 0
  if (bits.bytes[at] !== 0xff || marker < 0xd0 || marker > 0xd7) return null
  return openBits(bits.bytes, at + 2, bits.end)
}
