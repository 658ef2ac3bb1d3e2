/** Where a command speaks: results to one stream, everything else to the other, progress only where somebody looks. */
import type { Words } from "./words/words.ts"

export interface Stream {
  readonly write: (text: string) => unknown
  /** True where a person looks at it. */
  readonly isTTY?: boolean
}

export interface Terminal {
  readonly words: Words
  readonly language: "de" | "en"
  /** The result: a line for people or a JSON value for programs. */
  readonly say: (line: string) => void
  readonly sayJson: (value: unknown) => void
  /** Remarks and refusals. */
  readonly remark: (line: string) => void
  /** One line that replaces itself; null takes it away. */
  readonly progress: (line: string | null) => void
}

/** Names from files and from other organisations are shown, never obeyed: no control or direction marks reach the screen. */
const commanding = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

export const plain = (text: string): string => text.replaceAll(commanding, "\u{fffd}")

/** JSON escapes the oldest control characters only; a program reads the escaped ones as the same text. */
const plainJson = (value: unknown): string =>
  JSON.stringify(value, null, 2)
    .split("\n")
    .map((line) =>
      line.replaceAll(commanding, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`),
    )
    .join("\n")

const shortestPause = 100

export function makeTerminal(
  words: Words,
  language: "de" | "en",
  streams: { readonly out: Stream; readonly err: Stream },
  now: () => number,
): Terminal {
  const { err, out } = streams
  let shown = false
  let last = 0
  const clear = (): void => {
    if (shown) err.write("\r\u001b[K")
    shown = false
  }
  const line = (stream: Stream, text: string): void => {
    clear()
    stream.write(`${text.split("\n").map(plain).join("\n")}\n`)
  }
  return {
    words,
    language,
    say: (text) => line(out, text),
    sayJson: (value) => {
      clear()
      out.write(`${plainJson(value)}\n`)
    },
    remark: (text) => line(err, text),
    progress: (text) => {
      if (err.isTTY !== true) return
      if (text === null) return clear()
      if (now() - last < shortestPause) return
      last = now()
      err.write(`\r\u001b[K${plain(text)}`)
      shown = true
    },
  }
}
