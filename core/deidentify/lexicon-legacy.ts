/** Text in the encodings of before Unicode, which the platform reads but does not write: written by reading backwards. */

/** Single-byte sets that German practices' programs and European names meet. */
const labels = [
  "iso-8859-1",
  "iso-8859-2",
  "iso-8859-5",
  "iso-8859-7",
  "iso-8859-9",
  "iso-8859-15",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "macintosh",
]

/** Code pages 437 and 850, which the platform does not know: what they agree on, and capitals that only 850 has. */
const dos: Readonly<Record<string, number>> = {
  ü: 0x81,
  é: 0x82,
  â: 0x83,
  ä: 0x84,
  à: 0x85,
  ç: 0x87,
  ê: 0x88,
  ë: 0x89,
  è: 0x8a,
  ï: 0x8b,
  î: 0x8c,
  Ä: 0x8e,
  É: 0x90,
  ô: 0x93,
  ö: 0x94,
  û: 0x96,
  Ö: 0x99,
  Ü: 0x9a,
  á: 0xa0,
  í: 0xa1,
  ó: 0xa2,
  ú: 0xa3,
  ñ: 0xa4,
  ß: 0xe1,
  Á: 0xb5,
  Â: 0xb6,
  À: 0xb7,
  Ê: 0xd2,
  Ë: 0xd3,
  È: 0xd4,
  Í: 0xd6,
  Î: 0xd7,
  Ï: 0xd8,
  Ó: 0xe0,
  Ô: 0xe2,
  Ò: 0xe3,
  Ú: 0xe9,
  Ç: 0x80,
  Ñ: 0xa5,
  ò: 0x95,
  ù: 0x97,
  ì: 0x8d,
}

/** "[" for "Ä" and so on: seven-bit German (DIN 66003), still met in device data (GDT, LDT). */
const sevenBit: Readonly<Record<string, number>> = {
  Ä: 0x5b,
  Ö: 0x5c,
  Ü: 0x5d,
  ä: 0x7b,
  ö: 0x7c,
  ü: 0x7d,
  ß: 0x7e,
}

type Rows = readonly [first: number, last: number]
type Writer = ReadonlyMap<string, readonly number[]>

let writers: readonly Writer[] | null = null
let ideographs: Writer | null = null

/** Letters of alphabets stand in nine rows of the Chinese set; the others are read only for those who write so. */
const alphabets: Rows = [0xa1, 0xa9]
const all: Rows = [0x81, 0xfe]

/** Different byte spellings of a text that is not plain ASCII; none for one that is. */
export function legacyBytes(text: string): readonly Uint8Array[] {
  if (/^\p{ASCII}*$/u.test(text)) return []
  writers ??= [...labels.map(singleByte), ofTable(dos), ofTable(sevenBit), chinese(alphabets)]
  if (/[\u{2E80}-\u{FFFF}]/u.test(text)) ideographs ??= chinese(all)
  const found = new Map<string, Uint8Array>()
  for (const writer of ideographs === null ? writers : [...writers, ideographs]) {
    const bytes = Array.from(text).flatMap((letter): readonly number[] => {
      const code = letter.codePointAt(0) ?? 0
      return code < 0x80 ? [code] : (writer.get(letter) ?? [-1])
    })
    if (!bytes.includes(-1)) found.set(bytes.join(), Uint8Array.from(bytes))
  }
  return [...found.values()]
}

function singleByte(label: string): Writer {
  const bytes = Array.from({ length: 128 }, (_, index) => 128 + index)
  const letters = new TextDecoder(label).decode(Uint8Array.from(bytes))
  return new Map(bytes.map((byte, index) => [letters.charAt(index), [byte]]))
}

const ofTable = (table: Readonly<Record<string, number>>): Writer =>
  new Map(Object.entries(table).map(([letter, byte]) => [letter, [byte]]))

/** In four bytes what two do not have: the letters of Europe with their marks, and those of Vietnamese. */
function* otherLetters(): Generator<readonly number[]> {
  for (let second = 0x30; second <= 0x36; second++) {
    for (let third = 0x81; third <= 0xfe; third++)
      for (let fourth = 0x30; fourth <= 0x39; fourth++) yield [0x81, second, third, fourth]
  }
}

/** GB 18030: what the standard's character set 58 and Chinese devices write. Decoded in one go. */
function chinese([first, last]: Rows): Writer {
  const pairs: (readonly number[])[] = [...otherLetters()]
  for (let lead = first; lead <= last; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) pairs.push([lead, trail])
  }
  const bytes = Uint8Array.from(pairs.flatMap((pair) => [...pair, 0x0a]))
  const letters = new TextDecoder("gb18030").decode(bytes).split("\n")
  const map = new Map<string, readonly number[]>()
  for (const [index, pair] of pairs.entries()) {
    const letter = letters[index] ?? ""
    if (letter.length === 1 && letter !== "\u{FFFD}") map.set(letter, pair)
  }
  return map
}
