/** An EXIF block as a camera writes it: owner, serial number, place, maker's note and a small second picture. */
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"

export interface ExifWish {
  /** 1 upright, 3 upside down, 6 and 8 on the side. */
  readonly orientation: number
  readonly artist: string
  readonly copyright: string
  readonly owner: string
  readonly serial: string
  readonly makerNote: string
  readonly comment: string
  /** Degrees, south and west below zero. */
  readonly latitude: number
  readonly longitude: number
  /** A JPEG, as the second directory points to it. */
  readonly thumbnail: Uint8Array
}

/** Types of TIFF 6.0: text, 16 bits, 32 bits, fraction, bytes without a meaning. */
const text = 2
const short = 3
const long = 4
const fraction = 5
const opaque = 7

interface Entry {
  readonly tag: number
  readonly type: number
  readonly count: number
  readonly body: Bytes
}

const ascii = (tag: number, value: string): Entry => {
  const body = utf8(`${value}\0`)
  return { tag, type: text, count: body.length, body }
}
const bytes = (tag: number, body: Bytes): Entry => ({ tag, type: opaque, count: body.length, body })

function numbers(tag: number, type: number, values: readonly number[]): Entry {
  const body = new Uint8Array(values.length * (type === short ? 2 : 4))
  const view = new DataView(body.buffer)
  values.forEach((value, i) => {
    if (type === short) view.setUint16(i * 2, value, true)
    else view.setUint32(i * 4, value, true)
  })
  return { tag, type, count: type === fraction ? values.length / 2 : values.length, body }
}

/** Degrees, minutes and hundredths of seconds as three fractions. */
function degrees(tag: number, value: number): Entry {
  const hundredths = Math.round(Math.abs(value) * 360_000)
  const [whole, minutes] = [Math.floor(hundredths / 360_000), Math.floor(hundredths / 6000) % 60]
  return numbers(tag, fraction, [whole, 1, minutes, 1, hundredths % 6000, 100])
}

/** One directory at its place in the block, the long values right behind it. */
function directory(entries: readonly Entry[], start: number, next: number): Bytes {
  const sorted = entries.toSorted((a, b) => a.tag - b.tag)
  const table = new Uint8Array(2 + sorted.length * 12 + 4)
  const view = new DataView(table.buffer)
  view.setUint16(0, sorted.length, true)
  const behind: Bytes[] = []
  let free = start + table.length
  sorted.forEach((entry, i) => {
    const at = 2 + i * 12
    view.setUint16(at, entry.tag, true)
    view.setUint16(at + 2, entry.type, true)
    view.setUint32(at + 4, entry.count, true)
    if (entry.body.length <= 4) {
      table.set(entry.body, at + 8)
      return
    }
    view.setUint32(at + 8, free, true)
    const padded = entry.body.length % 2 === 0 ? entry.body : concat(entry.body, new Uint8Array(1))
    behind.push(padded)
    free += padded.length
  })
  view.setUint32(table.length - 4, next, true)
  return concat(table, ...behind)
}

/** The TIFF block alone; a JPEG wants "Exif" and two zeros before it. */
export function exifBlock(wish: ExifWish): Bytes {
  const main = (camera: number, place: number): readonly Entry[] => [
    ascii(0x010f, "SPECIMEN"),
    ascii(0x0110, "Specimen Camera 1"),
    numbers(0x0112, short, [wish.orientation]),
    ascii(0x0132, "2026:11:02 10:15:00"),
    ascii(0x013b, wish.artist),
    ascii(0x8298, wish.copyright),
    numbers(0x8769, long, [camera]),
    numbers(0x8825, long, [place]),
  ]
  const camera = [
    ascii(0x9003, "2026:11:02 10:15:00"),
    bytes(0x927c, utf8(wish.makerNote)),
    bytes(0x9286, utf8(`ASCII\0\0\0${wish.comment}`)),
    ascii(0xa430, wish.owner),
    ascii(0xa431, wish.serial),
  ]
  const place = [
    ascii(0x0001, wish.latitude < 0 ? "S" : "N"),
    degrees(0x0002, wish.latitude),
    ascii(0x0003, wish.longitude < 0 ? "W" : "E"),
    degrees(0x0004, wish.longitude),
  ]
  const small = (at: number): readonly Entry[] => [
    numbers(0x0103, short, [6]),
    numbers(0x0201, long, [at]),
    numbers(0x0202, long, [wish.thumbnail.length]),
  ]
  const atMain = 8
  const atCamera = atMain + directory(main(0, 0), atMain, 0).length
  const atPlace = atCamera + directory(camera, atCamera, 0).length
  const atSmall = atPlace + directory(place, atPlace, 0).length
  const atThumbnail = atSmall + directory(small(0), atSmall, 0).length
  return concat(
    Uint8Array.of(0x49, 0x49, 0x2a, 0, 8, 0, 0, 0),
    directory(main(atCamera, atPlace), atMain, atSmall),
    directory(camera, atCamera, 0),
    directory(place, atPlace, 0),
    directory(small(atThumbnail), atSmall, 0),
    wish.thumbnail,
  )
}
