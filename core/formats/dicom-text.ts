/** Text of DICOM values by its Specific Character Set, code extensions (ISO 2022) included (PS3.3 C.12.1.1.2). */

/** What the platform's decoder calls the sets that stand for themselves. */
const labels: Readonly<Record<string, string>> = {
  "6": "utf-8",
  "100": "iso-8859-1",
  "101": "iso-8859-2",
  "109": "iso-8859-3",
  "110": "iso-8859-4",
  "144": "iso-8859-5",
  "127": "iso-8859-6",
  "126": "iso-8859-7",
  "138": "iso-8859-8",
  "148": "windows-1254",
  "203": "iso-8859-15",
  "13": "shift_jis",
  "166": "windows-874",
  "192": "utf-8",
  "149": "euc-kr",
  "58": "gb18030",
  "87": "shift_jis",
  "159": "shift_jis",
}

/** Escape sequences: what stands behind them, until the next one. */
const escapes: readonly (readonly [sequence: string, label: string, lead: number])[] = [
  ["(B", "", 0],
  ["(J", "", 0],
  [")I", "shift_jis", 0],
  ["-A", "iso-8859-1", 0],
  ["-B", "iso-8859-2", 0],
  ["-C", "iso-8859-3", 0],
  ["-D", "iso-8859-4", 0],
  ["-L", "iso-8859-5", 0],
  ["-G", "iso-8859-6", 0],
  ["-F", "iso-8859-7", 0],
  ["-H", "iso-8859-8", 0],
  ["-M", "windows-1254", 0],
  ["-b", "iso-8859-15", 0],
  ["-T", "windows-874", 0],
  ["$)C", "euc-kr", 0],
  ["$)A", "gb18030", 0],
  ["$B", "euc-jp", 2],
  ["$@", "euc-jp", 2],
  ["$(D", "euc-jp", 3],
]

const decoders = new Map<string, TextDecoder>()

function decode(label: string, bytes: Uint8Array): string {
  const decoder = decoders.get(label) ?? new TextDecoder(label)
  decoders.set(label, decoder)
  return decoder.decode(bytes)
}

function labelOf(term: string): string {
  const plain = term.trim().toUpperCase()
  if (plain === "GB18030" || plain === "GBK") return "gb18030"
  const number = /(\d+)$/u.exec(plain)?.[1] ?? ""
  return Object.hasOwn(labels, number) ? (labels[number] ?? "utf-8") : "utf-8"
}

/** `sets` are the values of (0008,0005). Without one, UTF-8 where it is such and Latin-1 where it is not. */
export function decodeText(bytes: Uint8Array, sets: readonly string[]): string {
  const first = (sets[0] ?? "").trim()
  if (!bytes.includes(0x1b)) {
    const declared = first === "" && sets.length < 2 ? "utf-8" : labelOf(first)
    const text = decode(declared, bytes)
    return declared === "utf-8" && text.includes("\u{FFFD}") ? decode("iso-8859-1", bytes) : text
  }
  return decodeExtended(bytes, labelOf(first))
}

/** At every delimiter of components, values and lines the first set stands again. */
function decodeExtended(bytes: Uint8Array, first: string): string {
  let text = ""
  let start = 0
  let high = first
  let lead = 0
  const flush = (end: number): void => {
    text += decodePart(bytes.subarray(start, end), high, lead)
  }
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === 0x1b) {
      flush(at)
      const found = escapes.find(([sequence]) => startsWith(bytes, at + 1, sequence))
      if (found !== undefined) {
        lead = found[2]
        if (found[1] !== "") high = found[1]
      }
      start = at + 1 + (found?.[0].length ?? 0)
      at = start - 1
    } else if (
      lead === 0 &&
      (byte === 0x5c || byte === 0x5e || byte === 0x3d || byte === 0x0a || byte === 0x0d)
    ) {
      flush(at + 1)
      start = at + 1
      high = first
    }
  }
  flush(bytes.length)
  return text
}

/** Sets of two bytes in the lower half (JIS) are what EUC writes in the upper one. */
function decodePart(bytes: Uint8Array, label: string, lead: number): string {
  if (lead === 0) return decode(label, bytes)
  const euc: number[] = []
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (lead === 3) euc.push(0x8f)
    euc.push((bytes[at] ?? 0) | 0x80, (bytes[at + 1] ?? 0) | 0x80)
  }
  return decode(label, Uint8Array.from(euc))
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.codePointAt(i)) return false
  return true
}
