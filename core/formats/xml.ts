/** A small, strict XML reader: no DTD, no entities beyond the five, bounded depth, nothing reaches outside. */
import { problem } from "./problem.ts"
import type { Problem } from "./problem.ts"

export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

/** Told of each part in order; a tree is one listener, a reader of large scans another. */
export interface XmlListener {
  readonly open: (name: string, attributes: ReadonlyMap<string, string>) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

const deepest = 128
const longestText = 384 * 2 ** 20

/** The name without its namespace prefix. */
export const localName = (name: string): string => name.slice(name.indexOf(":") + 1)

export function readXml(bytes: Uint8Array): XmlElement | Problem {
  const text = xmlText(bytes)
  if (typeof text !== "string") return text
  interface Draft {
    readonly name: string
    readonly attributes: ReadonlyMap<string, string>
    readonly children: (XmlElement | string)[]
  }
  const root: Draft = { name: "", attributes: new Map(), children: [] }
  const open: Draft[] = [root]
  const wrong = readXmlParts(text, {
    open: (name, attributes) => {
      const element: Draft = { name, attributes, children: [] }
      open.at(-1)?.children.push(element)
      open.push(element)
    },
    text: (part) => open.at(-1)?.children.push(part),
    close: () => open.pop(),
  })
  if (wrong !== null) return wrong
  const [first] = root.children
  return typeof first === "object" ? first : problem("xml-malformed")
}

/** All text below an element, joined. */
export function textOf(element: XmlElement): string {
  let text = ""
  const waiting: (XmlElement | string)[] = [element]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (typeof part === "string") text += part
    else for (const child of part.children.toReversed()) waiting.push(child)
  }
  return text
}

export const childrenOf = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter((child) => typeof child !== "string")

export const childNamed = (element: XmlElement, name: string): XmlElement | undefined =>
  childrenOf(element).find((child) => localName(child.name) === name)

const encodings = /^(?:utf-?8|us-ascii|utf-?16(?:le|be)?|iso-8859-\d{1,2}|windows-125[0-8]|latin1)$/iu

/** The characters of the file, by its mark, its declaration, or as UTF-8. */
export function xmlText(bytes: Uint8Array): string | Problem {
  if (bytes.length === 0) return problem("empty-file")
  if (bytes.length > longestText) return problem("too-large")
  const [a, b, c] = bytes
  let encoding = "utf-8"
  if (a === 0xff && b === 0xfe) encoding = "utf-16le"
  else if (a === 0xfe && b === 0xff) encoding = "utf-16be"
  else if (a === 0x3c && b === 0) encoding = "utf-16le"
  else if (a === 0 && b === 0x3c) encoding = "utf-16be"
  else if (!(a === 0xef && b === 0xbb && c === 0xbf)) {
    const start = String.fromCharCode(...bytes.subarray(0, 200))
    const declared = /^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.-]+)["']/u.exec(start)?.[1]
    if (declared !== undefined && !encodings.test(declared)) return problem("xml-encoding")
    // A declaration one can read byte by byte is not UTF-16, whatever it claims.
    if (declared !== undefined && !/^utf-?16/iu.test(declared)) encoding = declared
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return problem(encoding.startsWith("utf") ? "xml-malformed" : "xml-encoding")
  }
}

interface State {
  readonly text: string
  readonly listener: XmlListener
  at: number
  readonly open: string[]
  seenRoot: boolean
}

/** Once through the text; the first thing that is wrong ends it. */
export function readXmlParts(text: string, listener: XmlListener): Problem | null {
  const state: State = { text, listener, at: text.startsWith("\u{feff}") ? 1 : 0, open: [], seenRoot: false }
  while (state.at < text.length) {
    const wrong = text[state.at] === "<" ? readMarkup(state) : readText(state)
    if (wrong !== null) return wrong
  }
  return state.open.length === 0 && state.seenRoot ? null : problem("xml-malformed")
}

