/** Reads back what our own writer wrote, strictly, so that a paper can be checked without any other program. */
import { winAnsiCode } from "./win-ansi.ts"

export interface ReadPaper {
  /** The file with each byte as one letter. */
  readonly raw: string
  readonly pages: number
  readonly text: string
  readonly lines: readonly {
    readonly page: number
    readonly x: number
    readonly y: number
    readonly text: string
  }[]
  readonly boxes: readonly {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }[]
  /** Sentences on what does not fit together; empty where all does. */
  readonly faults: readonly string[]
}

export function readPdf(bytes: Uint8Array): ReadPaper {
  const raw = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")
  const streams = Array.from(raw.matchAll(/\/Length (\d+) >>\nstream\n([\s\S]*?)endstream/gu))
  const contents = streams.map((match) => match[2] ?? "")
  const lines = contents.flatMap((content, page) =>
    Array.from(content.matchAll(/([\d.]+) ([\d.]+) Td \(((?:\\.|[^\\)])*)\) Tj/gu), ([, x, y, text]) => ({
      page,
      x: Number(x),
      y: Number(y),
      text: unescaped(text ?? ""),
    })),
  )
  const boxes = contents.flatMap((content) =>
    Array.from(
      content.matchAll(/g ([\d.-]+) ([\d.-]+) ([\d.]+) ([\d.]+) re f/gu),
      ([, x, y, width, height]) => ({
        x: Number(x),
        y: Number(y),
        width: Number(width),
        height: Number(height),
      }),
    ),
  )
  const lengthFaults = streams
    .filter(([, length, content]) => Number(length) !== content?.length)
    .map(([, length]) => `a stream is not ${length} bytes long`)
  return {
    raw,
    pages: contents.length,
    text: lines.map(({ text }) => text).join("\n"),
    lines,
    boxes,
    faults: [...lengthFaults, ...offsetFaults(raw)],
  }
}

const letters = new Map<number, string>()
for (let code = 32; code < 0x2200; code++) {
  const letter = String.fromCharCode(code)
  const encoded = winAnsiCode(letter)
  if (encoded !== null) letters.set(encoded, letter)
}

const unescaped = (text: string): string =>
  text.replaceAll(/\\(\d{3}|.)/gu, (_, sign: string) =>
    sign.length === 3 ? (letters.get(Number.parseInt(sign, 8)) ?? "?") : sign,
  )

function offsetFaults(raw: string): readonly string[] {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/u.exec(raw)?.[1] ?? -1)
  const [, size = "", table = ""] = /^xref\n0 (\d+)\n([\s\S]*?)trailer/u.exec(raw.slice(start)) ?? []
  const entries = table.match(/.{18} \n/gu) ?? []
  const faults = entries.flatMap((entry, number) => {
    if (number === 0) return entry === "0000000000 65535 f \n" ? [] : ["the first entry is not the free one"]
    const offset = Number(entry.slice(0, 10))
    return raw.startsWith(`${number} 0 obj\n`, offset) ? [] : [`object ${number} is not at ${offset}`]
  })
  if (entries.length !== Number(size) || entries.length < 2)
    faults.push("the table has another size than it says")
  if (!raw.includes(`/Size ${size} /Root 1 0 R`)) faults.push("the trailer has another size than the table")
  return faults
}
