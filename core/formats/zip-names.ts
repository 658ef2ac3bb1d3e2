/** Which names the visible ends of a zip archive mention: only for recognising it, never for opening it. */
import { Inflate } from "fflate"

const localHeader = 0x0403_4b50
const centralHeader = 0x0201_4b50

/** From the central directory where the end of the file shows it whole, else from the local headers at the start. */
export function zipNames(head: Uint8Array, tail: Uint8Array): readonly string[] {
  const central = namesAt(tail, centralHeader, 28, 46)
  const local = namesAt(head, localHeader, 26, 30)
  return central.length >= local.length ? central : local
}

function namesAt(bytes: Uint8Array, signature: number, lengthAt: number, nameAt: number): string[] {
  const names: string[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = bytes.indexOf(0x50); at >= 0; at = bytes.indexOf(0x50, at + 1)) {
    if (at + nameAt > bytes.length || view.getUint32(at, true) !== signature) continue
    const length = view.getUint16(at + lengthAt, true)
    const name = bytes.subarray(at + nameAt, at + nameAt + length)
    if (name.length === length) names.push(String.fromCharCode(...name.subarray(0, 512)))
    if (names.length >= 4096) break
  }
  return names
}

/** The first bytes of the first entry, inflated as far as the head goes; empty where they cannot be had. */
export function firstZipEntryStart(head: Uint8Array): Uint8Array {
  const nothing = new Uint8Array(0)
  if (head.length < 30) return nothing
  const view = new DataView(head.buffer, head.byteOffset, head.length)
  if (view.getUint32(0, true) !== localHeader) return nothing
  const method = view.getUint16(8, true)
  const start = 30 + view.getUint16(26, true) + view.getUint16(28, true)
  if ((view.getUint16(6, true) & 1) === 1) return nothing
  const content = head.subarray(start, start + 4096)
  if (method === 0) return content.subarray(0, 512)
  return method === 8 ? inflatedStart(content) : nothing
}

function inflatedStart(content: Uint8Array): Uint8Array {
  let start = new Uint8Array(0)
  const inflate = new Inflate((chunk) => {
    if (start.length === 0) start = chunk.slice(0, 512)
  })
  try {
    inflate.push(content)
  } catch {
    // What cannot be inflated has no beginning to show.
  }
  return start
}
