/** Text as the standard fonts of PDF can show it: Windows' Latin letters; what they lack is rewritten or named. */

/** What stands at the codes 128 to 159, in order; a space where nothing does. */
const specials = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ"

/** Letters that have no accent to take off, and signs with a plain spelling. */
const spellings: ReadonlyMap<string, string> = new Map([
  ["ł", "l"],
  ["Ł", "L"],
  ["đ", "d"],
  ["Đ", "D"],
  ["ħ", "h"],
  ["Ħ", "H"],
  ["ı", "i"],
  ["ŋ", "n"],
  ["ĸ", "k"],
  ["ŧ", "t"],
  ["Ŧ", "T"],
  ["ə", "e"],
  ["Ə", "E"],
  ["ẞ", "SS"],
  ["ﬁ", "fi"],
  ["ﬂ", "fl"],
  ["−", "-"],
  ["‐", "-"],
  ["‑", "-"],
  ["‒", "–"],
  ["―", "—"],
  ["→", "->"],
  ["≥", ">="],
  ["≤", "<="],
  ["‟", "“"],
  ["‛", "‘"],
  ["′", "'"],
  ["″", '"'],
  ["\u{202f}", "\u{a0}"],
  ["\u{2007}", "\u{a0}"],
  ["\u{2009}", " "],
  ["\u{2003}", " "],
  ["\u{200b}", ""],
  ["\u{feff}", ""],
  ["\t", " "],
  ["\n", " "],
  ["\r", ""],
])

/** The code of a letter in WinAnsiEncoding; null where it has none. */
export function winAnsiCode(letter: string): number | null {
  const code = letter.codePointAt(0) ?? 0
  if ((code >= 32 && code < 127) || (code >= 160 && code < 256)) return code
  const special = letter === " " ? -1 : specials.indexOf(letter)
  return special < 0 ? null : 128 + special
}

/** The text in letters that can be printed, and those for which there was none: they are never dropped unsaid. */
export function toPrintable(text: string): {
  readonly text: string
  readonly unprintable: readonly string[]
} {
  const unprintable: string[] = []
  const printable = Array.from(text.normalize("NFC"), (letter) => {
    const spelled = spell(letter)
    if (spelled === null) unprintable.push(letter)
    return spelled ?? "?"
  })
  return { text: printable.join(""), unprintable }
}

function spell(letter: string): string | null {
  if (winAnsiCode(letter) !== null) return letter
  const known = spellings.get(letter)
  if (known !== undefined) return known
  const bare = letter.normalize("NFKD").replaceAll(/\p{M}/gu, "")
  return bare !== "" && Array.from(bare).every((part) => winAnsiCode(part) !== null) ? bare : null
}
