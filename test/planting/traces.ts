/** What is left of planted words in bytes, looked for the plain way: a second opinion beside the leak check. */
import { inflateSync } from "fflate"

const spellings = (word: string): readonly Uint8Array[] => {
  const utf16 = (little: boolean): Uint8Array => {
    const bytes = new Uint8Array(word.length * 2)
    const view = new DataView(bytes.buffer)
    for (let i = 0; i < word.length; i++) view.setUint16(i * 2, word.charCodeAt(i), little)
    return bytes
  }
  return [
    new TextEncoder().encode(word),
    new TextEncoder().encode(word.toLowerCase()),
    utf16(true),
    utf16(false),
  ]
}

/** The places whose word still stands. */
export function tracesIn(bytes: Uint8Array, canaries: ReadonlyMap<string, string>): readonly string[] {
  const views = [Buffer.from(bytes), ...unpacked(bytes)]
  const left: string[] = []
  for (const [place, word] of canaries) {
    if (spellings(word).some((spelt) => views.some((view) => view.includes(Buffer.from(spelt)))))
      left.push(place)
  }
  return left
}

/** A deflated data set, which begins where the file meta information ends. */
function unpacked(bytes: Uint8Array): readonly Buffer[] {
  const start = 144 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(140, true)
  try {
    return [Buffer.from(inflateSync(bytes.subarray(start)))]
  } catch {
    return []
  }
}
