/** A DICOM data set made anew from what was read of the old one: what is not allowed is not there. */
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { knownVr, textOf, textsOf } from "../formats/dicom-data-set.ts"
import type { DicomElement, DicomSet } from "../formats/dicom-data-set.ts"
import { groupOf, tag } from "../formats/dicom-tags.ts"
import { textElement } from "../formats/dicom-write.ts"
import type { OutElement, OutSet } from "../formats/dicom-write.ts"
import { attributeOf, characteristicOf, dateOf, deviceOf } from "./dicom-attributes.ts"
import type { Attribute } from "./dicom-attributes.ts"
import { bulkElement, isBulk } from "./dicom-bulk.ts"
import { meaningOf } from "./dicom-codes.ts"
import { keptAge, keptDate } from "./dicom-dates.ts"
import { cleanedDescription, descriptorVr } from "./dicom-descriptors.ts"
import { kindOfValue, note, placeOf } from "./dicom-findings.ts"
import type { Notes } from "./dicom-findings.ts"
import { isDeviceText } from "./dicom-device.ts"
import { isStorageClass, isWellKnownUid } from "./dicom-kind.ts"
import type { ObjectKind } from "./dicom-kind.ts"
import { isSafeContent, reportAttribute } from "./dicom-report.ts"
import { numberBytes, numberText, plainTexts, tagBytes, termText } from "./dicom-values.ts"
import { isMaker, textTerm } from "./dicom-words.ts"
import type { RewriteContext } from "./findings.ts"

export interface Rewrite {
  readonly source: ByteSource
  readonly kind: ObjectKind
  readonly context: RewriteContext
  readonly notes: Notes
  readonly uids: Map<string, string>
  /** Words of people and institutions in this file, in small letters. */
  readonly owners: () => ReadonlySet<string>
}

const codeValue = 0x0008_0100
const codeDesignator = 0x0008_0102
const codeMeaning = 0x0008_0104
const longCode = 0x0008_0119
const urnCode = 0x0008_0120

/** Attributes that name a kind of thing, not a thing: kept where the standard knows the kind. */
const classTags = new Set([0x0008_0016, 0x0008_1150, 0x0008_115a, 0x0008_0062, 0x0008_001a, 0x0008_001b])

/** Written by us at the top, whatever stood there. */
const ownTags: ReadonlySet<number> = new Set([
  tag.characterSet,
  tag.pixels,
  tag.floatPixels,
  tag.doublePixels,
  tag.burnedIn,
  tag.numberOfFrames,
  0x0028_0302,
  0x0028_0303,
])

/** Texts that readers want to be there: empty, or a word of ours. */
const standIns: ReadonlyMap<number, readonly [vr: string, text: string]> = new Map([
  [0x0008_0023, ["DA", ""]],
  [0x0008_0033, ["TM", ""]],
  [0x0008_0070, ["LO", ""]],
  [0x0020_1040, ["LO", ""]],
  [0x0062_0005, ["LO", "SEGMENT"]],
  [0x0070_0080, ["CS", "CONTENT"]],
  [0x0070_0084, ["PN", ""]],
  [0x3006_0002, ["SH", "STRUCTURES"]],
  [0x3006_0008, ["DA", ""]],
  [0x3006_0009, ["TM", ""]],
  [0x3006_0026, ["LO", ""]],
  [0x3006_00a6, ["PN", ""]],
  [0x300a_0002, ["SH", "PLAN"]],
])

/** In ascending order of tags. Bounded by the depth the reader allows. */
export async function rewriteSet(rewrite: Rewrite, set: DicomSet, path = ""): Promise<OutSet> {
  const out: OutElement[] = []
  for (const element of set.elements.values()) {
    if (path === "" && ownTags.has(element.tag)) continue
    const made = await rewriteElement(rewrite, set, element, path)
    if (made !== null) out.push(made)
    else if (element.tag % 0x1_0000 !== 0) {
      note(rewrite.notes, placeOf(path, element.tag), kindOfValue(element.tag, knownVr(element)), "removed")
    }
  }
  return out
}

