/** Photographs: only pixels leave, and a person looks at them first. */
import { arraySource, readAll } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { readHeif } from "../formats/heif.ts"
import { readJpeg } from "../formats/jpeg.ts"
import { readPng } from "../formats/png.ts"
import { isProblem, problem } from "../formats/problem.ts"
import type { Problem } from "../formats/problem.ts"
import { sniff } from "../formats/sniff.ts"
import type { Kind } from "../formats/sniff.ts"
import { readWebp } from "../formats/webp.ts"
import type { Orientation } from "../formats/exif.ts"
import type { Finding, Outcome, ReviewItem } from "./findings.ts"
import type { FrameDecoders } from "./frame-decoder.ts"
import { cleanJpeg } from "./photo-jpeg.ts"
import type { CleanPicture } from "./photo-jpeg.ts"
import { cleanPng } from "./photo-png.ts"
import { cleanWebp } from "./photo-webp.ts"
import { refused } from "./refusal.ts"

/** What a browser can do and core cannot: turn coded pixels into pixels and back. */
export interface PixelCodec {
  /**
   * The picture upright, as JPEG, PNG or WebP with nothing but pixels. Rejects where it cannot be decoded.
   * Whoever decodes HEIC or AVIF gets it upright already; for the others `orientation` says how it is turned.
   */
  readonly decodeAndEncode: (source: ByteSource, kind: Kind, orientation: Orientation) => Promise<Bytes>
  /** For frames of DICOM that a person looks at, paints over or cuts; where they are missing, coded ones cannot be. */
  readonly frames?: FrameDecoders
}

export interface PhotoOptions {
  /** Null where nobody can decode: then the coded pixels stay as they are. */
  readonly codec: PixelCodec | null
  /** Shade photographs: the coded pixels stay bit for bit even where they could be decoded. */
  readonly exactPixels: boolean
}

const largestPhoto = 256 * 2 ** 20

/** Faces, name strips, monitors: no rule finds them all, so every photograph is looked at. */
const photoReview: readonly ReviewItem[] = [
  { kind: "face", place: "picture" },
  { kind: "burned-in-text", place: "picture" },
]

export const isPhotoKind = (kind: Kind): boolean =>
  ["jpeg", "png", "webp", "heic", "avif", "tiff", "gif", "bmp", "image-other"].includes(kind)

export async function rewritePhoto(source: ByteSource, kind: Kind, options: PhotoOptions): Promise<Outcome> {
  if (source.size > largestPhoto) return refused(problem("picture-too-large"))
  const bytes = await readAll(source)
  const exact = cleanPicture(bytes, kind)
  if (isProblem(exact) && exact.code !== "picture-needs-codec" && exact.code !== "picture-format") {
    return refused(exact)
  }
  const { codec } = options
  if (codec === null || (options.exactPixels && !isProblem(exact))) {
    return isProblem(exact) ? refused(exact) : picture(exact, exact.findings)
  }
  const encoded = await encodedPicture(codec, source, kind, bytes)
  if (isProblem(encoded)) return refused(encoded)
  const found = isProblem(exact) ? undecodedFindings(bytes, kind) : exact.findings
  const pixels: Finding = { place: "pixels", kind: "pixels", action: "replaced" }
  return picture(encoded, [...found.filter(({ kind: about }) => !isKeptAbout(about)), pixels])
}

const isKeptAbout = (kind: string): boolean => kind === "pixels" || kind === "orientation"

const picture = (clean: CleanPicture, findings: readonly Finding[]): Outcome => ({
  status: "deidentified",
  output: arraySource(clean.bytes),
  findings,
  review: photoReview,
  category: "pseudonymised",
})

/** The lossless way, for the formats whose parts are known. */
export function cleanPicture(bytes: Uint8Array, kind: Kind): CleanPicture | Problem {
  switch (kind) {
    case "jpeg":
      return cleanJpeg(bytes)
    case "png":
      return cleanPng(bytes)
    case "webp":
      return cleanWebp(bytes)
    case "heic":
    case "avif":
      return problem("picture-needs-codec")
    default:
      return problem("picture-format")
  }
}

/** What comes back is not believed either: it goes through the same rewrite. */
async function encodedPicture(
  codec: PixelCodec,
  source: ByteSource,
  kind: Kind,
  bytes: Uint8Array,
): Promise<CleanPicture | Problem> {
  let encoded: Bytes
  try {
    encoded = await codec.decodeAndEncode(source, kind, orientationOf(bytes, kind))
  } catch {
    // Telephones write what not every browser reads: then another browser, or JPEG, is the way out.
    return problem(kind === "heic" || kind === "avif" ? "picture-needs-codec" : "picture-undecodable")
  }
  const clean = cleanPicture(encoded, sniff(encoded, encoded.length))
  return isProblem(clean) ? problem("picture-undecodable") : clean
}

function orientationOf(bytes: Uint8Array, kind: Kind): Orientation {
  const read = kind === "jpeg" ? readJpeg(bytes) : kind === "png" ? readPng(bytes) : readWebp(bytes)
  return isProblem(read) ? 1 : read.exif.orientation
}

function undecodedFindings(bytes: Uint8Array, kind: Kind): readonly Finding[] {
  const heif = kind === "heic" || kind === "avif" ? readHeif(bytes) : null
  const items = heif === null || isProblem(heif) ? [] : heif.items
  const findings: Finding[] = [{ place: "everything besides the pixels", kind: "notes", action: "removed" }]
  if (items.includes("Exif")) findings.push({ place: "EXIF", kind: "notes", action: "removed" })
  if (items.includes("mime")) findings.push({ place: "XMP", kind: "free-text", action: "removed" })
  return findings
}
