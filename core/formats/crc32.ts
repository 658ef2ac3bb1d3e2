/** The checksum of zip archives and PNG chunks (ISO 3309). */

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? 0xedb8_8320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

/** Goes on from `before`, so that a checksum can be taken piece by piece. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let value = ~before
  for (let i = 0; i < bytes.length; i++) {
    value = (table[(value ^ (bytes[i] ?? 0)) & 255] ?? 0) ^ (value >>> 8)
  }
  return ~value >>> 0
}