async function rewriteElement(
  rewrite: Rewrite,
  set: DicomSet,
  element: DicomElement,
  path: string,
): Promise<OutElement | null> {
  const { kind } = rewrite
  const of = element.tag
  if (of % 0x1_0000 === 0) return null
  const optional = await keptByOption(rewrite, set, element, path)
  if (optional !== null) return optional
  if (!kind.groups.has(groupOf(of))) return null
  const attribute = attributeOf(of) ?? (kind.family === "report" ? reportAttribute(of) : null)
  if (attribute === null) return standIn(rewrite, set, element, path)
  if (attribute.vr === "SQ") return rewriteItems(rewrite, element, path)
  if (isBulk(of, attribute.vr))
    return bulkElement(rewrite.source, set, element, rewrite.notes, placeOf(path, of))
  const bytes = await valueOf(rewrite, element)
  if (bytes === null) return null
  return (
    (await rewriteValue(rewrite, element, attribute, bytes, path)) ?? standIn(rewrite, set, element, path)
  )
}

/** Contours may be longer than what is held; numbers beyond this are nobody's contour. */
const longestText = 16 << 20

async function valueOf(
  { source }: Rewrite,
  { value, items, fragments, at, length }: DicomElement,
): Promise<Bytes | null> {
  if (items !== null || fragments !== null) return null
  if (value !== null) return value
  return length > longestText ? null : source.read(at, at + length)
}

async function rewriteValue(
  rewrite: Rewrite,
  element: DicomElement,
  attribute: Attribute,
  bytes: Bytes,
  path: string,
): Promise<OutElement | null> {
  const of = element.tag
  switch (attribute.vr) {
    case "DS":
    case "IS":
      return numberText(of, attribute, bytes)
    case "CS":
      return termText(of, attribute, bytes)
    case "UI":
      return rewriteUids(rewrite, of, attribute, bytes, path)
    case "AT":
      return tagBytes(of, bytes, element.little)
    default:
      return numberBytes(of, attribute, element.vr, bytes, element.little)
  }
}

/** They name one image, not what it belongs to. */
const instanceTags: ReadonlySet<number> = new Set([tag.sopInstance, 0x0008_1155])

async function rewriteUids(
  rewrite: Rewrite,
  of: number,
  { most }: Attribute,
  bytes: Bytes,
  path: string,
): Promise<OutElement | null> {
  const all = plainTexts(bytes)
  const uids = most === 0 ? all : all.slice(0, most)
  if (classTags.has(of)) {
    return uids.every((uid) => uid === "" || isStorageClass(uid))
      ? textElement(of, "UI", uids.join("\\"))
      : null
  }
  const mapped: string[] = []
  for (const uid of uids) {
    mapped.push(await (instanceTags.has(of) ? mappedInstance : mappedUid)(rewrite, uid))
  }
  if (mapped.some((uid, index) => uid !== uids[index]))
    note(rewrite.notes, placeOf(path, of), "uid", "replaced")
  return textElement(of, "UI", mapped.join("\\"))
}

async function mappedUid({ uids, context }: Rewrite, uid: string): Promise<string> {
  if (uid === "" || isWellKnownUid(uid)) return uid
  const known = uids.get(uid) ?? (await context.mapUid(uid))
  uids.set(uid, known)
  return known
}

export async function mappedInstance({ context }: Rewrite, uid: string): Promise<string> {
  return uid === "" || isWellKnownUid(uid) ? uid : context.mapInstance(uid)
}

async function rewriteItems(
  rewrite: Rewrite,
  element: DicomElement,
  path: string,
): Promise<OutElement | null> {
  if (element.items === null) return null
  const place = placeOf(path, element.tag)
  const items: OutSet[] = []
  let dropped = 0
  for (const item of element.items) {
    const made = isCode(item) ? codeItem(item) : await rewriteSet(rewrite, item, place)
    if (made === null || (element.tag === contentSequence && !isSafeContent(made))) {
      dropped++
      note(rewrite.notes, place, made === null ? "unknown-code" : "report-text", "removed")
    } else items.push(made)
  }
  const says = items.some((made) => made.length > 0) || perFrame.has(element.tag)
  if ((dropped > 0 && items.length === 0) || (!says && items.length > 0)) return null
  return { tag: element.tag, vr: "SQ", kind: "items", items }
}

const contentSequence = 0x0040_a730
/** Their items are counted: an empty one still stands for its frame. */
const perFrame: ReadonlySet<number> = new Set([tag.sharedGroups, tag.perFrameGroups])

const isCode = ({ elements }: DicomSet): boolean =>
  elements.has(codeValue) || elements.has(longCode) || elements.has(urnCode) || elements.has(codeMeaning)

/** A coded concept that is in our tables, with our words; of any other nothing stays. */
function codeItem(set: DicomSet): OutSet | null {
  const code = textOf(set, codeValue)
  const designator = textOf(set, codeDesignator)
  if (code === null || designator === null) return null
  const meaning = meaningOf(designator, code)
  if (meaning === null) return null
  return [
    textElement(codeValue, "SH", code),
    textElement(codeDesignator, "SH", designator),
    textElement(codeMeaning, "LO", meaning),
  ]
}

