/** Transfer syntaxes of DICOM: how a data set is written down, and how its pixels are coded. */

/** The four ways a data set is written; a deflated one is explicit little endian once it is unpacked. */
export interface Encoding {
  readonly explicit: boolean
  readonly little: boolean
}

/** What the bytes of a fragment are; "native" has none, "unknown" is never rewritten. */
export type PixelCoding =
  | "native"
  | "jpeg"
  | "jpeg-ls"
  | "jpeg-2000"
  | "rle"
  | "framed"
  | "video"
  | "jpeg-xl"
  | "deflated-frame"
  | "unknown"

export interface TransferSyntax extends Encoding {
  readonly uid: string
  readonly deflated: boolean
  readonly coding: PixelCoding
}

export const implicitLittle = "1.2.840.10008.1.2"
export const explicitLittle = "1.2.840.10008.1.2.1"
export const deflatedLittle = "1.2.840.10008.1.2.1.99"
export const explicitBig = "1.2.840.10008.1.2.2"

const stem = "1.2.840.10008.1.2."

function codingOf(uid: string): PixelCoding {
  if (uid === implicitLittle || uid === explicitLittle || uid === explicitBig || uid === deflatedLittle)
    return "native"
  if (uid === `${stem}1.98`) return "framed"
  const [family = "", rest = ""] = uid.startsWith(stem) ? uid.slice(stem.length).split(".") : []
  const number = Number(rest)
  if (family === "5" && rest === "") return "rle"
  if (family === "8" && rest === "1") return "deflated-frame"
  if (family !== "4") return "unknown"
  if (number >= 50 && number <= 70) return "jpeg"
  if (number === 80 || number === 81) return "jpeg-ls"
  if ((number >= 90 && number <= 93) || (number >= 201 && number <= 203)) return "jpeg-2000"
  if (number >= 110 && number <= 112) return "jpeg-xl"
  return number >= 100 && number <= 108 ? "video" : "unknown"
}

/** Everything but two is written explicit little endian, also syntaxes that came after this was written. */
export function transferSyntax(uid: string): TransferSyntax {
  return {
    uid,
    explicit: uid !== implicitLittle,
    little: uid !== explicitBig,
    deflated: uid === deflatedLittle,
    coding: codingOf(uid),
  }
}

/** Of a data set without a name for its syntax, or with a wrong one. */
export function syntaxOf({ explicit, little }: Encoding): TransferSyntax {
  if (!explicit) return transferSyntax(implicitLittle)
  return transferSyntax(little ? explicitLittle : explicitBig)
}
