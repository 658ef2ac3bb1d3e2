/** A photograph of a smile that nobody has, as JPEG or PNG, with everything planted that a camera gives away. */
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { canary } from "./canary.ts"
import { exifBlock } from "./exif-bytes.ts"
import { jpeg } from "./jpeg-bytes.ts"
import type { Picture, Segment } from "./jpeg-bytes.ts"
import { letter, letteringWidth } from "./lettering.ts"
import { png } from "./png-bytes.ts"
import { nonceOf } from "./random.ts"
import { smile } from "./smile.ts"

export interface PhotoWish {
  readonly seed: number
  readonly width: number
  readonly height: number
  readonly format: "jpeg" | "png"
  /** EXIF orientation; 1 is upright. */
  readonly orientation?: number
  /** Stands in the pixels, as on a name strip beside the mouth; none where empty. */
  readonly nameStrip?: string
  /** False gives a picture without any field. */
  readonly planted?: boolean
}

export interface PhotoSpecimen {
  readonly bytes: Bytes
  /** Everything planted in fields: none of it may be found after de-identification. */
  readonly planted: readonly string[]
}

/** A point in the North Sea: nobody lives there. */
const place = { latitude: 54.523781, longitude: 7.178263 } as const

export function makePhoto(wish: PhotoWish): PhotoSpecimen {
  const picture = paint(wish)
  const { format, planted = true } = wish
  if (!planted) return { bytes: format === "jpeg" ? jpeg(picture) : png(picture), planted: [] }
  const nonce = nonceOf(wish.seed)
  const words: string[] = []
  const word = (field: string): string => {
    words.push(canary(format, field, nonce))
    return canary(format, field, nonce)
  }
  const small = paint({
    ...wish,
    width: 160,
    height: Math.max(Math.round((160 * wish.height) / wish.width), 8),
  })
  const exif = exifBlock({
    orientation: wish.orientation ?? 1,
    artist: word("Artist"),
    copyright: word("Copyright"),
    owner: word("Owner"),
    serial: word("Serial"),
    makerNote: word("MakerNote"),
    comment: word("UserComment"),
    ...place,
    thumbnail: jpeg(small, 70, [{ code: 0xfe, body: utf8(word("Thumbnail")) }]),
  })
  const bytes =
    format === "jpeg"
      ? concat(jpeg(picture, 88, jpegSegments(exif, word)), utf8(word("Tail")))
      : png(picture, {
          texts: [
            ["Author", word("Author")],
            ["Comment", word("Comment")],
          ],
          exif,
        })
  return { bytes, planted: words }
}

function paint(wish: PhotoWish): Picture {
  const picture = smile(wish.seed, wish.width, wish.height)
  const { nameStrip = "" } = wish
  if (nameStrip === "") return picture
  const dot = Math.max(Math.floor(wish.width / 320), 1)
  const [left, top] = [6 * dot, wish.height - 19 * dot]
  const right = left + letteringWidth(nameStrip, dot) + 7 * dot
  for (let y = top; y < top + 13 * dot; y++) {
    for (let x = left; x < Math.min(right, wish.width); x++)
      picture.pixels.fill(250, (y * wish.width + x) * 3, (y * wish.width + x) * 3 + 3)
  }
  letter(picture, { text: nameStrip, left: left + 4 * dot, top: top + 3 * dot, dot, colour: [20, 20, 24] })
  return picture
}

function jpegSegments(exif: Bytes, word: (field: string) => string): readonly Segment[] {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>${word("Xmp")}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`
  const byLine = utf8(word("Iptc"))
  const iptc = concat(Uint8Array.of(0x1c, 2, 80, 0, byLine.length), byLine)
  const even = iptc.length % 2 === 0 ? iptc : concat(iptc, new Uint8Array(1))
  const resource = concat(utf8("8BIM"), Uint8Array.of(4, 4, 0, 0, 0, 0, 0, iptc.length), even)
  return [
    { code: 0xe1, body: concat(utf8("Exif\0\0"), exif) },
    { code: 0xe1, body: utf8(`http://ns.adobe.com/xap/1.0/\0${xmp}`) },
    { code: 0xed, body: concat(utf8("Photoshop 3.0\0"), resource) },
    { code: 0xfe, body: utf8(word("Comment")) },
  ]
}
