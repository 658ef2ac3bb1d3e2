/** What the header of a JPEG 2000 code stream says of its picture (ITU-T T.800 A.5), before anybody makes room for it. */

export interface Jpeg2000Picture {
  readonly width: number
  readonly height: number
  readonly components: number
  /** Bits of a sample. */
  readonly precision: number
  readonly signed: boolean
}

export interface Jpeg2000 {
  readonly picture: Jpeg2000Picture
  /** Without the boxes of a JP2 file around it. */
  readonly codestream: Uint8Array<ArrayBuffer>
}

const startOfCodestream = 0xff4f
const sizeSegment = 0xff51
/** Nobody cuts a slice into more; each costs a decoder memory before there is a pixel. */
const mostTiles = 1024

/** Null where it is none, where its components differ, or where it is laid out as no X-ray is. */
export function readJpeg2000(bytes: Uint8Array<ArrayBuffer>): Jpeg2000 | null {
  const start = codestreamStart(bytes)
  if (start === null || start + 42 > bytes.length) return null
  const codestream = bytes.subarray(start)
  const view = new DataView(codestream.buffer, codestream.byteOffset, codestream.length)
  if (view.getUint16(0) !== startOfCodestream || view.getUint16(2) !== sizeSegment) return null
  const [width = 0, height = 0, left, top, tileWidth = 0, tileHeight = 0, tileLeft, tileTop] = Array.from(
    { length: 8 },
    (_, index) => view.getUint32(8 + index * 4),
  )
  const components = view.getUint16(40)
  const isAtOrigin = [left, top, tileLeft, tileTop].every((edge) => edge === 0)
  if (!isAtOrigin || width === 0 || height === 0 || tileWidth === 0 || tileHeight === 0) return null
  if (Math.ceil(width / tileWidth) * Math.ceil(height / tileHeight) > mostTiles) return null
  const depth = depthOf(codestream.subarray(42, 42 + components * 3), components)
  return depth === null ? null : { picture: { width, height, components, ...depth }, codestream }
}

/** The same for all components, and none smaller than the others. */
function depthOf(each: Uint8Array, components: number): Pick<Jpeg2000Picture, "precision" | "signed"> | null {
  const [first = 0] = each
  if (components === 0 || components > 4 || each.length < components * 3) return null
  for (let at = 0; at < each.length; at += 3)
    if (each[at] !== first || each[at + 1] !== 1 || each[at + 2] !== 1) return null
  const precision = (first & 0x7f) + 1
  return precision > 16 ? null : { precision, signed: first >= 0x80 }
}

/** Some writers put a whole JP2 file into a fragment. */
function codestreamStart(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < 12 || view.getUint32(4) !== 0x6a50_2020) return 0
  for (let at = 0, boxes = 0; boxes < 64 && at + 8 <= bytes.length; boxes++) {
    const length = view.getUint32(at)
    if (view.getUint32(at + 4) === 0x6a70_3263) return at + (length === 1 ? 16 : 8)
    if (length < 8) return null
    at += length
  }
  return null
}