function readText(state: State): Problem | null {
  const found = state.text.indexOf("<", state.at)
  const end = found < 0 ? state.text.length : found
  const part = state.text.slice(state.at, end)
  state.at = end
  if (state.open.length === 0) return part.trim() === "" ? null : problem("xml-malformed")
  const plain = withoutEntities(part)
  if (plain === null || part.includes("]]>")) return problem("xml-malformed")
  state.listener.text(plain)
  return null
}

function readMarkup(state: State): Problem | null {
  const { text, at } = state
  switch (text[at + 1]) {
    case "?":
      return skipTo(state, "?>", 2)
    case "!":
      if (text.startsWith("<!--", at)) return skipTo(state, "-->", 4)
      if (text.startsWith("<![CDATA[", at)) return readCharacters(state)
      return problem(
        /^<!(?:DOCTYPE|ENTITY|ELEMENT)/iu.test(text.slice(at, at + 10)) ? "xml-dtd" : "xml-malformed",
      )
    case "/":
      return readEnd(state)
    default:
      return readStart(state)
  }
}

function skipTo(state: State, end: string, from: number): Problem | null {
  const found = state.text.indexOf(end, state.at + from)
  if (found < 0) return problem("xml-malformed")
  state.at = found + end.length
  return null
}

function readCharacters(state: State): Problem | null {
  const start = state.at + 9
  if (state.open.length === 0) return problem("xml-malformed")
  const wrong = skipTo(state, "]]>", 9)
  if (wrong === null) state.listener.text(state.text.slice(start, state.at - 3))
  return wrong
}

function readEnd(state: State): Problem | null {
  const found = state.text.indexOf(">", state.at)
  const name = state.open.pop()
  if (found < 0 || name === undefined) return problem("xml-malformed")
  if (state.text.slice(state.at + 2, found).trimEnd() !== name) return problem("xml-malformed")
  state.at = found + 1
  state.listener.close(name)
  return null
}

/** Beyond ASCII any letter may stand in a name: which ones are letters is no question of safety. */
const nameAt = /[A-Za-z_:\u00c0-\uffff][\w:.\-\u00b7-\uffff]*/y
const attributeAt = /\s+([A-Za-z_:\u00c0-\uffff][\w:.\-\u00b7-\uffff]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const endAt = /\s*(\/?)>/y
const mostAttributes = 256

function readStart(state: State): Problem | null {
  const { text, listener, open } = state
  if (open.length === 0 && state.seenRoot) return problem("xml-malformed")
  if (open.length >= deepest) return problem("xml-depth")
  nameAt.lastIndex = state.at + 1
  const name = nameAt.exec(text)?.[0]
  if (name === undefined) return problem("xml-malformed")
  let at = nameAt.lastIndex
  const attributes = new Map<string, string>()
  for (;;) {
    attributeAt.lastIndex = at
    const found = attributeAt.exec(text)
    if (found === null) break
    const value = withoutEntities(found[2] ?? found[3] ?? "")
    const key = found[1] ?? ""
    if (value === null || attributes.has(key) || attributes.size >= mostAttributes)
      return problem("xml-malformed")
    attributes.set(key, value)
    at = attributeAt.lastIndex
  }
  endAt.lastIndex = at
  const end = endAt.exec(text)
  if (end === null) return problem("xml-malformed")
  state.at = endAt.lastIndex
  state.seenRoot = true
  listener.open(name, attributes)
  if (end[1] === "/") listener.close(name)
  else open.push(name)
  return null
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", apos: "'", quot: '"' }

/** Null where an "&" begins anything but one of the five or a character's number. */
function withoutEntities(text: string): string | null {
  if (!text.includes("&")) return text
  let plain = ""
  let from = 0
  for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", from)) {
    const end = text.indexOf(";", at)
    if (end < 0 || end - at > 12) return null
    const letter = entityValue(text.slice(at + 1, end))
    if (letter === null) return null
    plain += text.slice(from, at) + letter
    from = end + 1
  }
  return plain + text.slice(from)
}

function entityValue(name: string): string | null {
  const number = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/u.exec(name)
  if (number === null) return Object.hasOwn(entities, name) ? (entities[name] ?? null) : null
  const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16)
  const valid = code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10_ffff)
  return valid && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : null
}

/** Text as it may stand between tags or in quotes. */
export const escapeXml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;")
