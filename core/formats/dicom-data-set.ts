/** A DICOM data set in memory: small values as bytes, large ones by their place, and what they say. */
import { dictionaryVr } from "./dicom-dictionary.ts"
import { tag } from "./dicom-tags.ts"
import { decodeText } from "./dicom-text.ts"
import type { Bytes } from "../encoding/bytes.ts"

export interface Span {
  readonly at: number
  readonly length: number
}

export interface DicomElement {
  readonly tag: number
  readonly vr: string
  readonly little: boolean
  readonly at: number
  readonly length: number
  /** Null where the value is too large to hold, or is not bytes but items or fragments. */
  readonly value: Bytes | null
  readonly items: readonly DicomSet[] | null
  /** Of encapsulated pixels; the first is the basic offset table. */
  readonly fragments: readonly Span[] | null
  /** The file ends inside the value. */
  readonly cut: boolean
}

export interface DicomSet {
  readonly elements: ReadonlyMap<number, DicomElement>
  /** The character sets that stand for its texts, its own or those of the set around it. */
  readonly sets: readonly string[]
}

const textVrs = new Set("AE AS CS DA DS DT IS LO LT PN SH ST TM UC UI UR UT".split(" "))
/** One value however many backslashes. */
const wholeVrs = new Set(["LT", "ST", "UT", "UR"])

/** What the attribute is, where a sender wrote it as unknown bytes. */
export const knownVr = (element: DicomElement): string =>
  element.vr === "UN" ? (dictionaryVr(element.tag) ?? "UN") : element.vr

const latin1 = (bytes: Uint8Array): string => {
  let text = ""
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

const onlyAscii = new Set("AE AS CS DA DS DT IS TM UI UR".split(" "))

/** The values of a text attribute without their padding; empty where it is missing or no text. */
export function textsOf(set: DicomSet, of: number): readonly string[] {
  const element = set.elements.get(of)
  if (element?.value === undefined || element.value === null) return []
  const vr = knownVr(element)
  if (!textVrs.has(vr)) return []
  const text = onlyAscii.has(vr) ? latin1(element.value) : decodeText(element.value, set.sets)
  const values = wholeVrs.has(vr) ? [text] : text.split("\\")
  return values.map((value) => value.replaceAll(/^[ \0]+|[ \0]+$/gu, ""))
}

/** The first value, or null where there is none or an empty one. */
export function textOf(set: DicomSet, of: number): string | null {
  const text = textsOf(set, of)[0] ?? ""
  return text === "" ? null : text
}

type Reader = readonly [width: number, read: (view: DataView, at: number, little: boolean) => number]

const readers: Readonly<Record<string, Reader>> = {
  US: [2, (view, at, little) => view.getUint16(at, little)],
  SS: [2, (view, at, little) => view.getInt16(at, little)],
  UL: [4, (view, at, little) => view.getUint32(at, little)],
  SL: [4, (view, at, little) => view.getInt32(at, little)],
  FL: [4, (view, at, little) => view.getFloat32(at, little)],
  FD: [8, (view, at, little) => view.getFloat64(at, little)],
  UV: [8, (view, at, little) => Number(view.getBigUint64(at, little))],
  SV: [8, (view, at, little) => Number(view.getBigInt64(at, little))],
  AT: [4, (view, at, little) => view.getUint16(at, little) * 0x1_0000 + view.getUint16(at + 2, little)],
  OF: [4, (view, at, little) => view.getFloat32(at, little)],
  OD: [8, (view, at, little) => view.getFloat64(at, little)],
  OL: [4, (view, at, little) => view.getUint32(at, little)],
}

/** The values of a numeric attribute, also of decimal strings; what is no number is left out. */
export function numbersOf(set: DicomSet, of: number): readonly number[] {
  const element = set.elements.get(of)
  if (element?.value === undefined || element.value === null) return []
  const vr = knownVr(element)
  if (vr === "DS" || vr === "IS") return decimals(textsOf(set, of))
  const reader = readers[vr]
  if (reader === undefined) return []
  const [width, read] = reader
  const view = new DataView(element.value.buffer, element.value.byteOffset, element.value.length)
  const numbers: number[] = []
  for (let at = 0; at + width <= view.byteLength; at += width) numbers.push(read(view, at, element.little))
  return numbers
}

const decimal = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u

const decimals = (texts: readonly string[]): readonly number[] =>
  texts.filter((text) => text.length <= 64 && decimal.test(text)).map(Number)

export const numberOf = (set: DicomSet, of: number): number | null => numbersOf(set, of)[0] ?? null

export const itemsOf = (set: DicomSet, of: number): readonly DicomSet[] => set.elements.get(of)?.items ?? []

export const setsOf = (
  elements: ReadonlyMap<number, DicomElement>,
  around: readonly string[],
): readonly string[] => {
  const element = elements.get(tag.characterSet)
  return element?.value === undefined || element.value === null ? around : latin1(element.value).split("\\")
}
