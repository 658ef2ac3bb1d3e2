/** Reads the few answers of an S3 storage that are needed: flat XML with known names. */

export interface StoredVersion {
  readonly key: string
  /** Null where the storage keeps no versions. */
  readonly id: string | null
  readonly size: number
}

export interface Listing {
  readonly versions: readonly StoredVersion[]
  /** What to ask for the next page; null after the last. */
  readonly next: Readonly<Record<string, string>> | null
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }

const unescape = (text: string): string =>
  text.replaceAll(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,6})|#x([0-9a-f]{1,5}));/giu,
    (whole, name, ten, sixteen) => {
      if (typeof name === "string") return entities[name.toLowerCase()] ?? whole
      const point = typeof ten === "string" ? Number(ten) : Number.parseInt(String(sixteen), 16)
      return point > 0 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole
    },
  )

/** The text of the first element with this name; null where there is none. */
export function textOf(xml: string, name: string): string | null {
  const match = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`, "u").exec(xml)
  return match?.[1] === undefined ? null : unescape(match[1].trim())
}

/** Null where the text is no listing, or one that breaks off. */
export function readListing(xml: string): Listing | null {
  const root = /<(ListBucketResult|ListVersionsResult)[\s>]/u.exec(xml)?.[1]
  if (root === undefined || !xml.trimEnd().endsWith(`</${root}>`)) return null
  const versions: StoredVersion[] = []
  for (const [, name = "", body = ""] of xml.matchAll(/<(Contents|Version|DeleteMarker)>(.*?)<\/\1>/gsu)) {
    const key = textOf(body, "Key")
    const id = name === "Contents" ? null : textOf(body, "VersionId")
    const size = name === "DeleteMarker" ? 0 : Number(textOf(body, "Size") ?? Number.NaN)
    if (key === null || !Number.isSafeInteger(size) || (name !== "Contents" && id === null)) return null
    versions.push({ key, id, size })
  }
  const next = nextPage(xml, root)
  return next === "missing" ? null : { versions, next }
}

function nextPage(xml: string, root: string): Listing["next"] | "missing" {
  if (textOf(xml, "IsTruncated") !== "true") return null
  if (root === "ListBucketResult") {
    const token = textOf(xml, "NextContinuationToken")
    return token === null ? "missing" : { "continuation-token": token }
  }
  const key = textOf(xml, "NextKeyMarker")
  const id = textOf(xml, "NextVersionIdMarker")
  return key === null ? "missing" : { "key-marker": key, ...(id === null ? {} : { "version-id-marker": id }) }
}