async function keptByOption(
  rewrite: Rewrite,
  set: DicomSet,
  element: DicomElement,
  path: string,
): Promise<OutElement | null> {
  const { keep, shiftDays } = rewrite.context
  const of = element.tag
  const date = keep.dates === "none" ? null : dateOf(of)
  if (date !== null && element.value !== null) {
    const days = keep.dates === "shifted" ? shiftDays : 0
    const texts = plainTexts(element.value).map((text) => keptDate(date.vr, text, days))
    if (texts.includes(null)) return null
    const shifted = keep.dates === "shifted" && date.vr !== "TM"
    note(rewrite.notes, placeOf(path, of), "date", shifted ? "shifted" : "kept")
    return textElement(of, date.vr, texts.join("\\"))
  }
  const cleaned = keep.descriptors ? cleanedDescriptor(set, of) : null
  if (cleaned !== null) {
    note(rewrite.notes, placeOf(path, of), "free-text", "replaced")
    return cleaned
  }
  const device = keep.device ? (deviceOf(of) ?? makerAttributes.get(of) ?? null) : null
  const person = keep.characteristics && path === "" ? characteristicOf(of) : null
  const made =
    device === null
      ? keptCharacteristic(set, element, person)
      : device.vr === "UI"
        ? await keptUids(rewrite, set, of)
        : keptText(rewrite, set, of, device.vr)
  if (made !== null) note(rewrite.notes, placeOf(path, of), device === null ? "patient" : "device", "kept")
  return made
}

function cleanedDescriptor(set: DicomSet, of: number): OutElement | null {
  const vr = descriptorVr(of)
  const text = vr === null ? null : cleanedDescription(textOf(set, of) ?? "")
  return vr === null || text === null ? null : textElement(of, vr, text)
}

/** Who made the device, in the file's own words: no row of Table E.1-1, kept with the device's identity only. */
const makerAttributes: ReadonlyMap<number, Attribute> = new Map([
  [tag.manufacturer, { vr: "LO", most: 1 }],
  [0x0008_1090, { vr: "LO", most: 1 }],
  [0x0018_1020, { vr: "LO", most: 0 }],
])

/** The same device is the same for one recipient, and another one for the next. */
async function keptUids(rewrite: Rewrite, set: DicomSet, of: number): Promise<OutElement | null> {
  const mapped: string[] = []
  for (const uid of textsOf(set, of)) mapped.push(await mappedUid(rewrite, uid))
  return mapped.length === 0 ? null : textElement(of, "UI", mapped.join("\\"))
}

function keptText({ owners }: Rewrite, set: DicomSet, of: number, vr: string): OutElement | null {
  const texts = textsOf(set, of)
  if (texts.length === 0 || !texts.every((text) => isDeviceText(text, owners()))) return null
  return textElement(of, vr, texts.join("\\"))
}

function keptCharacteristic(
  set: DicomSet,
  element: DicomElement,
  attribute: Attribute | null,
): OutElement | null {
  if (attribute === null || element.value === null) return null
  const of = element.tag
  if (attribute.vr === "AS") {
    const age = keptAge(textOf(set, of) ?? "")
    return age === null ? null : textElement(of, "AS", age)
  }
  if (attribute.vr === "DS") return numberText(of, attribute, element.value)
  if (attribute.vr === "US") return numberBytes(of, attribute, element.vr, element.value, element.little)
  const word = textOf(set, of) ?? ""
  return /^(?:M|F|O|YES|NO|UNKNOWN|ALTERED|UNALTERED)$/u.test(word) ? textElement(of, "CS", word) : null
}

/** Technical words of text attributes, and what a reader expects to find. */
function standIn(
  rewrite: Rewrite,
  set: DicomSet,
  { tag: of }: DicomElement,
  path: string,
): OutElement | null {
  const term = textTerm(of)
  const texts = textsOf(set, of)
  if (term !== null && texts.length > 0 && texts.every((text) => term[1].test(text))) {
    return textElement(of, term[0], texts.join("\\"))
  }
  if (of === tag.manufacturer && isMaker(texts[0] ?? "")) return textElement(of, "LO", texts[0] ?? "")
  const own = standIns.get(of)
  if (own === undefined) return null
  if (texts.some((text) => text !== ""))
    note(rewrite.notes, placeOf(path, of), kindOfValue(of, own[0]), "cleared")
  return textElement(of, own[0], own[1])
}
