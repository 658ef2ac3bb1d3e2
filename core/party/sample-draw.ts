/** Which disclosures are looked at: by what the server's log published, so that the draw can be repeated and nobody chooses. */
import { bytesToHex, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"

/** All disclosures out of which is drawn, as one hash: none is left out afterwards. */
export const poolHash = (disclosures: readonly string[]): string =>
  hashHex(utf8(disclosures.toSorted().join("\n")))

/** Those that stand first when each is placed by the hash of the log's root and its own. */
export function drawSample(root: Bytes, disclosures: readonly string[], count: number): readonly string[] {
  const place = (disclosure: string): string => hashHex(utf8(`sample ${bytesToHex(root)} ${disclosure}`))
  return [...new Set(disclosures)]
    .map((disclosure) => ({ disclosure, at: place(disclosure) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, count)
    .map(({ disclosure }) => disclosure)
}
