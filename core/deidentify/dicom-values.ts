/** Single values of the DICOM rewrite: kept where they can hold no words, else null. */
import type { Bytes } from "../encoding/bytes.ts"
import { dictionaryVr } from "../formats/dicom-dictionary.ts"
import { groupOf } from "../formats/dicom-tags.ts"
import { textElement, widthOf } from "../formats/dicom-write.ts"
import type { OutElement } from "../formats/dicom-write.ts"
import type { Attribute } from "./dicom-attributes.ts"
import { holdsWords, isPairOfLetters } from "./dicom-plausible.ts"
import { isTerm, keepsPlaces } from "./dicom-words.ts"

const latin1 = (bytes: Bytes): string => {
  let text = ""
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

/** The values of a text of digits and terms, without padding. */
export const plainTexts = (bytes: Bytes): readonly string[] =>
  latin1(bytes)
    .split("\\")
    .map((text) => text.replaceAll(/^[ \0]+|[ \0]+$/gu, ""))

const bounded = <Value>(values: readonly Value[], { most }: Attribute): readonly Value[] =>
  most === 0 ? values : values.slice(0, most)

const decimal = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?$/u
const whole = /^[-+]?\d{1,12}$/u
/** A whole part of so many digits measures nothing in an image, but may be a date, a telephone or a chart number. */
const tooLong = /\d{8}/u

function isNumber(text: string, vr: string): boolean {
  if (text === "") return true
  if (text.length > 40 || !(vr === "IS" ? whole : decimal).test(text)) return false
  return !tooLong.test(text.split(/[.eE]/u)[0] ?? "")
}

/** Numbers that count studies, series and images are where a chart number would be put. */
const longestCount = 5
const isCount = (of: number, { vr }: Attribute): boolean => vr === "IS" && groupOf(of) === 0x0020

/** Decimal strings keep their spelling, so that no coordinate changes. */
export function numberText(of: number, attribute: Attribute, bytes: Bytes): OutElement | null {
  const texts = bounded(plainTexts(bytes), attribute)
  if (isCount(of, attribute) && texts.some((text) => text.length > longestCount)) return null
  return texts.every((text) => isNumber(text, attribute.vr))
    ? textElement(of, attribute.vr, texts.join("\\"))
    : null
}

/** Words of the standard only. In an image type a foreign word leaves its place empty. */
export function termText(of: number, attribute: Attribute, bytes: Bytes): OutElement | null {
  const texts = bounded(plainTexts(bytes), attribute)
  if (texts.every((text) => isTerm(of, text))) return textElement(of, "CS", texts.join("\\"))
  if (!keepsPlaces(of) || !isTerm(of, texts[0] ?? "")) return null
  const known = texts.map((text) => (isTerm(of, text) ? text : ""))
  while (known.at(-1) === "") known.pop()
  return textElement(of, "CS", known.join("\\"))
}

/** Representations of which an attribute has the one or the other. */
const siblings: Readonly<Record<string, string>> = {
  US: "US SS OW",
  SS: "SS US",
  OW: "OW OB US SS",
  UL: "UL SL",
}

/** Sizes of a whole slide in pixels: there a number that reads as two letters is a number. */
const mayBePair: ReadonlySet<number> = new Set([0x0048_0006, 0x0048_0007])
const isName = (of: number, vr: string, bytes: Bytes, little: boolean): boolean =>
  holdsWords(vr, bytes, little) || (!/^[FO]/u.test(vr) && !mayBePair.has(of) && isPairOfLetters(bytes))

/** Numbers in binary: as many as there may be, and none that are letters. */
export function numberBytes(
  of: number,
  attribute: Attribute,
  vr: string,
  bytes: Bytes,
  little: boolean,
): OutElement | null {
  const written = vr === "UN" ? attribute.vr : vr
  if (!(siblings[attribute.vr] ?? attribute.vr).split(" ").includes(written)) return null
  const width = widthOf[attribute.vr] ?? 1
  if (bytes.length % width !== 0) return null
  const end = attribute.most === 0 ? bytes.length : Math.min(attribute.most * width, bytes.length)
  const kept = bytes.subarray(0, end)
  // The beginning of a name is judged by the whole of it.
  const isCut = end < bytes.length && holdsWords(attribute.vr, bytes, little)
  return isCut || isName(of, attribute.vr, kept, little)
    ? null
    : { tag: of, vr: written, kind: "value", little, bytes: kept }
}

/** Pointers to attributes of the standard; private ones would point at what is gone. */
export function tagBytes(of: number, bytes: Bytes, little: boolean): OutElement | null {
  if (bytes.length % 4 !== 0) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 0; at < bytes.length; at += 4) {
    const tag = view.getUint16(at, little) * 0x1_0000 + view.getUint16(at + 2, little)
    if (tag % 0x1_0000 === 0 || dictionaryVr(tag) === null) return null
  }
  return { tag: of, vr: "AT", kind: "value", little, bytes }
}
