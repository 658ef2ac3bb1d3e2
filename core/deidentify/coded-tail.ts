/**
 * Whether coded pixels end in something written. Of JPEG-LS, JPEG 2000 and WebP the bits are not followed to their last
 * one, so that words behind it cannot be cut off; coded pixels look like chance, and chance does not write ten letters.
 */
import { isLetter } from "./dicom-plausible.ts"

/** As much of the end as is looked at. */
export const tailLength = 96

const printable = (byte: number): boolean => byte >= 0x20 && byte < 0x7f

/** Of four hundred slices none may be refused by chance; a single photograph is saved again more easily. */
export const longWords = 10
export const shortWords = 7
const fewestLetters = 6
const shortestWide = 4

/** `tail` is the end of the coded bytes; padding behind a text counts for nothing. */
export function endsInWords(tail: Uint8Array, shortest: number): boolean {
  let end = tail.length
  while (end > 0 && (tail[end - 1] === 0 || tail[end - 1] === 0xff)) end--
  const wideEnd = end + (tail[end] === 0 ? 1 : 0)
  return (
    textEnd(tail, end, 1) >= shortest || [wideEnd, end].some((at) => textEnd(tail, at, 2) >= shortestWide)
  )
}

/** Backwards; of letters in two bytes the other one is zero. */
function textEnd(tail: Uint8Array, end: number, width: 1 | 2): number {
  let length = 0
  let letters = 0
  for (let at = end - 1; at >= 0; at -= width, length++) {
    const [byte = 0, other = 0] =
      width === 1 ? [tail[at]] : [tail[at], tail[at - 1]].sort((a = 0, b = 0) => b - a)
    if (other !== 0 || !printable(byte)) break
    if (isLetter(byte)) letters++
  }
  return letters >= (width === 1 ? fewestLetters : shortestWide) ? length : 0
}
